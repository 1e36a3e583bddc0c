// Signs at a rim never lie on each other, none is dropped in silence, and each stays near the one that it is about.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeSigns, SLOTS } from './rim.ts';

const NOTHING = { badges: [], signs: [] };
const apart = (a: number, b: number) => Math.abs(((((a - b) % 360) + 540) % 360) - 180);
const angle = fc.double({ min: -180, max: 180, noNaN: true });

it('gives each sign a place of its own, or says that there is none', () => {
  fc.assert(
    fc.property(
      fc.array(angle, { maxLength: 8 }),
      fc.integer({ min: 8, max: 25 }),
      (wanted, half) => {
        const taken = [{ angle: SLOTS.role, half: 25 }];
        const placed = placeSigns({ badges: taken, signs: [] }, wanted, half);
        if (!placed) {
          expect(wanted.length * half * 4 + 50).toBeGreaterThan(180);
          return;
        }
        expect(placed).toHaveLength(wanted.length);
        for (const lane of [true, false]) {
          const all = [
            ...taken,
            ...placed.filter(({ outer }) => outer === lane).map((one) => ({ ...one, half })),
          ];
          all.forEach((a, at) => {
            for (const b of all.slice(at + 1))
              expect(apart(a.angle, b.angle)).toBeGreaterThanOrEqual(a.half + b.half - 1e-6);
          });
        }
      },
    ),
  );
});

it('keeps facing the other: further outside rather than turned away', () => {
  const taken = { badges: [{ angle: -135, half: 26 }], signs: [{ angle: -100, half: 24 }] };
  const [sign] = placeSigns(taken, [-130], 26, 13) ?? [];
  expect(sign).toEqual({ angle: -94, outer: true });
});

it('leaves a sign where it faces the other, if nothing is there', () => {
  expect(placeSigns(NOTHING, [12], 10)).toEqual([{ angle: 12, outer: false }]);
  expect(placeSigns({ ...NOTHING, badges: [{ angle: 200, half: 10 }] }, [12, 100], 10)).toEqual([
    { angle: 12, outer: false },
    { angle: 100, outer: false },
  ]);
});
