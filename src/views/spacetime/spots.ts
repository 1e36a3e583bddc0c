// Where each mark stands: on its lane, and where two would lie on each other the later one beside it, above or below.

import type { EventId } from '../../engine/units.ts';
import type { Geometry, Place } from './geometry.ts';
import type { Mark, MarkKind } from './lanes.ts';

/** Half a mark, in pixels. */
export const MARK = 7;

/** Rows around a lane: on it, above it, below it. What is thought of others stands above, so that band and mark are both seen. */
type Row = 0 | 1 | 2;
const THOUGHTS: ReadonlySet<MarkKind> = new Set(['suspect', 'doubt', 'trust']);
const ROWS: Readonly<Record<'node' | 'thought' | 'service', readonly Row[]>> = {
  node: [0, 1, 2],
  thought: [1, 2, 0],
  service: [0, 2, 1],
};

const OFFSETS: readonly (-1 | 0 | 1)[] = [0, -1, 1];

/** Two of a kind that are nearer than this are one mark: on a lane; of jobs, which are counted. */
const SAME = { node: MARK, service: 2 } as const;

/** The place of each mark that is on a lane; timers have ticks. */
export function spotsOf(
  marks: readonly Mark[],
  services: ReadonlySet<string>,
  geometry: Geometry,
): ReadonlyMap<EventId, Place> {
  const { x, y, roomy, half } = geometry;
  const size = roomy ? 1 : 0.62;
  const step = Math.max(half, MARK * size) + MARK * size + 1;
  const spots = new Map<EventId, Place>();
  /** The last mark of each kind on each lane, and in each row of it. */
  const last = new Map<string, Place>();
  for (const { event, kind, lane } of marks) {
    if (lane === null || kind === 'timer') continue;
    const at = x(event.atUs);
    const place = services.has(lane) ? 'service' : 'node';
    const twin = last.get(`${lane} ${kind}`);
    if (twin && at - twin.x < SAME[place]) {
      spots.set(event.id, twin);
      continue;
    }
    const rows = ROWS[place === 'node' && THOUGHTS.has(kind) ? 'thought' : place];
    const isFree = (row: Row) => at - (last.get(`${lane} ${row}`)?.x ?? -1e9) >= 2 * MARK * size;
    const row = roomy ? (rows.find(isFree) ?? rows[0] ?? 0) : 0;
    const away = place === 'service' ? 2 * MARK : step;
    const spot = { x: at, y: y(lane) + (OFFSETS[row] ?? 0) * away };
    last.set(`${lane} ${row}`, spot);
    last.set(`${lane} ${kind}`, spot);
    spots.set(event.id, spot);
  }
  return spots;
}
