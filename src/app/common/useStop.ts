// Where the address says that the run stops: there it pauses, or goes back to where it opened.

import { useEffect } from 'react';
import { toMicros } from '../../engine/units.ts';
import { useSession } from '../../session/react.ts';
import type { Address } from './address.ts';

export function useStop({ at, until, loop }: Address): void {
  const session = useSession();
  useEffect(() => {
    if (until === null && !loop) return;
    const from = toMicros(at);
    const again = () => {
      session.seek(from);
      session.play();
    };
    const stops = session.onMotion((_, time) => {
      const { playing } = session.getState();
      if (!playing || until === null || time < toMicros(until)) return;
      if (loop) return again();
      session.pause();
      session.seek(toMicros(until));
    });
    const ends = session.subscribe((state, before) => {
      const atEnd = session.playhead() >= toMicros(state.scenario.untilMs);
      if (loop && before.playing && !state.playing && atEnd) again();
    });
    return () => {
      stops();
      ends();
    };
  }, [session, at, until, loop]);
}
