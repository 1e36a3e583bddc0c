// The window of time on screen: always inside of the run, never wider than may be.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { followed, type Limits, panned, type Range, within, zoomed } from './range.ts';

const limits: Limits = { untilUs: 20_000_000, widestUs: 10_000_000 };
const range = fc
  .tuple(fc.integer({ min: 0, max: 19_000_000 }), fc.integer({ min: 1000, max: 10_000_000 }))
  .map(([from, width]): Range => within(limits, [from, from + width]));
const time = fc.integer({ min: 0, max: 20_000_000 });

const isInside = ([from, to]: Range) =>
  from >= 0 && to <= limits.untilUs && to - from >= 1000 && to - from <= limits.widestUs;

it('stays inside of the run, however it is zoomed, panned or led', () => {
  fc.assert(
    fc.property(
      range,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      time,
      fc.double({ min: -3, max: 3, noNaN: true }),
      (now, factor, at, part) => {
        expect(isInside(zoomed(limits, now, factor, at))).toBe(true);
        expect(isInside(panned(limits, now, part))).toBe(true);
        const next = followed(limits, now, at);
        expect(isInside(next)).toBe(true);
        expect(next[0] <= at && at <= next[1]).toBe(true);
      },
    ),
  );
});

it('follows by the page: the same window while the playhead is well inside', () => {
  const now: Range = [4_000_000, 8_000_000];
  expect(followed(limits, now, 6_000_000)).toBe(now);
  expect(followed(limits, now, 7_900_000)[0]).toBeGreaterThan(6_000_000);
  const end: Range = [16_000_000, 20_000_000];
  expect(followed(limits, end, 20_000_000)).toBe(end);
});

it('keeps the place of what it zooms at', () => {
  const [from, to] = zoomed(limits, [4_000_000, 8_000_000], 2, 5_000_000);
  expect((5_000_000 - from) / (to - from)).toBeCloseTo(0.25, 3);
});
