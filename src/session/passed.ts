// The milestones that the playhead passes, each once: what is narrated, and told to a host page.

import type { Milestone } from '../engine/report.ts';
import type { Session } from './api.ts';

/** Those before the place where the run opens, and those that are passed backwards, are not told of. Returns what ends it. */
export function onPassed(
  session: Session,
  listener: (milestones: readonly Milestone[]) => void,
): () => void {
  /** Id of the last event that was told of; −1 = where the run opened is not known yet. */
  let heard = -1;
  return session.subscribe(({ frame, report }, before) => {
    if (!frame) heard = -1;
    if (!frame || (frame === before.frame && report === before.report)) return;
    const now = frame.lastEvent;
    if (heard < 0 || now < heard) heard = now;
    const passed = (report?.milestones ?? []).filter(({ event }) => event > heard && event <= now);
    // A report that is not that far yet has not told of all of them.
    if (report && report.summary.events >= now) heard = now;
    if (passed.length > 0) listener(passed);
  });
}
