// A way through the room: one smooth curve, along which notes fly, a ring's arc is drawn and a cut link is crossed out.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cubic Bézier curve: its start, its two handles, its end. */
export type Bend = readonly [start: Point, leaving: Point, arriving: Point, end: Point];

export function pointOn([a, b, c, d]: Bend, part: number): Point {
  const rest = 1 - part;
  const [p, q, r, s] = [
    rest * rest * rest,
    3 * rest * rest * part,
    3 * rest * part * part,
    part * part * part,
  ];
  return {
    x: p * a.x + q * b.x + r * c.x + s * d.x,
    y: p * a.y + q * b.y + r * c.y + s * d.y,
  };
}

/** About how long it is, in pixels. */
export function lengthOf(bend: Bend): number {
  let length = 0;
  let last = bend[0];
  for (let step = 1; step <= 12; step++) {
    const place = pointOn(bend, step / 12);
    length += Math.sqrt((place.x - last.x) ** 2 + (place.y - last.y) ** 2);
    last = place;
  }
  return length;
}

/** Which way it runs there, in degrees: 0 = to the right, 90 = down. */
export function headingOn(bend: Bend, part: number): number {
  const [from, to] = [pointOn(bend, part - 0.02), pointOn(bend, part + 0.02)];
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

const spot = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** For the attribute `d` of a path. */
export const pathOf = ([a, b, c, d]: Bend): string =>
  `M${spot(a)}C${spot(b)} ${spot(c)} ${spot(d)}`;

export const reversed = ([a, b, c, d]: Bend): Bend => [d, c, b, a];

/** Its middle moved to the right hand of who goes along it: so that there and back lie beside each other. */
export function keepRight([a, b, c, d]: Bend, by: number): Bend {
  const [dx, dy] = [d.x - a.x, d.y - a.y];
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  const aside = ({ x, y }: Point): Point => ({
    x: x - (dy / length) * by,
    y: y + (dx / length) * by,
  });
  return [a, aside(b), aside(c), d];
}
