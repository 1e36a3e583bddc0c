// What is under the pointer: the nearest mark, else the nearest message line; found by measuring, so that no message needs an element.

import type { DiagramMessage } from '../../session/diagram.ts';
import { type Geometry, lineOf, type Place } from './geometry.ts';
import type { Stop } from './stops.ts';

const NEAR_MARK = 11;
const NEAR_LINE = 7;

/** Square of the distance from a point to a line between two places, and how far along it is (0 … 1). */
function toLine({ x, y }: Place, [a, b]: readonly [Place, Place]): readonly [number, number] {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const part =
    length > 0 ? Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length)) : 0;
  const [ex, ey] = [a.x + part * dx - x, a.y + part * dy - y];
  return [ex * ex + ey * ey, part];
}

/** Null where nothing is near. */
export function stopAt(stops: readonly Stop[], geometry: Geometry, point: Place): Stop | null {
  let best: Stop | null = null;
  let distance = NEAR_MARK * NEAR_MARK;
  for (const stop of stops) {
    if (!stop.mark) continue;
    const dx = geometry.x(stop.atUs) - point.x;
    const dy = geometry.y(stop.lane) - point.y;
    const d = dx * dx + dy * dy;
    if (d <= distance) [best, distance] = [stop, d];
  }
  if (best) return best;
  distance = NEAR_LINE * NEAR_LINE;
  const lines = new Map<DiagramMessage, readonly [Place, Place]>();
  for (const stop of stops) {
    const { message } = stop;
    if (!message) continue;
    const line = lines.get(message) ?? lineOf(message, geometry);
    lines.set(message, line);
    const [d, part] = toLine(point, line);
    // A line stands for its sending on the first half, for its arrival on the second.
    const isEnd = stop.event === message.ended;
    if (d <= distance && (isEnd === part > 0.5 || message.ended === 0))
      [best, distance] = [stop, d];
  }
  return best;
}
