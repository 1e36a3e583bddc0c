// A row that tells of an event lights it up on every view while it is pointed at, or has the focus.

import { useEffect, useMemo, useRef } from 'react';
import { useSession } from './react.ts';

const NOTHING = { event: null, node: null };

export function usePointing(event: number, node: string | null) {
  const session = useSession();
  const pointing = useRef(false);
  // A row that is taken away under the pointer is never left by it.
  useEffect(
    () => () => {
      if (pointing.current) session.highlight(NOTHING);
    },
    [session],
  );
  return useMemo(() => {
    const point = (on: boolean) => () => {
      pointing.current = on;
      session.highlight(on ? { event, node } : NOTHING);
    };
    return { enter: point(true), leave: point(false) };
  }, [session, event, node]);
}
