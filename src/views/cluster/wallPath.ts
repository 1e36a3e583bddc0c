// The walls between members on a ring, as one line: from the rim of the stage inwards, around the cards in the middle, and out again.

import type { Layout, Place } from './layout.ts';

/** Between a wall and the cards that it goes around, the fence included. */
const CLEARANCE = 14;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the walls go around; null where nothing is in the middle. */
function boxOf({ services }: Layout): Box | null {
  if (services.length === 0) return null;
  return {
    left: Math.min(...services.map(({ x, width }) => x - width / 2)) - CLEARANCE,
    right: Math.max(...services.map(({ x, width }) => x + width / 2)) + CLEARANCE,
    top: Math.min(...services.map(({ y, height }) => y - height / 2)) - CLEARANCE,
    bottom: Math.max(...services.map(({ y, height }) => y + height / 2)) + CLEARANCE,
  };
}

const written = ({ x, y }: Place): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Turn of a place around another: 0 = up, clockwise, less than a whole turn. */
function turnOf({ x, y }: Place, centre: Place): number {
  const angle = Math.atan2(x - centre.x, centre.y - y);
  return angle < 0 ? angle + 2 * Math.PI : angle;
}

/** Where the ray from the middle leaves the box. */
function exitOf(centre: Place, { left, right, top, bottom }: Box, ux: number, uy: number): Place {
  const acrossX = ux === 0 ? Number.POSITIVE_INFINITY : ((ux > 0 ? right : left) - centre.x) / ux;
  const acrossY = uy === 0 ? Number.POSITIVE_INFINITY : ((uy > 0 ? bottom : top) - centre.y) / uy;
  const far = Math.min(acrossX, acrossY);
  return { x: centre.x + ux * far, y: centre.y + uy * far };
}

/**
 * `gaps`: indexes of neighbours, clockwise, between whom a wall stands. Two walls meet along the side of the cards on which fewer
 * members are; more of them go all around.
 */
export function ringWalls(gaps: readonly (readonly [number, number])[], layout: Layout): string {
  const { nodes, centre, reach } = layout;
  const box = boxOf(layout);
  const walls = gaps.map(([index, next]) => {
    const [a, b] = [nodes[index] as Place, nodes[next] as Place];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const [dx, dy] = [middle.x - centre.x, middle.y - centre.y];
    const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
    const [ux, uy] = [dx / length, dy / length];
    const outer = length + reach + 16;
    return {
      inner: box ? exitOf(centre, box, ux, uy) : centre,
      outer: { x: centre.x + ux * outer, y: centre.y + uy * outer },
      index,
    };
  });
  const [first, second] = walls;
  if (walls.length !== 2 || !first || !second) {
    const stubs = walls.map(({ inner, outer }) => `M${written(outer)}L${written(inner)}`);
    return stubs.join('') + (box ? around(box) : '');
  }
  const within = second.index - first.index;
  const clockwise = within <= nodes.length - within;
  const corners = box ? cornersBetween(first.inner, second.inner, box, centre, clockwise) : [];
  const [from, to] = [corners[0], corners.at(-1)];
  const straight = (outer: Place, inner: Place, corner: Place | undefined): boolean =>
    box !== null && corner !== undefined && isFree([outer, corner, inner], box, layout);
  const line = [
    first.outer,
    ...(straight(first.outer, first.inner, from) ? [] : [first.inner]),
    ...corners,
    ...(straight(second.outer, second.inner, to) ? [] : [second.inner]),
    second.outer,
  ];
  return `M${line.map(written).join('L')}`;
}

const STEPS = 24;

/** Straight from the first place to the second, instead of by the third: past cards and captions, and each member stays on its side. */
function isFree([a, b, c]: readonly [Place, Place, Place], box: Box, layout: Layout): boolean {
  const { nodes, captions } = layout;
  const near = (layout.radius + 8) ** 2;
  const sides = (place: Place): number =>
    [[a, b] as const, [b, c] as const, [c, a] as const].filter(
      ([p, q]) => (q.x - p.x) * (place.y - p.y) - (q.y - p.y) * (place.x - p.x) > 0,
    ).length;
  if (nodes.some((node) => sides(node) % 3 === 0)) return false;
  for (let step = 1; step < STEPS; step++) {
    const x = a.x + ((b.x - a.x) * step) / STEPS;
    const y = a.y + ((b.y - a.y) * step) / STEPS;
    if (x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1)
      return false;
    if (nodes.some((node) => (node.x - x) ** 2 + (node.y - y) ** 2 < near)) return false;
    if (captions.places.some((at) => at && Math.abs(at.x - x) < 52 && Math.abs(at.y - y) < 12))
      return false;
  }
  return true;
}

const around = ({ left, right, top, bottom }: Box): string =>
  `M${left.toFixed(1)} ${top.toFixed(1)}H${right.toFixed(1)}V${bottom.toFixed(1)}H${left.toFixed(1)}Z`;

/** Corners of the box on the way from one place on it to another. */
function cornersBetween(
  from: Place,
  to: Place,
  { left, right, top, bottom }: Box,
  centre: Place,
  clockwise: boolean,
): readonly Place[] {
  const start = turnOf(from, centre);
  const onWay = (place: Place): number => {
    const turn = (turnOf(place, centre) - start + 2 * Math.PI) % (2 * Math.PI);
    return clockwise ? turn : 2 * Math.PI - turn;
  };
  const end = onWay(to);
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
    .map((corner) => ({ ...corner, way: onWay(corner) }))
    .filter(({ way }) => way < end)
    .sort((a, b) => a.way - b.way);
}
