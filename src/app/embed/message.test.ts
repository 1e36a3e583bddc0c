// What a host may say, and ten thousand things that it may not.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress } from '../common/address.ts';
import { readMessage } from './message.ts';

const SAID = [
  { rollcall: 1, type: 'play' },
  { rollcall: 1, type: 'get', requestId: 'a' },
  { rollcall: 1, type: 'get', requestId: 7 },
  { rollcall: 1, type: 'seek', time: 3000.5 },
  { rollcall: 1, type: 'speed', value: 2 },
  { rollcall: 1, type: 'do', do: 'crash', node: 'n5' },
  { rollcall: 1, type: 'load', scenario: { rollcall: 1 }, requestId: 1 },
  { rollcall: 1, type: 'theme', value: 'dark' },
];

test.each(SAID)('takes %j', (said) => {
  expect(readMessage(said)).toMatchObject({ type: said.type });
});

test.each([
  { type: 'seek', time: '3000' },
  { type: 'seek', time: Number.POSITIVE_INFINITY },
  { type: 'theme', value: '<b>' },
  { type: 'do', do: 7 },
  { type: 'get', requestId: 'x'.repeat(201) },
  { type: '__proto__' },
  {},
])('ignores %j', (said) => {
  expect(readMessage(said)).toBeNull();
});

const NUMBERS = [Number.NaN, -0, 1e308, -1, Number.POSITIVE_INFINITY];

test('10,000 mutated messages: taken whole or not at all, and never a throw', () => {
  const mutant = fc
    .tuple(
      fc.constantFrom(...SAID),
      fc.dictionary(
        fc.constantFrom('type', 'time', 'value', 'do', 'scenario', 'requestId', 'node', 'x'),
        fc.oneof(
          fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
          fc.constantFrom('play', 'seek', 'do', 'load', ...NUMBERS),
        ),
      ),
    )
    .map(([said, changes]) => ({ ...said, ...changes }));
  fc.assert(
    fc.property(fc.oneof(mutant, fc.anything()), (data) => {
      const asked = readMessage(data);
      if (asked?.type === 'seek') expect(Number.isFinite(asked.time)).toBe(true);
      if (asked?.type === 'speed') expect(Number.isFinite(asked.value)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});

test('10,000 mutated queries: an address that stands, and a line for what was wrong', () => {
  const good =
    '?scenario=first-day&view=classroom&at=3000&until=9000&speed=2&panels=story,work&loop=1';
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.string({ unit: 'binary', maxLength: 6 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (changes) => {
        let query = good;
        for (const [place, length, letters] of changes) {
          const from = place % (query.length + 1);
          query = query.slice(0, from) + letters + query.slice(from + length);
        }
        const { address, faults } = readAddress(query);
        expect(address.speed).toBeGreaterThan(0);
        expect(address.until === null || address.until > address.at).toBe(true);
        expect(faults.every((fault) => fault.length < 300)).toBe(true);
      },
    ),
    { numRuns: 10_000 },
  );
});
