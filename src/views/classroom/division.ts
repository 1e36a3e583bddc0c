// What keeps pupils from hearing each other: the walls of a partition, nodes cut off from everybody, and single cut links.

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

/** Where a folding screen stands: along each edge between neighbouring places of different groups. `groups`: by seat. */
export function screensBetween(
  { seats, columns }: RoomLayout,
  groups: readonly (number | undefined)[],
): readonly Line[] {
  const lines: Line[] = [];
  for (const [index, seat] of seats.entries()) {
    const right = seats[index + 1];
    if (right && (index + 1) % columns !== 0 && groups[index] !== groups[index + 1]) {
      const x = (seat.x + seat.width + right.x) / 2;
      lines.push({ x1: x, y1: seat.y, x2: x, y2: seat.y + seat.height });
    }
    const row = Math.floor(index / columns);
    for (let below = (row + 1) * columns; below < (row + 2) * columns; below++) {
      const other = seats[below];
      if (!other) break;
      const x1 = Math.max(seat.x, other.x);
      const x2 = Math.min(seat.x + seat.width, other.x + other.width);
      if (x2 - x1 < 1 || groups[index] === groups[below]) continue;
      const y = (seat.y + seat.height + other.y) / 2;
      lines.push({ x1, y1: y, x2, y2: y });
    }
  }
  return lines;
}

/** A folding screen seen from above: a zigzag along a line, with panels of about `panel` pixels. */
export function zigzag({ x1, y1, x2, y2 }: Line, panel = 12, depth = 2.5): string {
  const length = Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2);
  const panels = Math.max(2, 2 * Math.round(length / panel / 2));
  const across = { x: (-(y2 - y1) / length) * depth, y: ((x2 - x1) / length) * depth };
  const corners = Array.from({ length: panels + 1 }, (_, index) => {
    const part = index / panels;
    const side = index % 2 === 0 ? 1 : -1;
    const x = x1 + (x2 - x1) * part + across.x * side;
    const y = y1 + (y2 - y1) * part + across.y * side;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${corners.join('L')}`;
}
