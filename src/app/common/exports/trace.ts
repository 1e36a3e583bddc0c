// The trace of the whole run as JSON Lines, the same that the shell prints: an event a line, the summary last.

import type { Session } from '../../../session/api.ts';

const BLOCK = 20_000;

/** Null where the run is not simulated to its end yet. In parts, for a long run is a long text. */
export async function traceLines(session: Session): Promise<readonly string[] | null> {
  const { report } = session.getState();
  if (!report?.complete) return null;
  const parts: string[] = [];
  for (let from = 1; from <= report.summary.events; from += BLOCK) {
    const events = await session.events(from, Math.min(from + BLOCK - 1, report.summary.events));
    parts.push(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  }
  parts.push(`${JSON.stringify(report.summary)}\n`);
  return parts;
}
