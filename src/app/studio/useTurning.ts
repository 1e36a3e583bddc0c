// Asking a run of something (why? what does a node believe?) turns the page to it: the answer stands in the panels.

import { useEffect } from 'react';
import type { Session } from '../../session/api.ts';

export function useTurning(session: Session | null, turn: () => void): void {
  useEffect(
    () =>
      session?.subscribe(({ why, inspected }, before) => {
        const asked = why !== null && why.event !== before.why?.event;
        const looked = inspected.length > 0 && inspected.join() !== before.inspected.join();
        if (asked || looked) turn();
      }),
    [session, turn],
  );
}
