// A wall drawn by hand: which nodes and services stand on which side of the line through two places.

import type { Place } from './layout.ts';

export interface Stroke {
  readonly from: Place;
  readonly to: Place;
}

/** Strokes shorter than this are clicks. */
export const SHORTEST_STROKE = 24;

export const lengthOf = ({ from, to }: Stroke): number =>
  Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);

/** The names on each side, in their order; what stands on the line itself counts to the first. */
export function sidesOf(
  { from, to }: Stroke,
  places: ReadonlyMap<string, Place>,
): readonly [readonly string[], readonly string[]] {
  const sides: [string[], string[]] = [[], []];
  for (const [name, { x, y }] of places) {
    const side = (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
    sides[side > 0 ? 1 : 0].push(name);
  }
  return sides;
}

/** The stroke made longer in both directions until it leaves the picture on every side. */
export function acrossAll(stroke: Stroke, width: number, height: number): Stroke {
  const { from, to } = stroke;
  const reach = (width + height) / Math.max(1, lengthOf(stroke));
  const [dx, dy] = [(to.x - from.x) * reach, (to.y - from.y) * reach];
  return { from: { x: from.x - dx, y: from.y - dy }, to: { x: to.x + dx, y: to.y + dy } };
}
