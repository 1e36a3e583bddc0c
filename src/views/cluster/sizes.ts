// How large nodes, their names and what is around them are drawn.

import { bisectRight } from 'd3';
import type { Label } from './layout.ts';

/** So few have room for the rings of all their timers. */
export const FEW = 12;
/** Rings around a node of a small class. */
export const RINGS_OF_FEW = 5;
/** So many for what each knows of the others. */
export const DETAILED = 24;

/** Space between neighbours, and the radius of a node that it gives. */
const SPACINGS = [16, 40, 150];
const RADII = [6.5, 14, 36];

/** Width of a bold character in font sizes, and the smallest text that can be read. */
const CHARACTER = 0.64;
const LEGIBLE = 8.5;

/** Rings that are seldom exceeded: room is left for so many. */
const USUAL_RINGS = 3;
const gapOf = (radius: number): number => (radius < 30 ? 4 : 5);

/** Radius of a ring around a node, from the inside. */
export const ringRadius = ({ radius }: { readonly radius: number }, lane: number): number =>
  Math.round((radius + 7 + lane * gapOf(radius)) * 10) / 10;

export const reachOf = (radius: number, count: number): number =>
  count <= FEW
    ? radius + 6 + USUAL_RINGS * gapOf(radius)
    : radius + (count <= DETAILED ? 13 : radius > 8 ? 6 : 2);

export const radiusBySpacing = (spacing: number): number => along(SPACINGS, RADII, spacing);

/** Names as large as fits into the circles, all of one size. */
export function labelFor(radius: number, longest: number): Label {
  const alone = radius < 20;
  const wish = Math.max(9.5, radius * (alone ? 0.78 : 0.56));
  const room = 2 * radius - (alone ? 3 : 8);
  const fit = room / (CHARACTER * Math.max(1, longest));
  const size = Math.min(wish, alone ? fit : Math.max(10, fit));
  return {
    size,
    alone,
    always: size >= LEGIBLE,
    closeAt: LEGIBLE / size,
    most: Math.max(1, Math.floor(room / (CHARACTER * size) + 0.01)),
  };
}

/** The value at a place on a line through points; flat beyond its ends. */
export function along(places: readonly number[], values: readonly number[], at: number): number {
  const next = Math.max(1, Math.min(places.length - 1, bisectRight(places as number[], at)));
  const [a, b] = [places[next - 1] as number, places[next] as number];
  const part = Math.max(0, Math.min(1, (at - a) / (b - a)));
  const [from, to] = [values[next - 1] as number, values[next] as number];
  return from + (to - from) * part;
}
