// The firing of a rule that the playhead stands on: the last one until now, of a node or of any, of a rule or of any.

import { useEffect, useState } from 'react';
import type { TraceEvent } from '../../engine/report.ts';
import { useSession, useSessionState } from '../../session/react.ts';

/** A run at full speed fires more rules than anybody can read. */
const REST_MS = 120;

export interface Fired {
  /** The first event of the firing. */
  readonly event: TraceEvent;
  /** The event that says most of it: behind a timer that ran out stands what came of it. */
  readonly telling: TraceEvent;
}

export function useFiring(node: string | null, rule: string | null): Fired | null {
  const session = useSession();
  const last = useSessionState((state) => state.frame?.lastEvent ?? 0);
  const branch = useSessionState((state) => state.branch);
  const [fired, setFired] = useState<Fired | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch has other events under the same numbers.
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const event = await session.firing(last + 1, -1, node, rule);
      const next = event && (await session.events(event.id + 1, event.id + 1))[0];
      const same = next?.cause === event?.id && next?.rule === event?.rule;
      if (current) setFired(event && { event, telling: same && next ? next : event });
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [session, last, branch, node, rule]);
  return fired;
}
