// The whole run in one strip, with a brush: drag its edges to zoom, its middle to pan.

import { brushX, type D3BrushEvent, scaleLinear, select } from 'd3';
import { useEffect, useMemo, useRef } from 'react';
import { bandsOf, pausesOf } from '../../session/bands.ts';
import { useSessionState } from '../../session/react.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Reign } from '../../ui/Reign.tsx';
import type { Range } from '../../ui/range.ts';
import { type Limits, within } from '../../ui/range.ts';
import { useSize } from '../../ui/useSize.ts';
import { DOTS, HATCH } from './Patterns.tsx';

const HEIGHT = 22;
const BAND = { y: 4, height: HEIGHT - 8 };
const MOST = 400;

export function Overview({
  limits,
  range,
  onRange,
}: {
  readonly limits: Limits;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}) {
  const [measure, size] = useSize<HTMLDivElement>();
  const report = useSessionState((state) => state.report);
  const bands = useMemo(
    () => (report ? bandsOf(report.summary.leaders, pausesOf(report.story)).slice(-MOST) : []),
    [report],
  );
  const group = useRef<SVGGElement>(null);
  const width = size?.width ?? 0;
  const { untilUs, widestUs } = limits;
  const [from, to] = range;

  useEffect(() => {
    if (!group.current || width <= 0) return;
    const x = scaleLinear([0, untilUs], [0, width]);
    const brush = brushX<unknown>()
      .extent([
        // Its rim is inside of the drawing.
        [0.5, 0.5],
        [width - 0.5, HEIGHT - 0.5],
      ])
      .on('brush end', ({ sourceEvent, selection, type }: D3BrushEvent<unknown>) => {
        if (!sourceEvent) return;
        // A click beside the brush, which d3 takes for an empty one, leads there.
        if (!selection && type !== 'end') return;
        const [a, b] = (selection as [number, number] | null) ?? [x(from), x(to)];
        onRange(within({ untilUs, widestUs }, [x.invert(a), x.invert(b)]));
      });
    const target = select(group.current);
    target.call(brush);
    brush.move(target, [x(from), Math.max(x(from) + 3, x(to))]);
    return () => {
      target.on('.brush', null);
    };
  }, [width, untilUs, widestUs, from, to, onRange]);

  return (
    <div className="st-overview" ref={measure}>
      <svg width={width} height={HEIGHT} aria-hidden="true">
        <rect className="st-overview-paper" width={width} height={HEIGHT} />
        {bands.map(({ node, epoch, fromUs, toUs, paused, stripe, of }) => {
          const box = {
            x: (fromUs / untilUs) * width,
            y: BAND.y + (stripe * BAND.height) / of,
            width: Math.max(1, ((toUs - fromUs) / untilUs) * width),
            height: BAND.height / of - (of > 1 ? 1 : 0),
          };
          const key = `${node} ${fromUs}`;
          return paused ? (
            <rect key={key} fill={`url(#${HATCH})`} stroke={epochColour(epoch)} {...box} />
          ) : (
            <Reign key={key} epoch={epoch} dots={DOTS} {...box} />
          );
        })}
        <g ref={group} className="st-brush" />
      </svg>
    </div>
  );
}
