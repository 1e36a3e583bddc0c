// Walls part the members of a ring as the network is parted, leave the cards whole, and shut nobody off from them.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutOf } from './layout.ts';
import { ringWalls } from './wallPath.ts';

type Point = readonly [number, number];
type Wall = readonly [Point, Point];

const wallsOf = (path: string): Wall[] =>
  path
    .slice(1)
    .split('M')
    .map((wall) => wall.split('L').map((part) => part.split(' ').map(Number)) as unknown as Wall);

const side = ([ax, ay]: Point, [bx, by]: Point, [px, py]: Point) =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));

const cross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

it('stand between those who are parted, and between no others nor anybody and the cards', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom([920, 560], [390, 350], [640, 300], [340, 420]),
      fc.constantFrom([], [3], [4, 3]),
      fc.nat(),
      fc.nat(),
      (count, size, rows, one, another) => {
        const layout = layoutOf(size[0] ?? 0, size[1] ?? 0, count, rows);
        const from = one % count;
        const to = (from + 1 + (another % (count - 1))) % count;
        const gaps = [from, to]
          .sort((a, b) => a - b)
          .map((index) => [index, (index + 1) % count] as const);
        const walls = wallsOf(ringWalls(gaps, layout));
        const crossings = (a: Point, b: Point) =>
          walls.filter(([outer, inner]) => cross(outer, inner, a, b)).length;
        expect(walls.flat(2).every(Number.isFinite)).toBe(true);
        layout.nodes.forEach((node, index) => {
          const next = layout.nodes[(index + 1) % count];
          if (!next) return;
          const parted = gaps.some(([gap]) => gap === index);
          const line = [
            [node.x, node.y],
            [next.x, next.y],
          ] as const;
          // Where a card lies between them, it is the gap in the wall.
          const behind = layout.services.some(({ x, y, width, height }) =>
            [-1, 1].some((way) => {
              const [w, h] = [width / 2 + 12, (height / 2 + 12) * way];
              return cross([x - w, y - h], [x + w, y + h], ...line);
            }),
          );
          if (!parted) expect(crossings(...line)).toBe(0);
          else if (!behind) expect(crossings(...line)).toBeGreaterThan(0);
          const [card, second] = layout.services;
          if (card && !second) expect(crossings([node.x, node.y], [card.x, card.y])).toBe(0);
        });
        for (const { x, y, width, height } of layout.services) {
          const [l, r, t, b] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
          expect(crossings([l, t], [r, b])).toBe(0);
          expect(crossings([l, b], [r, t])).toBe(0);
        }
      },
    ),
  );
});
