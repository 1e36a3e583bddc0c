// The phi accrual detector by the numbers of Akka's code, and what it does in a run.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../run.ts';
import { scenario } from '../testing.ts';
import { firstIntervals, phiOf, spread, tailOf } from './phi/accrual.ts';
import { phi } from './phi.ts';
import { alone } from './testing.ts';

describe('phi', () => {
  // Of a normal distribution half lie above the mean, and 15.87 % above one deviation.
  it('is small at first, a third of an order at the mean, and grows without bound', () => {
    expect(phiOf(500, 1000, 100)).toBeLessThan(1e-6);
    expect(phiOf(1000, 1000, 100)).toBeCloseTo(0.30103, 5);
    expect(phiOf(1100, 1000, 100)).toBeCloseTo(0.7995, 2);
    expect(phiOf(1_000_000, 1000, 100)).toBe(Infinity);
  });

  it('never falls while the silence lasts', () => {
    const time = fc.integer({ min: 0, max: 20_000_000 });
    fc.assert(
      fc.property(time, time, fc.integer({ min: 1000, max: 2_000_000 }), (a, b, deviation) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(phiOf(late, 5_000_000, deviation)).toBeGreaterThanOrEqual(
          phiOf(early, 5_000_000, deviation),
        );
      }),
    );
  });

  it('crosses the threshold where its inverse says, to the µs', () => {
    const threshold = fc.double({ min: 0.1, max: 100, noNaN: true });
    const deviation = fc.integer({ min: 1000, max: 10_000_000 });
    fc.assert(
      fc.property(threshold, deviation, (value, spreadUs) => {
        const mean = 1_000_000;
        const at = Math.ceil(mean + tailOf(value) * spreadUs);
        expect(phiOf(at + 1, mean, spreadUs)).toBeGreaterThanOrEqual(value);
        expect(phiOf(at - 1, mean, spreadUs)).toBeLessThan(value);
      }),
    );
  });

  it('begins with two samples, the heartbeat ± a quarter', () => {
    expect(firstIntervals(1000, 10)).toEqual([750, 1250]);
    expect(firstIntervals(1000, 1)).toEqual([1250]);
    expect(spread([750, 1250])).toEqual({ mean: 1000, deviation: 250 });
  });
});

/** What n4 has on n5 at a time: when it suspects, and by which rhythm. */
function seen(changes: Parameters<typeof scenario>[0], atMs: number) {
  const run = simulate(
    scenario({ detector: { id: 'phi', params: {} }, work: null, untilMs: 60_000, ...changes }),
  );
  const peer = run.inspect('n4', atMs * 1000).peers.find(({ id }) => id === 'n5');
  if (peer?.picture?.kind !== 'phi') throw new Error('no picture of phi');
  return { ...peer, picture: peer.picture };
}

describe('in a run', () => {
  it('draws what it decides: phi reaches the threshold at the very µs of the suspicion', () => {
    const run = simulate(
      scenario({
        detector: { id: 'phi', params: {} },
        script: [{ at: 20_000, do: 'crash', node: 'n5' }],
        untilMs: 30_000,
      }),
    );
    const suspicion = run
      .eventsBetween(20_000_000, 30_000_000, 10_000)
      .find(({ kind, node, peer }) => kind === 'suspect' && node === 'n4' && peer === 'n5');
    if (!suspicion) throw new Error('n4 never suspects n5');
    const before = run.inspect('n4', suspicion.atUs - 1).peers.find(({ id }) => id === 'n5');
    if (before?.picture?.kind !== 'phi') throw new Error('no picture of phi');
    const { since, meanUs, deviationUs, threshold } = before.picture;
    expect(before.suspectUs).toBe(suspicion.atUs);
    expect(phiOf(suspicion.atUs - since, meanUs, deviationUs)).toBeGreaterThanOrEqual(threshold);
    expect(phiOf(suspicion.atUs - 1 - since, meanUs, deviationUs)).toBeLessThan(threshold);
  });

  it('does not learn from the interval that ended a suspicion', () => {
    const script = [
      { at: 20_000, do: 'pause', node: 'n5' },
      { at: 29_000, do: 'resume', node: 'n5' },
    ] as const;
    const before = seen({ script }, 20_000).picture.meanUs;
    expect(seen({ script }, 25_000).suspected).toBe(true);
    expect(seen({ script }, 31_000).picture.meanUs).toBeLessThan(before + 100_000);
  });

  it('learns from a gap that it forgave', () => {
    const script = [
      { at: 20_000, do: 'pause', node: 'n5' },
      { at: 22_000, do: 'resume', node: 'n5' },
    ] as const;
    expect(seen({ script }, 25_000).picture.meanUs).toBeGreaterThan(
      seen({ script }, 20_000).picture.meanUs + 50_000,
    );
  });

  it('takes no rhythm from a time in which nobody listened: bully watches the leader alone', () => {
    const script = [
      { at: 20_000, do: 'crash', node: 'n5' },
      { at: 30_000, do: 'revive', node: 'n5' },
      { at: 45_000, do: 'crash', node: 'n5' },
    ] as const;
    const run = simulate(
      scenario({
        protocol: { id: 'bully', params: {} },
        detector: { id: 'phi', params: {} },
        script,
        untilMs: 60_000,
      }),
    );
    const peer = run.inspect('n1', 59_000_000).peers.find(({ id }) => id === 'n4');
    if (peer?.picture?.kind !== 'phi') throw new Error('no picture of phi');
    expect(peer.picture.meanUs).toBeLessThan(1_100_000 + 2_000_000);
  });

  it('keeps no more intervals than its window', () => {
    const params = { window: 2, minStdDevMs: 1 };
    const { picture } = seen({ detector: { id: 'phi', params }, script: [] }, 40_000);
    expect(Math.abs(picture.meanUs - 3_000_000)).toBeLessThan(100_000);
    expect(picture.deviationUs).toBeLessThan(100_000);
  });
});

describe('what it learns from', () => {
  const params = { threshold: 8, window: 20, minStdDevMs: 100_000, acceptablePauseMs: 0 };

  /** Two heartbeats a second apart; then a word after so much of its patience. How many intervals does it learn from that? */
  function learned(share: number, type: string): number {
    const { node } = alone(2, params, phi.state(2));
    const hear = (at: number, word: string) => {
      node.now = at;
      phi.heard(node, { from: 1, type: word, payload: {} });
    };
    phi.onStart(node);
    hear(0, 'heartbeat');
    hear(1_000_000, 'heartbeat');
    const before = node.state.intervals[1]?.length ?? 0;
    hear(1_000_000 + Math.floor(share * (node.state.patience[1] ?? 0)), type);
    return (node.state.intervals[1]?.length ?? 0) - before;
  }

  it('heartbeats that come in time', () => {
    expect(learned(0.5, 'heartbeat')).toBe(1);
  });
  it('not one that comes when phi has reached the threshold, though nobody has said so yet', () => {
    expect(learned(1, 'heartbeat')).toBe(0);
  });
  it('no other words: they are signs of life, and no part of the rhythm', () => {
    expect(learned(0.5, 'answer')).toBe(0);
  });
});
