// The walls between members on a ring, as one line: from the rim of the stage inwards, around the cards in the middle, and out again.

import type { Layout, Place } from './layout.ts';

/** Between a wall and the cards that it goes around, the fence included: so much, or less where members stand near. */
const CLEARANCES = [14, 9];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the walls go around; null where nothing is in the middle. */
function boxOf({ services }: Layout, clearance: number): Box | null {
  if (services.length === 0) return null;
  return {
    left: Math.min(...services.map(({ x, width }) => x - width / 2)) - clearance,
    right: Math.max(...services.map(({ x, width }) => x + width / 2)) + clearance,
    top: Math.min(...services.map(({ y, height }) => y - height / 2)) - clearance,
    bottom: Math.max(...services.map(({ y, height }) => y + height / 2)) + clearance,
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

type Gap = readonly [number, number];

/**
 * `gaps`: indexes of neighbours, clockwise, between whom a wall stands. Two walls meet along the side of the cards on which they keep
 * off the members best; more of them go all around.
 */
export function ringWalls(gaps: readonly Gap[], layout: Layout): string {
  let best = { path: '', harm: Number.POSITIVE_INFINITY };
  for (const clearance of CLEARANCES)
    for (const clockwise of waysOf(gaps, layout)) {
      const lines = wallLines(gaps, layout, boxOf(layout, clearance), clockwise);
      const harm = lines.reduce((sum, line) => sum + harmOf(line, layout), 0);
      if (harm >= best.harm) continue;
      best = { path: lines.map((line) => `M${line.map(written).join('L')}`).join(''), harm };
    }
  return best.path;
}

/** Around the cards on the side on which fewer members are, and else on the other. */
function waysOf([first, second]: readonly Gap[], { nodes }: Layout): readonly boolean[] {
  const within = (second?.[0] ?? 0) - (first?.[0] ?? 0);
  const clockwise = within <= nodes.length - within;
  return [clockwise, !clockwise];
}

function wallLines(
  gaps: readonly Gap[],
  layout: Layout,
  box: Box | null,
  clockwise: boolean,
): readonly (readonly Place[])[] {
  const { nodes, reach } = layout;
  const centre = box
    ? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
    : layout.centre;
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
    };
  });
  const [first, second] = walls;
  if (walls.length !== 2 || !first || !second)
    return [...walls.map(({ inner, outer }) => [outer, inner]), ...(box ? [around(box)] : [])];
  const corners = box ? cornersBetween(first.inner, second.inner, box, centre, clockwise) : [];
  const [from, to] = [corners[0], corners.at(-1)];
  const straight = (outer: Place, inner: Place, corner: Place | undefined): boolean =>
    box !== null && corner !== undefined && isFree([outer, corner, inner], box, layout);
  return [
    [
      first.outer,
      ...(straight(first.outer, first.inner, from) ? [] : [first.inner]),
      ...corners,
      ...(straight(second.outer, second.inner, to) ? [] : [second.inner]),
      second.outer,
    ],
  ];
}

const STEPS = 24;
/** Half of what a wall is wide. */
const HALF_WIDTH = 4;

/** Places along a stretch, its ends included. */
const along = (a: Place, b: Place): readonly Place[] =>
  Array.from({ length: STEPS + 1 }, (_, step) => ({
    x: a.x + ((b.x - a.x) * step) / STEPS,
    y: a.y + ((b.y - a.y) * step) / STEPS,
  }));

/** How far the stretches of a line run into what members reach, all together: the deepest of each stretch and member. */
function harmOf(line: readonly Place[], { nodes, reach }: Layout): number {
  let harm = 0;
  for (let at = 1; at < line.length; at++) {
    const places = along(line[at - 1] as Place, line[at] as Place);
    for (const node of nodes) {
      const near = Math.min(...places.map(({ x, y }) => (node.x - x) ** 2 + (node.y - y) ** 2));
      harm += Math.max(0, reach + HALF_WIDTH - Math.sqrt(near));
    }
  }
  return harm;
}

/** Straight from the first place to the second, instead of by the third: past cards and captions, and each member stays on its side. */
function isFree([a, b, c]: readonly [Place, Place, Place], box: Box, layout: Layout): boolean {
  const { nodes, captions } = layout;
  const near = (layout.reach + HALF_WIDTH) ** 2;
  const sides = (place: Place): number =>
    [[a, b] as const, [b, c] as const, [c, a] as const].filter(
      ([p, q]) => (q.x - p.x) * (place.y - p.y) - (q.y - p.y) * (place.x - p.x) > 0,
    ).length;
  if (nodes.some((node) => sides(node) % 3 === 0)) return false;
  return along(a, b)
    .slice(1, -1)
    .every(
      ({ x, y }) =>
        (x <= box.left + 1 || x >= box.right - 1 || y <= box.top + 1 || y >= box.bottom - 1) &&
        nodes.every((node) => (node.x - x) ** 2 + (node.y - y) ** 2 >= near) &&
        captions.places.every((at) => !at || Math.abs(at.x - x) >= 52 || Math.abs(at.y - y) >= 12),
    );
}

const around = ({ left, right, top, bottom }: Box): readonly Place[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
  { x: left, y: top },
];

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
