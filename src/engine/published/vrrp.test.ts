// The intervals of RFC 9568 §6.1, and what they make of a crash. The same from the shell: docs/experiments/vrrp-*.json.

import { describe, expect, it } from 'vitest';
import { measure, simulate } from '../run.ts';
import type { Scenario, ScriptEntry } from '../scenario.ts';
import { scenario } from '../testing.ts';

const A = 1000;
const L = 50;

/** n1 of this priority behind an owner that advertises at 0, 1, 2 … s and is Active from the start. */
const pair = (priority: number, script: readonly ScriptEntry[], seed = 1): Scenario =>
  scenario({
    protocol: { id: 'vrrp', params: { advertisementMs: A } },
    work: null,
    nodes: [
      { id: 'n1', priority },
      { id: 'n2', priority: 255 },
    ],
    network: { latencyMs: L, loss: 0, duplicate: 0 },
    seed,
    script,
    untilMs: 20_000,
  });

/** Active_Down_Interval = 3 × A + Skew_Time, Skew_Time = (256 − priority) × A / 256; in ms. */
const skew = (priority: number) => ((256 - priority) * A) / 256;

describe('VRRP, advertisements each second: from the last advertisement that landed to a new Active router', () => {
  it.each([
    { priority: 1, seconds: 3.996093 },
    { priority: 100, seconds: 3.609375 },
    { priority: 200, seconds: 3.21875 },
    { priority: 254, seconds: 3.007812 },
  ])('priority $priority: $seconds s', ({ priority, seconds }) => {
    const run = simulate(pair(priority, [{ at: 8300, do: 'crash', node: 'n2' }]));
    const landed = run
      .events(1, run.summary().events)
      .findLast(({ kind, from }) => kind === 'deliver' && from === 'n2');
    const { electedUs } = run.summary().failovers[0] ?? {};
    // Timers are whole microseconds, rounded down.
    expect((electedUs ?? 0) - (landed?.atUs ?? 0)).toBe(Math.round(seconds * 1e6));
    expect(Math.floor(1000 * (3 * A + skew(priority)))).toBe(Math.round(seconds * 1e6));
  });
});

describe('VRRP, a crash uniform within the interval: from the crash to a new Active router', () => {
  it.each([{ priority: 100 }, { priority: 200 }])(
    'priority $priority: mean 2.5·A + Skew + l',
    ({ priority }) => {
      const trials = 1000;
      const crash: ScriptEntry[] = [{ at: [10_000, 11_000], do: 'crash', node: 'n2' }];
      const times = Array.from({ length: trials }, (_, seed) => {
        const [failover] = measure(pair(priority, crash, seed)).failovers;
        return ((failover?.electedUs ?? Infinity) - (failover?.failedUs ?? 0)) / 1000;
      });
      const mean = times.reduce((sum, time) => sum + time, 0) / trials;
      const expected = 2.5 * A + skew(priority) + L;
      // Uniform over A: a standard error of A / √12 / √1000 = 9.1 ms.
      expect(Math.abs(mean - expected)).toBeLessThan(3 * 9.13);
      expect(Math.min(...times)).toBeGreaterThanOrEqual(expected - A / 2);
      expect(Math.max(...times)).toBeLessThanOrEqual(expected + A / 2);
    },
  );
});
