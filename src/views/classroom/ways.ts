// The ways between desks: from a desk's side to another's, around heads and past names. In a large class, where there is no way around,
// straight on in an arc, under the desks.

import type { Frame } from '../../engine/frame.ts';
import { type Bend, keepRight, type Point, pointOn, reversed } from './bend.ts';
import { groupIndex } from './division.ts';
import { FEW } from './few.ts';
import { type Box, DESK_WIDTH, deskHeight, type RoomLayout } from './layout.ts';
import { type Badness, badnessIn, foreignFloor } from './obstacles.ts';
import { growth } from './speech.ts';

export interface Ways {
  /** Where a note is at a part of its way, 0 to 1; null where nobody of that name is. */
  at(from: string, to: string, part: number): Point | null;
  /** The way from one to the other. */
  way(from: string, to: string): Bend | null;
  /** The middle between the way there and the way back. */
  between(from: string, to: string): Bend | null;
}

/** Half a letter, at its usual size. */
const NOTE: Point = { x: 9, y: 6.5 };
/** There and back, each this far from the middle between them. */
const ASIDE = 7;
const SAMPLES = 24;

/** Where a way may begin, and in which directions. */
interface Dock {
  readonly point: Point;
  readonly directions: readonly Point[];
}

interface Place {
  readonly middle: Point;
  /** The docks for who is at a place. */
  readonly docks: (other: Place) => readonly Dock[];
}

const UP: Point = { x: 0, y: -1 };
const DIRECTIONS: readonly Point[] = [UP, { x: 1, y: -0.6 }, { x: 1, y: 0.2 }, { x: 0, y: 1 }];

const BELOW = DIRECTIONS.filter(({ y }) => y > 0);

/** Down from a card's rim, or along the wall. */
const RIM_DIRECTIONS: readonly Point[] = [
  { x: 0, y: 1 },
  { x: -1, y: 0.3 },
  { x: 1, y: 0.3 },
];

/** At either side of the desk; each partner has its own spot there, so that notes that come together do not lie on each other. */
function deskPlace(room: RoomLayout, index: number, all: () => readonly Place[]): Place {
  const { scale, text, seats, detail } = room;
  const seat = seats[index] as (typeof seats)[number];
  const half = (DESK_WIDTH / 2) * scale;
  const [note, rise] = [NOTE.x * growth(room), NOTE.y * growth(room)];
  // Where there is no aisle, a note slips half under its own desk, and does not lie on the border.
  const step =
    room.columns > 1 && seats[1] && seats[0] ? seats[1].deskX - seats[0].deskX : seat.width;
  const reach = half + Math.min(note + 1, Math.max(0, step / 2 - half));
  const middle = { x: seat.deskX, y: seat.deskY };
  // Above the tag, which may be wider than the desk.
  const depth = detail === 'full' ? deskHeight(text) + 4 - rise : 8;
  /** From the highest row to the lowest; in the own row from afar to near. */
  const height = ({ middle: { x, y } }: Place) =>
    y - middle.y - (Math.abs(y - middle.y) < 1 ? Math.abs(x - middle.x) / 1000 : 0);
  const isBeside = ({ middle: { x, y } }: Place) => x !== middle.x && Math.abs(y - middle.y) < half;
  /** Nobody sits between the two. */
  const isNext = (other: Place) =>
    isBeside(other) &&
    all().every((one) => {
      const part = (one.middle.x - middle.x) / (other.middle.x - middle.x);
      return !isBeside(one) || part < 0 || part > 0.99;
    });
  const dock = (side: number, x: number, y: number, directions: readonly Point[]): Dock => ({
    point: { x: middle.x + side * x, y },
    directions: directions.map((direction) => ({ ...direction, x: direction.x * side })),
  });
  const top = middle.y - rise - 2;
  return {
    middle,
    docks: (other) => {
      const sides = isBeside(other) ? [other.middle.x < middle.x ? -1 : 1] : [-1, 1];
      // Between two desks there is hardly a way: in an arc from corner to corner, which is seen.
      if (isNext(other)) return sides.map((side) => dock(side, half - 1, top, [UP]));
      const others = all()
        .filter((one) => one.middle !== middle && !isNext(one))
        .sort((a, b) => height(a) - height(b));
      const rank = (others.indexOf(other) + 0.5) / others.length;
      const y = middle.y - 4 + (depth + 4) * rank;
      if (!isBeside(other)) return sides.map((side) => dock(side, reach, y, DIRECTIONS));
      // Past those who sit between: below their desks, or above their heads, and above the arcs of neighbours.
      return sides.flatMap((side) => [
        dock(side, reach, y, BELOW),
        dock(side, half - 8 - 8 * rank, top, [UP]),
      ]);
    },
  };
}

