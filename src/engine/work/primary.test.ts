// The primary: writes acknowledged by an old primary and lost are counted.

import { describe, expect, it } from 'vitest';
import { simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';

const writing = (changes: Partial<Scenario> = {}, fencing = false): Scenario =>
  scenario({
    protocol: { id: 'lease', params: {} },
    work: { kind: 'primary', fencing, params: { everyMs: 1000 } },
    script: [],
    untilMs: 40_000,
    ...changes,
  });

const outcomes = (value: Scenario, wanted: string) =>
  simulate(value)
    .report()
    .work.filter(({ outcome }) => outcome === wanted);

describe('a primary with replicas', () => {
  it('loses nothing while it leads: every write is acknowledged once', () => {
    const done = outcomes(writing(), 'done');
    expect(done.map(({ item }) => item)).toEqual(done.map((_, index) => index + 1));
    expect(outcomes(writing(), 'lost')).toEqual([]);
  });

  it('hands all that was copied to its successor: a plain crash loses nothing that had time to travel', () => {
    const script = [{ at: 10_900, do: 'crash', node: '@leader' }] as const;
    expect(outcomes(writing({ script }), 'lost')).toEqual([]);
    const done = outcomes(writing({ script }), 'done');
    expect(done.map(({ item }) => item)).toEqual(done.map((_, index) => index + 1));
  });

  it('writes acknowledged by an old primary that its replicas never saw are lost, and counted', () => {
    // Cut off from the replicas alone, it renews its lease and goes on: writes 9 (10.1 s) to 14 (15.1 s).
    const others = ['n2', 'n3', 'n4', 'n5'] as const;
    const script = [
      ...others.map((to) => ({ at: 10_000, do: 'cut' as const, from: 'n1', to })),
      { at: 15_500, do: 'crash' as const, node: 'n1' },
    ];
    const lost = outcomes(writing({ script }), 'lost');
    expect(lost.map(({ item }) => item)).toEqual([9, 10, 11, 12, 13, 14]);
    expect(new Set(lost.map(({ node }) => node))).not.toContain('n1');
  });

  it('an old primary that wakes acknowledges what no other will ever have; with fencing the client is told', () => {
    const script = [
      { at: 11_600, do: 'pause', node: '@leader' },
      { at: 24_000, do: 'resume', node: 'n1' },
    ] as const;
    const lost = outcomes(writing({ script }), 'lost').filter(({ node }) => node === 'n1');
    expect(lost.length).toBeGreaterThanOrEqual(3);
    expect(outcomes(writing({ script }, true), 'lost')).toEqual([]);
    expect(outcomes(writing({ script }, true), 'refused')).toHaveLength(lost.length);
  });
});
