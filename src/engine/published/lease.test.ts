// What client-go's defaults come to (tools/leaderelection: LeaseDuration 15 s, RenewDeadline 10 s, RetryPeriod 2 s, jitter 1.2).
// The same from the shell: docs/experiments/lease-*.json.

import { describe, expect, it } from 'vitest';
import { measure, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { members, scenario } from '../testing.ts';

const LEASE = 15;
const DEADLINE = 10;
const RETRY = 2;

/** A holder and one candidate, at client-go's defaults. */
const clientGo = (changes: Partial<Scenario>): Scenario =>
  scenario({
    protocol: {
      id: 'lease',
      params: {
        leaseDurationMs: LEASE * 1000,
        renewDeadlineMs: DEADLINE * 1000,
        retryPeriodMs: RETRY * 1000,
      },
    },
    nodes: members(2),
    network: { latencyMs: 0.1, loss: 0, duplicate: 0 },
    work: null,
    untilMs: 90_000,
    ...changes,
  });

describe('client-go defaults, one candidate: from the crash of the holder to the next', () => {
  it('crash between two renewals: mean 17.4 s, never outside 13.0–23.8 s', () => {
    // The times spread by 1.65 s: the mean of so many is known to 0.04 s.
    const trials = 2000;
    const times = Array.from({ length: trials }, (_, seed) => {
      const script = [{ at: [60_000, 62_000], do: 'crash', node: '@leader' }] as const;
      const [failover] = measure(clientGo({ seed, script })).failovers;
      return ((failover?.electedUs ?? Infinity) - (failover?.failedUs ?? 0)) / 1e6;
    });
    const mean = times.reduce((sum, time) => sum + time, 0) / trials;
    expect(Math.abs(mean - 17.4)).toBeLessThan(0.15);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(LEASE - RETRY);
    expect(Math.max(...times)).toBeLessThanOrEqual(LEASE + 2 * 2.2 * RETRY);
  });
});

/** Renewal number 10 leaves n1 at 20,002.4 ms (0.4 ms to take the lease, then 2,000.2 ms each) and is written 0.1 ms later. */
const WRITTEN_MS = 20_002.5;

/** Its answer takes so long; everything else is quick. Just after it has come, n1 is cut off. How long do two lead? */
function overlapMs(seed: number, answerMs: number): number {
  const script = [
    { at: WRITTEN_MS - 0.05, do: 'network', latencyMs: answerMs },
    { at: WRITTEN_MS + 0.05, do: 'network', latencyMs: 0.1 },
    { at: WRITTEN_MS + answerMs + 0.05, do: 'isolate', node: 'n1' },
  ] as const;
  return measure(clientGo({ seed, nodes: members(5), script })).splitBrainUs / 1000;
}

describe('client-go defaults: how long two lead at most, where the answer to a renewal is slow', () => {
  const bound = (requestS: number) => requestS + RETRY + DEADLINE - LEASE;

  it('a request is capped at RenewDeadline / 2: 2 s, and hardly less', () => {
    expect(bound(DEADLINE / 2)).toBe(2);
    const overlaps = Array.from({ length: 300 }, (_, seed) => overlapMs(seed, 4999.8));
    expect(Math.max(...overlaps)).toBeLessThanOrEqual(2000);
    expect(Math.max(...overlaps)).toBeGreaterThan(1900);
  });

  it('without the cap it were 7 s: an answer that comes after it does not count', () => {
    expect(bound(DEADLINE)).toBe(7);
    for (const answerMs of [5001, 7000, 9900])
      for (let seed = 0; seed < 20; seed++) expect(overlapMs(seed, answerMs)).toBe(0);
  });

  it('on a network that takes up to 8 s a message, never more than 2 s', () => {
    for (const slowest of [2000, 4000, 8000])
      for (let seed = 0; seed < 100; seed++) {
        const network = { latencyMs: [0.1, slowest], loss: 0, duplicate: 0 } as const;
        const script = [{ at: [40_000, 60_000], do: 'isolate', node: '@leader' }] as const;
        const { splitBrain } = simulate(
          clientGo({ seed, nodes: members(5), network, script, untilMs: 180_000 }),
        ).report();
        for (const [from, to] of splitBrain) expect(to - from).toBeLessThanOrEqual(2_000_000);
      }
  });
});
