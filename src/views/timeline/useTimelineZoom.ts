// Closer to a long run: Ctrl + wheel, two fingers, or + and − while the timeline has the focus; 0 shows the whole again.

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useSession } from '../../session/react.ts';
import { followed, type Limits, type Range, zoomed } from '../../ui/range.ts';

const STEP = 1.5;

export function useTimelineZoom(untilUs: number) {
  const session = useSession();
  const limits: Limits = { untilUs, widestUs: untilUs };
  const [zoom, setZoom] = useState<{ of: number; range: Range }>({
    of: untilUs,
    range: [0, untilUs],
  });
  // Another length of the run: the whole of it.
  const range: Range = zoom.of === untilUs ? zoom.range : [0, untilUs];
  const latest = useRef({ limits, range });
  latest.current = { limits, range };
  const fingers = useRef(new Map<number, number>());

  const apply = (next: Range) => setZoom({ of: untilUs, range: next });
  const closer = (factor: number, around: number) =>
    apply(zoomed(limits, latest.current.range, factor, around));
  const timeAt = (clientX: number, element: Element) => {
    const box = element.getBoundingClientRect();
    const [from, to] = latest.current.range;
    return from + ((clientX - box.left) / Math.max(1, box.width)) * (to - from);
  };

  useEffect(
    () =>
      session.onMotion((_, time) => {
        const { limits: now, range: shown } = latest.current;
        const next = followed(now, shown, time);
        if (next !== shown) setZoom({ of: now.untilUs, range: next });
      }),
    [session],
  );

  return {
    range,
    zoomed: range[0] > 0 || range[1] < untilUs,
    handlers: {
      onKeyDown: ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
        if (ctrlKey || metaKey) return;
        if (key === '+' || key === '=') closer(STEP, session.playhead());
        else if (key === '-') closer(1 / STEP, session.playhead());
        else if (key === '0') apply([0, untilUs]);
      },
      onPointerDown: ({ pointerType, pointerId, clientX }: PointerEvent) => {
        if (pointerType === 'touch') fingers.current.set(pointerId, clientX);
      },
      onPointerMove: (event: PointerEvent) => {
        const { pointerId, clientX, currentTarget } = event;
        const known = fingers.current;
        const before = known.get(pointerId);
        const other = [...known].find(([id]) => id !== pointerId)?.[1];
        if (before === undefined) return;
        known.set(pointerId, clientX);
        if (other === undefined) return;
        const apart = Math.abs(before - other);
        if (apart > 10)
          closer(Math.abs(clientX - other) / apart, timeAt((clientX + other) / 2, currentTarget));
      },
      onPointerUp: ({ pointerId }: PointerEvent) => fingers.current.delete(pointerId),
      onPointerCancel: ({ pointerId }: PointerEvent) => fingers.current.delete(pointerId),
    },
    /** React listens to wheels passively: a page must be told not to zoom as a whole. */
    onWheel: (event: WheelEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const factor = event.deltaY < 0 ? STEP : 1 / STEP;
      closer(factor, timeAt(event.clientX, event.currentTarget as Element));
    },
    /** Two fingers zoom: what they drag is no seeking. */
    isPinching: () => fingers.current.size > 1,
  };
}
