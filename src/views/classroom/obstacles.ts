// What a note should not fly over: faces and words before all, the wall, and the world outside the room.

import { type Bend, lengthOf, type Point, pointOn } from './bend.ts';
import { cellsOf } from './division.ts';
import { type Box, deskHeight, RISE, type RoomLayout, tagHeight } from './layout.ts';
import { bubbleOf } from './speech.ts';

interface Obstacle extends Box {
  /** How bad it is to be there. */
  readonly weight: number;
}

/** How bad it is to be at a place. */
export type Badness = (place: Point) => number;

/** No way leads out of the picture, whatever is on the others. */
const OUTSIDE = 1000;
const WALL = 8;
/** The floor of another group. */
const FOREIGN = 60;

/** `around`: half the size of what must keep clear; `edge`: how far it stays from the edges of the picture. */
export function badnessIn(room: RoomLayout, around: Point, edge = around): Badness {
  const { scale, text, detail, width, height, wall, seats } = room;
  const below = detail === 'full' ? deskHeight(text) + 4 + tagHeight(text) : text * 2 + 8;
  const bubble = bubbleOf(room);
  const obstacles = seats.flatMap(({ deskX, deskY }): Obstacle[] => {
    const at = (left: number, top: number, right: number, bottom: number, weight: number) => ({
      x: deskX + left * scale - around.x,
      y: deskY + top * scale - around.y,
      width: (right - left) * scale + 2 * around.x,
      height: (bottom - top) * scale + 2 * around.y,
      weight,
    });
    return [
      at(-22, -68, 22, -15, 90),
      // Shirt and badge; a hand that may be up; what lies on the desk.
      at(-44, -16, 44, 0, 8),
      at(26, 4 - RISE, 42, -16, 3),
      // Name and tag.
      at(-45, 0, 45, below / scale, 20),
      // What it says, and doubts.
      at(-20 - bubble.width / scale, -60, -20, -34, 6),
      at(-46, 6 - RISE, -16, -60, 5),
    ];
  });
  return ({ x, y }) => {
    let sum = 0;
    if (x < edge.x || x > width - edge.x || y > height - edge.y) sum += OUTSIDE;
    if (y < wall.height + around.y) sum += WALL;
    for (const box of obstacles)
      if (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
        sum += box.weight;
    return sum;
  };
}

/** Behind a folding screen: what those of one group say to each other stays on their own floor. */
export function foreignFloor(
  room: RoomLayout,
  bySeat: readonly (number | undefined)[],
  group: number,
  around: Point,
): Badness {
  const foreign = cellsOf(room).filter((_, index) => bySeat[index] !== group);
  const isForeign = ({ x, y }: Point) =>
    foreign.some(
      ({ x1, y1, x2, y2 }) =>
        x > x1 - around.x && x < x2 + around.x && y > y1 - around.y && y < y2 + around.y,
    );
  return (place) => (isForeign(place) ? FOREIGN : 0);
}

const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.14] as const;
/** On a way of fewer pixels than this a sign has room in the middle alone: elsewhere it would lie across a bend. */
const SHORT_WAY = 140;
/** Signs nearer to each other than this look like one. */
const APART = 26;

export interface Spot {
  readonly part: number;
  readonly place: Point;
}

/** Where on a way there is room for a sign: on the bare floor, as near to the middle as may be, and not on signs that are there already. */
export function clearSpot(way: Bend, badness: Badness, taken: readonly Point[]): Spot {
  let best: Spot = { part: 0.5, place: pointOn(way, 0.5) };
  let least = Infinity;
  const parts = lengthOf(way) < SHORT_WAY ? [0.5] : PARTS;
  for (const [index, part] of parts.entries()) {
    const place = pointOn(way, part);
    const crowd = taken.filter(
      ({ x, y }) => (x - place.x) ** 2 + (y - place.y) ** 2 < APART * APART,
    ).length;
    const price = badness(place) + crowd * 60 + index * 0.1;
    if (price >= least) continue;
    least = price;
    best = { part, place };
  }
  return best;
}
