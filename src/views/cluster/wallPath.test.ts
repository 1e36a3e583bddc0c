// A wall around the cards parts the members as the network is parted, and runs through no card.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutOf } from './layout.ts';
import { ringWalls } from './wallPath.ts';

type Point = readonly [number, number];

const pointsOf = (path: string): Point[] =>
  path
    .slice(1)
    .split('L')
    .map((part) => part.split(' ').map(Number) as unknown as Point);

const side = ([ax, ay]: Point, [bx, by]: Point, [px, py]: Point) =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));

const cross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

it('parts the ring in two, and leaves the cards whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 12 }),
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
        const points = pointsOf(ringWalls(gaps, layout));
        const crossings = (a: Point, b: Point) =>
          points.slice(1).filter((point, at) => cross(points[at] as Point, point, a, b)).length;
        // Neighbours with a wall between them are on two sides of it, all others on one.
        layout.nodes.forEach((node, index) => {
          const next = layout.nodes[(index + 1) % count];
          if (!next) return;
          const parted = gaps.some(([gap]) => gap === index);
          const odd = crossings([node.x, node.y], [next.x, next.y]) % 2 === 1;
          expect(odd, `${index} of ${count}`).toBe(parted);
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

it.each([
  [390, 430],
  [640, 200],
  [384, 230],
])('keeps off all five members in %i × %i', (width, height) => {
  const layout = layoutOf(width, height, 5, [2]);
  for (let from = 0; from < 5; from++)
    for (let to = from + 1; to < 5; to++) {
      const gaps = [from, to].map((index) => [index, (index + 1) % 5] as const);
      const points = pointsOf(ringWalls(gaps, layout));
      for (const { x, y } of layout.nodes) {
        const gap = Math.min(
          ...points.slice(1).flatMap(([bx, by], at) => {
            const [ax, ay] = points[at] as Point;
            return Array.from({ length: 51 }, (_, step) =>
              Math.hypot(ax + ((bx - ax) * step) / 50 - x, ay + ((by - ay) * step) / 50 - y),
            );
          }),
        );
        expect(gap).toBeGreaterThan(layout.radius + 4);
      }
    }
});
