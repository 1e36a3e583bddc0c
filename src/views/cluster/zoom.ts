// Zoom and pan by wheel, pinch and drag: d3-zoom on the stage. Loaded when somebody points at the stage or asks for it.

import { select, type ZoomTransform, zoom, zoomIdentity } from 'd3';
import type { Size } from '../../ui/useSize.ts';
import { CLOSEST, type Viewport } from './viewport.ts';

const FACTOR = 1.5;

export interface Zoomer {
  by(direction: 1 | -1): void;
  whole(): void;
  /** Brings a place of the picture into sight. */
  show(x: number, y: number): void;
  resize(size: Size): void;
  end(): void;
}

/** A pinch on a trackpad comes as a wheel with Ctrl and small steps; a notch of a wheel with Ctrl is one of the usual ones. */
function wheelDelta({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const unit = deltaMode === 1 ? 0.05 : deltaMode ? 1 : 0.002;
  return -deltaY * unit * (ctrlKey && Math.abs(deltaY) < 40 ? 10 : 1);
}

/**
 * `mayDrag` says whether a press of the mouse or one finger moves the picture: else it may be drawing a wall, or scrolling the page.
 * The wheel zooms with Ctrl or ⌘, or where the stage itself has the focus: a page that one scrolls through is never held up.
 */
export function startZoom(
  element: HTMLElement,
  size: Size,
  viewport: Viewport,
  mayDrag: (event: Event) => boolean,
): Zoomer {
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([1, CLOSEST])
    .wheelDelta(wheelDelta)
    .filter((event: Event) => {
      if (event instanceof WheelEvent)
        return event.ctrlKey || event.metaKey || document.activeElement === element;
      if ('touches' in event) return (event as TouchEvent).touches.length > 1 || mayDrag(event);
      return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey && mayDrag(event);
    })
    .on('zoom', ({ transform: { k, x, y } }: { transform: ZoomTransform }) => {
      viewport.set({ k, x, y });
    });
  const target = select(element);
  const resize = ({ width, height }: Size) => {
    const corners: [[number, number], [number, number]] = [
      [0, 0],
      [width, height],
    ];
    behaviour.extent(corners).translateExtent(corners);
    target.call(behaviour.transform, zoomIdentity);
  };
  target.call(behaviour).on('dblclick.zoom', null);
  resize(size);
  return {
    by: (direction) => target.call(behaviour.scaleBy, direction > 0 ? FACTOR : 1 / FACTOR),
    whole: () => target.call(behaviour.transform, zoomIdentity),
    show: (x, y) => {
      const { view } = viewport;
      const [sx, sy] = [x * view.k + view.x, y * view.k + view.y];
      const { clientWidth, clientHeight } = element;
      if (view.k > 1 && (sx < 0 || sy < 0 || sx > clientWidth || sy > clientHeight))
        target.call(behaviour.translateTo, x, y);
    },
    resize,
    end: () => {
      target.on('.zoom', null);
      viewport.set({ k: 1, x: 0, y: 0 });
    },
  };
}