/** Along the lower rim of a card or of the teacher's desk, in the order in which the pupils sit. */
function cardPlace({ x, y, width, height }: Box, all: () => readonly Place[]): Place {
  const middle = { x: x + width / 2, y: y + height };
  return {
    middle,
    docks: (other) => {
      const order = [...all()].sort((a, b) => a.middle.x - b.middle.x);
      const rank = (order.indexOf(other) + 0.5) / order.length;
      const point = { x: x + width * (0.12 + 0.76 * rank), y: y + height + NOTE.y };
      return [{ point, directions: RIM_DIRECTIONS }];
    },
  };
}

/** A handle of so many pixels at a dock. */
const handle = ({ point }: Dock, { x, y }: Point, reach: number): Point => ({
  x: point.x + x * reach,
  y: point.y + y * reach,
});

/** What a turn right around costs, about: as long a way as so many desks are wide. */
const TURN = 1.5;
/** A hop shorter than this, in desks, is over before it is seen. */
const SHORT = 0.8;
/** And one of fewer pixels than this is none: neither a note nor the sign of a cut has room on it. */
const SHORTEST = 62;

/** Short, smooth, and clear of what is on its way; Infinity as soon as it is more than the least so far. */
function cost(way: Bend, badness: Badness, unit: number, least: number): number {
  let price = 0;
  let length = 0;
  let last = way[0];
  let before: Point | null = null;
  for (let step = 1; step <= SAMPLES; step++) {
    const place = pointOn(way, step / SAMPLES);
    const [dx, dy] = [place.x - last.x, place.y - last.y];
    const stretch = Math.sqrt(dx * dx + dy * dy) || 1;
    const heading = { x: dx / stretch, y: dy / stretch };
    length += stretch;
    price += ((1 + badness(place)) * stretch) / unit;
    if (before) price += (1 - heading.x * before.x - heading.y * before.y) * TURN;
    if (price >= least) return Infinity;
    before = heading;
    last = place;
  }
  return price + Math.max(0, SHORT - length / unit) * 4 + Math.max(0, SHORTEST - length) * 2;
}

/** The best of all curves that leave and arrive in one of the directions, more or less boldly. */
function bestWay(from: Place, to: Place, badness: Badness, unit: number): Bend {
  let best: Bend = [from.middle, from.middle, to.middle, to.middle];
  let least = Infinity;
  for (const start of from.docks(to))
    for (const end of to.docks(from)) {
      const [dx, dy] = [end.point.x - start.point.x, end.point.y - start.point.y];
      // Where it can only rise at both ends, it is as steep at one as at the other: an arc.
      const isArc = start.directions.length === 1 && end.directions.length === 1;
      const modest = Math.sqrt(dx * dx + dy * dy) * 0.4;
      const reaches = [
        modest,
        ...(isArc ? [unit * 0.28] : []),
        unit * 0.5,
        unit * 1.25,
        unit * 2.2,
      ];
      const handles = (dock: Dock) =>
        dock.directions.flatMap((one) => reaches.map((reach) => handle(dock, one, reach)));
      const arriving = handles(end);
      for (const [one, out] of handles(start).entries())
        for (const [other, back] of arriving.entries()) {
          if (isArc && one !== other) continue;
          const way: Bend = [start.point, out, back, end.point];
          const price = cost(way, badness, unit, least);
          if (price >= least) continue;
          least = price;
          best = way;
        }
    }
  return best;
}

