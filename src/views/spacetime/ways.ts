// The ways of messages: from the sender's lane to the receiver's, bent where one was held up, cut short where one is lost.

import type { DiagramMessage } from '../../session/diagram.ts';
import type { Geometry, Place } from './geometry.ts';

/** From place to place, at least two. */
export type Way = readonly [Place, Place, ...(readonly Place[])];

type Told = Pick<DiagramMessage, 'from' | 'to' | 'sentUs' | 'endUs' | 'end' | 'bends'>;

/** A message that gets lost is seen to vanish about here, and never on the lane of somebody whom it does not concern. */
const LOST_AT = 0.6;
const vanishing = (lanes: number): number =>
  lanes > 0 ? (Math.floor(LOST_AT * lanes) + 0.5) / lanes : LOST_AT;
/** One that never left shows by a stub towards where it would have gone, this part of a lane: upright, beside the slant of what left. */
const STUB = 0.42;

const isLost = (end: DiagramMessage['end']): boolean =>
  end === 'lost' || end === 'script' || end === 'cut';

/** To its end, or to where it vanishes. */
export function wayOf({ from, to, sentUs, endUs, end, bends }: Told, geometry: Geometry): Way {
  const [top, bottom] = [geometry.y(from), geometry.y(to)];
  const place = (atUs: number, part: number): Place => ({
    x: geometry.x(atUs),
    y: top + (bottom - top) * part,
  });
  const start = place(sentUs, 0);
  const lanes = Math.round(Math.abs(bottom - top) / geometry.laneHeight);
  if (endUs === sentUs) return [start, place(sentUs, STUB / Math.max(1, lanes))];
  const last = isLost(end) ? vanishing(lanes) : 1;
  const kept = bends.filter(([, part]) => part < last);
  const [sinceUs, since] = kept.at(-1) ?? [sentUs, 0];
  const lastUs = sinceUs + ((last - since) / (1 - since)) * (endUs - sinceUs);
  const [second, ...rest] = [...kept.map(([atUs, part]) => place(atUs, part)), place(lastUs, last)];
  return [start, second as Place, ...rest];
}

/** The place on a way at such an x; its ends beyond them. */
export function placeAt(way: Way, x: number): Place {
  for (let i = 1; i < way.length; i++) {
    const [a, b] = [way[i - 1] as Place, way[i] as Place];
    if (x > b.x && i < way.length - 1) continue;
    const part = b.x > a.x ? Math.max(0, Math.min(1, (x - a.x) / (b.x - a.x))) : 1;
    return { x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) };
  }
  return way[0];
}

/** The place on a way so many pixels above or below its start, at most half of the way on. */
export function placeOff(way: Way, distance: number): Place {
  const [start] = way;
  const end = way[way.length - 1] as Place;
  const off = Math.min(distance, Math.abs(end.y - start.y) / 2);
  for (let i = 1; i < way.length; i++) {
    const [a, b] = [way[i - 1] as Place, way[i] as Place];
    const [near, far] = [Math.abs(a.y - start.y), Math.abs(b.y - start.y)];
    if (far < off || far === near) continue;
    const part = (off - near) / (far - near);
    return { x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) };
  }
  return end;
}

const n = (value: number): string => value.toFixed(1);

export const pathOf = (way: Way): string =>
  way.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');

/** Two short strokes at the end of a way. */
export function arrowOf(way: Way): string {
  const [a, b] = way.slice(-2) as [Place, Place];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const [ux, uy] = [(dx / length) * 5, (dy / length) * 5];
  const side = (turn: 1 | -1) =>
    `M${n(b.x)} ${n(b.y)}l${n(-ux - turn * uy * 0.5)} ${n(-uy + turn * ux * 0.5)}`;
  return side(1) + side(-1);
}

const CROSS = 3.5;

/** Where a message ends without having arrived. */
export function crossOf(way: Way): string {
  const { x, y } = way[way.length - 1] as Place;
  return `M${n(x - CROSS)} ${n(y - CROSS)}l7 7M${n(x + CROSS)} ${n(y - CROSS)}l-7 7`;
}
