// A drawn wall parts everybody, and each exactly once.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutOf } from './layout.ts';
import { acrossAll, sidesOf } from './wall.ts';

const place = fc.record({
  x: fc.integer({ min: 0, max: 900 }),
  y: fc.integer({ min: 0, max: 500 }),
});

it('parts a ring of five by an upright line', () => {
  const { nodes } = layoutOf(900, 500, 5, []);
  const places = new Map(nodes.map((node, index) => [`n${index + 1}`, node]));
  const stroke = { from: { x: 400, y: 10 }, to: { x: 400, y: 480 } };
  expect(sidesOf(stroke, places)).toEqual([
    ['n1', 'n2', 'n3'],
    ['n4', 'n5'],
  ]);
});

it('everybody stands on one side; drawn the other way round the sides change places', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), place, place, (list, from, to) => {
      const places = new Map(list.map((one, index) => [String(index), one]));
      const [a, b] = sidesOf({ from, to }, places);
      expect([...a, ...b].sort()).toEqual([...places.keys()].sort());
      const [c, d] = sidesOf({ from: to, to: from }, places);
      // What stands on the line counts to the first side either way.
      expect(d.every((name) => a.includes(name))).toBe(true);
      expect(b.every((name) => c.includes(name))).toBe(true);
      const long = acrossAll({ from, to }, 900, 500);
      if (from.x !== to.x || from.y !== to.y)
        expect(Math.hypot(long.to.x - long.from.x, long.to.y - long.from.y)).toBeGreaterThan(1);
    }),
  );
});