/** Around everybody; each way is sought when it is first needed. */
function waysAround(room: RoomLayout, names: readonly string[], groups: Frame['groups']): Ways {
  const size = growth(room);
  const around = { x: NOTE.x * 0.8 * size, y: NOTE.y * 0.8 * size };
  const badness = badnessIn(room, around, { x: NOTE.x * size, y: NOTE.y * size + ASIDE * 0.75 });
  const groupOf = groupIndex(groups);
  const bySeat = names.map((name) => groupOf.get(name));
  /** What is bad for everybody; for two of one group also the floor of the others. */
  function badnessFor(from: string, to: string): Badness {
    const group = groupOf.get(from);
    if (group === undefined || group !== groupOf.get(to)) return badness;
    const foreign = foreignFloor(room, bySeat, group, { x: around.x + ASIDE, y: around.y + ASIDE });
    return (place) => badness(place) + foreign(place);
  }
  const unit = DESK_WIDTH * room.scale;
  const places = new Map<string, Place>();
  const all = () => [...places.values()];
  if (room.lock) places.set('lock', cardPlace(room.lock, all));
  if (room.resource) places.set('resource', cardPlace(room.resource, all));
  names.forEach((name, index) => {
    if (room.seats[index]) places.set(name, deskPlace(room, index, all));
  });
  const known = new Map<string, readonly [middle: Bend, way: Bend]>();

  function find(from: string, to: string): readonly [Bend, Bend] | null {
    const key = `${from}\n${to}`;
    const found = known.get(key);
    if (found) return found;
    const [start, end] = [places.get(from), places.get(to)];
    if (!start || !end) return null;
    // The way back is the same: which of the two is sought must not depend on who is the first to send.
    const back = from > to && find(to, from);
    const middle = back ? reversed(back[0]) : bestWay(start, end, badnessFor(from, to), unit);
    const made = [middle, keepRight(middle, ASIDE)] as const;
    known.set(key, made);
    return made;
  }

  return {
    between: (from, to) => find(from, to)?.[0] ?? null,
    way: (from, to) => find(from, to)?.[1] ?? null,
    at(from, to, part) {
      const found = find(from, to);
      return found && pointOn(found[1], part);
    },
  };
}

/** In an arc from desk to desk; the way there is higher than the way back, so that two notes do not meet. */
function waysAcross(room: RoomLayout, names: readonly string[]): Ways {
  const rim = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height });
  const places = new Map<string, Point>();
  if (room.lock) places.set('lock', rim(room.lock));
  if (room.resource) places.set('resource', rim(room.resource));
  names.forEach((name, index) => {
    const seat = room.seats[index];
    const rise = room.detail === 'dot' ? 38 : 6;
    if (seat) places.set(name, { x: seat.deskX, y: seat.deskY - rise * room.scale });
  });

  function at(from: string, to: string, part: number): Point | null {
    const [start, end] = [places.get(from), places.get(to)];
    if (!start || !end) return null;
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const distance = Math.sqrt(dx * dx + dy * dy);
    const lift = Math.min(distance * (dx > 0 ? 0.3 : 0.18), 110) * 4 * part * (1 - part);
    return { x: start.x + dx * part, y: start.y + dy * part - lift };
  }

  function way(from: string, to: string): Bend | null {
    const [a, b, c, d] = [0, 1 / 3, 2 / 3, 1].map((part) => at(from, to, part));
    return a && b && c && d ? [a, b, c, d] : null;
  }
  return { at, way, between: way };
}

export const waysOf = (
  room: RoomLayout,
  names: readonly string[],
  groups: Frame['groups'],
): Ways => (names.length <= FEW ? waysAround(room, names, groups) : waysAcross(room, names));
