// Zoom and pan by d3-zoom: drag, pinch, Ctrl + wheel. A plain wheel scrolls the page, as everywhere else.

import { scaleLinear, select, type ZoomBehavior, zoom, zoomIdentity } from 'd3';
import { type RefObject, useEffect, useRef } from 'react';
import type { Limits, Range } from '../../ui/range.ts';

/** Follows gestures on an element whose left edge is `range[0]` and whose width is that of the window. */
export function useZoom(
  target: RefObject<SVGRectElement | null>,
  width: number,
  limits: Limits,
  range: Range,
  onRange: (range: Range) => void,
): void {
  const behaviour = useRef<ZoomBehavior<SVGRectElement, unknown> | null>(null);
  const { untilUs, widestUs } = limits;

  useEffect(() => {
    const element = target.current;
    if (!element || width <= 0) return;
    const whole = scaleLinear([0, untilUs], [0, width]);
    const zooming = zoom<SVGRectElement, unknown>()
      .extent([
        [0, 0],
        [width, 1],
      ])
      .translateExtent([
        [0, Number.NEGATIVE_INFINITY],
        [width, Number.POSITIVE_INFINITY],
      ])
      .scaleExtent([untilUs / widestUs, untilUs / 1000])
      .filter((event: WheelEvent & MouseEvent) =>
        event.type === 'wheel' ? event.ctrlKey || event.metaKey : !event.button && !event.ctrlKey,
      )
      .on('zoom', ({ sourceEvent, transform }) => {
        if (!sourceEvent) return;
        const [from = 0, to = untilUs] = transform.rescaleX(whole).domain();
        onRange([Math.round(from), Math.round(to)]);
      });
    behaviour.current = zooming;
    const selection = select(element);
    // A double click is two clicks: it puts the playhead there.
    selection.call(zooming).on('dblclick.zoom', null);
    return () => {
      selection.on('.zoom', null);
      behaviour.current = null;
    };
  }, [target, width, untilUs, widestUs, onRange]);

  const [from, to] = range;
  useEffect(() => {
    const element = target.current;
    const zooming = behaviour.current;
    if (!element || !zooming || width <= 0) return;
    const scale = untilUs / (to - from);
    zooming.transform(
      select(element),
      zoomIdentity.translate((-scale * from * width) / untilUs, 0).scale(scale),
    );
  }, [target, width, untilUs, from, to]);
}
