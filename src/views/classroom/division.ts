// What keeps pupils from hearing each other: the walls of a partition, nodes cut off from everybody, and single cut links.

import { range } from 'd3';
import type { Frame } from '../../engine/frame.ts';
import type { RoomLayout } from './layout.ts';

type Cuts = Frame['cuts'];

/** By member: which group of the partition it is in. Empty where the room is whole. */
export function groupIndex(groups: Frame['groups']): ReadonlyMap<string, number> {
  return new Map((groups ?? []).flatMap((group, index) => group.map((id) => [id, index] as const)));
}

/** "A", "B" … "Z", "27" … */
export const groupLetter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : String(index + 1);

/** Members of which every link to the other members is cut, both ways. */
export function cutOff(cuts: Cuts, members: readonly string[]): ReadonlySet<string> {
  const known = new Set(members);
  const links = new Map<string, number>();
  for (const [from, to] of cuts) {
    const among = known.has(from) && known.has(to);
    for (const end of [from, to])
      if (known.has(end) && (among || members.length === 1))
        links.set(end, (links.get(end) ?? 0) + 1);
  }
  const all = 2 * (members.length - 1);
  return new Set(members.filter((id) => (links.get(id) ?? 0) >= Math.max(1, all)));
}

export interface CutLink {
  readonly from: string;
  readonly to: string;
  readonly oneWay: boolean;
}

/** The cut links that no screen around a node stands for, both directions as one. */
export function singleCuts(cuts: Cuts, off: ReadonlySet<string>): readonly CutLink[] {
  const links = new Map<string, CutLink>();
  for (const [from, to] of cuts) {
    if (off.has(from) || off.has(to)) continue;
    const back = JSON.stringify([to, from]);
    if (links.has(back)) links.set(back, { from: to, to: from, oneWay: false });
    else links.set(JSON.stringify([from, to]), { from, to, oneWay: true });
  }
  return [...links.values()];
}

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A part of the floor, between its left and right, top and bottom. */
export type Cell = Line;

/** The whole floor, shared out among the places: each row from side to side, all rows from the wall to the lower edge. */
export function cellsOf({ seats, columns, width, height, wall }: RoomLayout): readonly Cell[] {
  const seatIn = (row: number) => seats[row * columns];
  return seats.map((seat, index) => {
    const row = Math.floor(index / columns);
    const [left, right] = [seats[index - 1], seats[index + 1]];
    const [above, below] = [seatIn(row - 1), seatIn(row + 1)];
    return {
      x1: left && index % columns > 0 ? (left.x + left.width + seat.x) / 2 : 0,
      x2: right && (index + 1) % columns > 0 ? (seat.x + seat.width + right.x) / 2 : width,
      y1: above ? (above.y + above.height + seat.y) / 2 : wall.height,
      y2: below ? (seat.y + seat.height + below.y) / 2 : height,
    };
  });
}

/** The upper right corner of each part of the floor that belongs to one group. `groups`: by seat. */
export function cornersOf(
  room: RoomLayout,
  groups: readonly (number | undefined)[],
): readonly { readonly group: number; readonly x: number; readonly y: number }[] {
  const { columns } = room;
  const cells = cellsOf(room);
  return cells.flatMap(({ x1, x2, y1 }, index) => {
    const group = groups[index];
    const row = Math.floor(index / columns);
    const goesRight = (index + 1) % columns > 0 && groups[index + 1] === group;
    const goesUp = cells.some(
      (above, at) =>
        Math.floor(at / columns) === row - 1 &&
        groups[at] === group &&
        above.x1 < x2 &&
        above.x2 > x1,
    );
    return group === undefined || goesRight || goesUp ? [] : [{ group, x: x2, y: y1 }];
  });
}

/** Where a folding screen stands: along each edge between neighbouring cells of different groups, in one piece. `groups`: by seat. */
export function screensBetween(
  room: RoomLayout,
  groups: readonly (number | undefined)[],
): readonly Line[] {
  const { columns } = room;
  const cells = cellsOf(room);
  const lines: Line[] = [];
  for (const [index, { x2, y1, y2 }] of cells.entries()) {
    const isLast = index + 1 >= cells.length || (index + 1) % columns === 0;
    if (!isLast && groups[index] !== groups[index + 1]) lines.push({ x1: x2, y1, x2, y2 });
  }
  for (let first = columns; first < cells.length; first += columns) {
    const inRow = (start: number) => range(start, Math.min(start + columns, cells.length));
    const y = (cells[first] as Cell).y1;
    const corners = [...inRow(first - columns), ...inRow(first)].map(
      (at) => (cells[at] as Cell).x2,
    );
    const groupAt = (start: number, x: number) =>
      groups[inRow(start).find((at) => x < (cells[at] as Cell).x2) ?? -1];
    let [from, open] = [0, false];
    for (const x of [...new Set(corners)].sort((a, b) => a - b)) {
      const middle = (from + x) / 2;
      const apart = groupAt(first - columns, middle) !== groupAt(first, middle);
      const last = lines.at(-1);
      if (apart && open && last) lines[lines.length - 1] = { ...last, x2: x };
      else if (apart) lines.push({ x1: from, y1: y, x2: x, y2: y });
      [from, open] = [x, apart];
    }
  }
  return lines;
}

/** A folding screen seen from above: a zigzag along a line, with panels of about `panel` pixels; its ends are on the line. */
export function zigzag({ x1, y1, x2, y2 }: Line, panel = 12, depth = 2.5): string {
  const length = Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2);
  const panels = Math.max(2, Math.round(length / panel));
  const across = { x: (-(y2 - y1) / length) * depth, y: ((x2 - x1) / length) * depth };
  const corners = range(panels + 1).map((index) => {
    const part = index / panels;
    const side = index === 0 || index === panels ? 0 : index % 2 === 0 ? 1 : -1;
    const x = x1 + (x2 - x1) * part + across.x * side;
    const y = y1 + (y2 - y1) * part + across.y * side;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${corners.join('L')}`;
}
