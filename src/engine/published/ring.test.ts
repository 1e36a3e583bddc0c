// Messages of one election on a ring of five. Chang & Roberts, CACM 22(5), 1979; Coulouris et al. §15.3 for the single starter.
// The same from the shell: docs/experiments/ring-*.json.

import { describe, expect, it } from 'vitest';
import { measure } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';

/** Ranks in the order of the ring; untilMs comes before anybody would send again. */
const ring = (ranks: readonly number[], changes: Partial<Scenario> = {}) =>
  measure(
    scenario({
      protocol: { id: 'ring', params: {} },
      nodes: ranks.map((priority, index) => ({ id: `n${index + 1}`, priority })),
      work: null,
      script: [],
      untilMs: 3900,
      ...changes,
    }),
  ).messages.byType;

function* orders(values: readonly number[]): Generator<number[]> {
  if (values.length === 0) yield [];
  for (const [index, value] of values.entries())
    for (const rest of orders(values.toSpliced(index, 1))) yield [value, ...rest];
}

describe('Chang–Roberts, n = 5, all start at once: tokens, and then n results', () => {
  it.each([
    { name: 'worst: ranks fall along the ring', order: [5, 4, 3, 2, 1], tokens: 15 },
    { name: 'best: ranks rise along the ring', order: [1, 2, 3, 4, 5], tokens: 9 },
  ])('$name: $tokens', ({ order, tokens }) => {
    expect(ring(order)).toMatchObject({ token: tokens, elected: 5 });
  });

  it('mean over random orders, n·H(n): 11.42', () => {
    const counts = [...orders([1, 2, 3, 4, 5])].map((order) => ring(order));
    expect(counts).toHaveLength(120);
    const mean = counts.reduce((sum, { token = 0 }) => sum + token, 0) / counts.length;
    expect(mean).toBeCloseTo(11.42, 2);
    expect(mean).toBeCloseTo(5 * (1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5), 10);
    expect(Math.max(...counts.map(({ token = 0 }) => token))).toBe(15);
    expect(Math.min(...counts.map(({ token = 0 }) => token))).toBe(9);
    for (const { elected } of counts) expect(elected).toBe(5);
  });
});

describe('one starter, the highest last on its way: 3n − 1 = 14 messages', () => {
  it('n − 1 tokens to reach the highest, n of its own, n results', () => {
    const order = [1, 2, 3, 4, 5];
    // Everybody starts once, at the beginning; long afterwards n1 alone takes the leader for lost.
    const once = { protocol: { id: 'ring', params: { roundMs: 60_000 } }, untilMs: 12_000 };
    const script = [{ at: 6000, do: 'timeout', node: 'n1' }] as const;
    const { token = 0, elected = 0 } = ring(order, once);
    expect(ring(order, { ...once, script })).toMatchObject({
      token: token + 4 + 5,
      elected: elected + 5,
    });
  });
});
