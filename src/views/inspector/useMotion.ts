// Drawings that follow the playhead: they write to the page in each animation frame, and React renders nothing.

import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Micros } from '../../engine/units.ts';
import { useSession } from '../../session/react.ts';

/** Calls `draw` with the playhead after each render and in each animation frame in which it moved. */
export function useMotion(draw: (time: Micros) => void): void {
  const session = useSession();
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
    draw(session.playhead());
  });
  useEffect(() => session.onMotion((_frame, time) => latest.current(time)), [session]);
}
