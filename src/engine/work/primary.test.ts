// The primary: writes acknowledged by an old primary and lost are counted.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { measure, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { anyScenario, scenario } from '../testing.ts';
import { World } from '../world.ts';

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

  const wall: Scenario['script'] = [
    { at: 10_000, do: 'partition', groups: [['@leader'], ['@followers']] },
    { at: 30_000, do: 'heal' },
  ];
  const writes = (id: string, outcome: string) =>
    outcomes(writing({ protocol: { id, params: {} }, script: wall }), outcome);

  it('after a partition: all that the old primary acknowledged on its side is lost (raft), and each write counted', () => {
    const old = writes('raft', 'done')[0]?.node;
    const alone = [...writes('raft', 'done'), ...writes('raft', 'lost')].filter(
      ({ node, atUs }) => node === old && atUs > 10_400_000,
    );
    expect(alone.length).toBeGreaterThan(15);
    expect(writes('raft', 'lost')).toHaveLength(alone.length);
  });

  it('after a partition where the old one leads again (bully): what the other took meanwhile is lost as well', () => {
    const done = writes('bully', 'done');
    const others = done.filter(({ node }) => node !== 'n5');
    expect(others.length).toBeGreaterThan(10);
    // n5 began with write 1; what n4 took after the wall is not in its line.
    const lost = writes('bully', 'lost').filter(({ atUs }) => atUs > 30_000_000);
    const items = others.map(({ item }) => item);
    expect(lost.map(({ item }) => item)).toEqual(expect.arrayContaining(items));
  });

  it('counts with fencing only what was acknowledged before the successor wrote: later writes are refused', () => {
    const script: Scenario['script'] = [
      { at: 10_000, do: 'partition', groups: [['@leader'], ['@followers']] },
    ];
    const raft = { protocol: { id: 'raft', params: {} }, script };
    const free = measure(writing(raft)).jobs as { lost?: number };
    const fenced = measure(writing(raft, true)).jobs as { lost?: number; refused: number };
    expect(fenced.refused).toBeGreaterThan(3);
    expect(fenced.lost ?? 0).toBe((free.lost ?? 0) - fenced.refused);
  });

  it('keeps count: who is told that a write will last either finds it with the newest primary or is counted (raft, 200 random scenarios)', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const work = { kind: 'primary', fencing: false, params: { everyMs: 300 } };
        // Where an epoch has one leader; elsewhere two lines can go by one number.
        const setup = compile({ ...value, work, protocol: { id: 'raft', params: {} } });
        const world = new World(setup, null, null);
        world.runUntil(setup.untilUs);
        type Copy = { last: number; line: readonly number[]; token: number };
        const ledger = world.processes[setup.resource]?.state as {
          acknowledged: number[];
          token: number;
        };
        const kept = ledger.acknowledged.filter((token) => token > 0).length;
        const { done, lost } = world.counts.jobs;
        expect(kept).toBeLessThanOrEqual(done);
        expect(done).toBeLessThanOrEqual(kept + lost);
        const primaries = world.processes
          .filter(({ leading }) => leading)
          .map(({ jobState }) => jobState as Copy)
          .filter(({ token }) => token === ledger.token);
        if (primaries.length === 0) return;
        const [{ last, line } = { last: 0, line: [] }] = primaries;
        const log: number[] = [];
        for (let at = 0; at < line.length; at += 2)
          for (let write = line[at] as number; write <= last; write++)
            log[write - 1] = line[at + 1] as number;
        for (const [index, under] of ledger.acknowledged.entries())
          if (under > 0) expect(log[index]).toBe(under);
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });
});
