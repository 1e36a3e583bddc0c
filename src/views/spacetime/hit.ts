// What is under the pointer: the nearest mark, else the nearest message line; found by measuring, so that no message needs an element.

import type { EventId } from '../../engine/units.ts';
import type { DiagramMessage } from '../../session/diagram.ts';
import type { Geometry, Place } from './geometry.ts';
import type { Stop } from './stops.ts';
import { type Way, wayOf } from './ways.ts';

const NEAR_MARK = 11;
const NEAR_LINE = 7;

/** Square of the distance from a point to a line between two places. */
function toLine({ x, y }: Place, a: Place, b: Place): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const part =
    length > 0 ? Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length)) : 0;
  const [ex, ey] = [a.x + part * dx - x, a.y + part * dy - y];
  return ex * ex + ey * ey;
}

const toWay = (point: Place, way: Way): number =>
  Math.min(...way.slice(1).map((place, index) => toLine(point, way[index] as Place, place)));

/** Where a stop is seen: its mark, else its moment on its lane. */
export const placeOf = (
  { event, atUs, lane }: Stop,
  spots: ReadonlyMap<EventId, Place>,
  geometry: Geometry,
): Place => spots.get(event) ?? { x: geometry.x(atUs), y: geometry.y(lane) };

/** Null where nothing is near. */
export function stopAt(
  stops: readonly Stop[],
  spots: ReadonlyMap<EventId, Place>,
  geometry: Geometry,
  point: Place,
): Stop | null {
  let best: Stop | null = null;
  let distance = NEAR_MARK * NEAR_MARK;
  for (const stop of stops) {
    if (!stop.mark) continue;
    const { x, y } = placeOf(stop, spots, geometry);
    const d = (x - point.x) ** 2 + (y - point.y) ** 2;
    if (d <= distance) [best, distance] = [stop, d];
  }
  if (best) return best;
  distance = NEAR_LINE * NEAR_LINE;
  const ways = new Map<DiagramMessage, Way>();
  for (const stop of stops) {
    const { message } = stop;
    if (!message) continue;
    const way = ways.get(message) ?? wayOf(message, geometry);
    ways.set(message, way);
    const d = toWay(point, way);
    // A line stands for its sending on the first half, for its arrival on the second.
    const late = point.x > (way[0].x + (way[way.length - 1]?.x ?? 0)) / 2;
    const isEnd = stop.event === message.ended;
    if (d <= distance && (isEnd === late || message.ended === 0)) [best, distance] = [stop, d];
  }
  return best;
}
