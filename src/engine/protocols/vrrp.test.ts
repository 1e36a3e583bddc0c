// The sentences of RFC 9568 §6.4 and its intervals, one test each.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../report.ts';
import { type Run, simulate } from '../run.ts';
import type { Scenario, ScriptEntry } from '../scenario.ts';
import { anyScenario, scenario } from '../testing.ts';

/** n1, n2 … with these priorities; 50 ms from each to each. */
const routers = (
  priorities: readonly number[],
  script: ScriptEntry[] = [],
  params = {},
  changes: Partial<Scenario> = {},
): Scenario =>
  scenario({
    protocol: { id: 'vrrp', params },
    work: null,
    nodes: priorities.map((priority, index) => ({ id: `n${index + 1}`, priority })),
    network: { latencyMs: 50, loss: 0, duplicate: 0 },
    script,
    untilMs: 20_000,
    ...changes,
  });
const vrrp = (...from: Parameters<typeof routers>): Run => simulate(routers(...from));

const all = (run: Run): TraceEvent[] => run.events(1, run.summary().events);
const reigns = (run: Run): string[] => run.summary().leaders.map(({ node }) => node);
const adverts = (run: Run, from: string, to: string): number[] =>
  all(run)
    .filter((event) => event.kind === 'send' && event.from === from && event.to === to)
    .map(({ atUs }) => atUs);

/** Skew_Time of a priority at 1 s, in µs. */
const skew = (priority: number): number => ((256 - priority) * 1_000_000) / 256;

describe('startup (RFC 9568 §6.4.1)', () => {
  it('makes the owner of the address (255) Active at once', () => {
    const [first] = vrrp([100, 255]).summary().leaders;
    expect(first).toMatchObject({ node: 'n2', fromUs: 0 });
  });

  it('makes all others Backup: the highest becomes Active after three intervals and its skew', () => {
    const [first] = vrrp([100, 200]).summary().leaders;
    expect(first).toMatchObject({ node: 'n2', fromUs: 3_000_000 + skew(200) });
  });
});

describe('a Backup (RFC 9568 §6.4.2)', () => {
  it('of higher priority waits less, so that the highest takes over alone where the skews differ by more than a message takes', () => {
    const run = vrrp([100, 150, 200, 250], [{ at: 8000, do: 'crash', node: 'n4' }]);
    expect(reigns(run)).toEqual(['n4', 'n3']);
    expect(run.summary().splitBrainUs).toBe(0);
  });

  it('is not alone where they differ by less: both are Active until the lower one hears the higher', () => {
    const run = vrrp([100, 101, 200], [{ at: 8000, do: 'crash', node: 'n3' }]);
    expect(reigns(run)).toEqual(['n3', 'n2', 'n1']);
    // Skews are whole microseconds, rounded down.
    expect(run.summary().splitBrainUs).toBe(50_000 - Math.ceil(1_000_000 / 256));
  });

  it('discards a lower advertisement if it preempts, and its timer goes on', () => {
    const run = vrrp(
      [100, 200],
      [
        { at: 6000, do: 'crash', node: 'n2' },
        { at: 12_000, do: 'revive', node: 'n2' },
      ],
    );
    expect(reigns(run)).toEqual(['n2', 'n1', 'n2']);
    expect(run.summary().leaders[2]?.fromUs).toBe(12_000_000 + 3_000_000 + skew(200));
  });

  it('accepts a lower advertisement if it does not preempt', () => {
    const script: ScriptEntry[] = [
      { at: 6000, do: 'crash', node: 'n2' },
      { at: 12_000, do: 'revive', node: 'n2' },
    ];
    const run = vrrp([100, 200], script, { preempt: false });
    expect(reigns(run)).toEqual(['n2', 'n1']);
    expect(run.frameAt(19_000_000).nodes[1]?.follows).toBe('n1');
    expect(run.summary().violations.every(({ promised }) => !promised)).toBe(true);
  });

  it('cannot keep the owner from preempting', () => {
    const script: ScriptEntry[] = [
      { at: 6000, do: 'crash', node: 'n2' },
      { at: 12_000, do: 'revive', node: 'n2' },
    ];
    const run = vrrp([100, 255], script, { preempt: false });
    expect(reigns(run)).toEqual(['n2', 'n1', 'n2']);
    expect(run.summary().leaders[2]?.fromUs).toBe(12_000_000);
  });

  it('that becomes the owner preempts, whatever Preempt_Mode says (§6.1)', () => {
    const script: ScriptEntry[] = [
      { at: 6000, do: 'crash', node: 'n2' },
      { at: 12_000, do: 'revive', node: 'n2' },
      { at: 14_000, do: 'priority', node: 'n2', value: 255 },
    ];
    const run = vrrp([100, 200], script, { preempt: false });
    expect(reigns(run)).toEqual(['n2', 'n1', 'n2']);
    const last = run.summary().leaders[2];
    expect(last?.fromUs).toBeLessThanOrEqual(14_050_000 + 3_000_000 + skew(200));
  });

  it('waits three of the intervals that the advertisement names, and its skew in proportion', () => {
    const run = vrrp([100, 200], [{ at: 9000, do: 'crash', node: 'n2' }], {
      advertisementMs: 2000,
    });
    const events = all(run);
    const landed = events.findLast(({ kind, from }) => kind === 'deliver' && from === 'n2');
    expect(landed?.payload).toMatchObject({ interval: 2_000_000 });
    expect(run.summary().failovers[0]?.electedUs).toBe(
      (landed?.atUs ?? 0) + 6_000_000 + 2 * skew(100),
    );
  });

  it('acts on the verb `timeout` as on its Active_Down_Timer', () => {
    const run = vrrp([100, 200], [{ at: 9000, do: 'timeout', node: 'n1' }]);
    expect(run.summary().leaders[1]).toMatchObject({ node: 'n1', fromUs: 9_000_000 });
  });

  it('that shuts down takes no part, and starts again as Backup with a new priority', () => {
    const run = vrrp(
      [100, 200],
      [
        { at: 6000, do: 'priority', node: 'n1', value: 0 },
        { at: 7000, do: 'crash', node: 'n2' },
        { at: 14_000, do: 'priority', node: 'n1', value: 100 },
      ],
    );
    expect(run.frameAt(13_900_000).leaders).toEqual([]);
    expect(run.summary().leaders[1]).toMatchObject({
      node: 'n1',
      fromUs: 14_000_000 + 3_000_000 + skew(100),
    });
  });

  it('waits only its skew when the Active router says goodbye (priority 0), but a crash says none', () => {
    const run = vrrp([100, 200], [{ at: 8000, do: 'priority', node: 'n2', value: 0 }]);
    expect(run.summary().leaders[1]).toMatchObject({
      node: 'n1',
      fromUs: 8_000_000 + 50_000 + skew(100),
    });
    expect(run.summary().splitBrainUs).toBe(0);
    const crashed = vrrp([100, 200], [{ at: 8000, do: 'crash', node: 'n2' }]);
    expect(crashed.summary().leaders[1]?.fromUs).toBeGreaterThan(10_500_000);
  });

  it('accepts its equal: who is Active stays so', () => {
    const run = vrrp(
      [100, 100],
      [
        { at: 6000, do: 'crash', node: 'n2' },
        { at: 12_000, do: 'revive', node: 'n2' },
      ],
    );
    expect(run.frameAt(19_000_000).leaders).toEqual(['n1']);
  });
});

describe('an Active router (RFC 9568 §6.4.3)', () => {
  it('gives way to an equal of a greater address', () => {
    const run = vrrp([100, 100]);
    expect(reigns(run)).toEqual(['n1', 'n2']);
    expect(run.summary().leaders[0]?.toUs).toBe(3_609_375 + 50_000);
  });

  it('answers a lower advertisement with one of its own at once, and its Adver_Timer goes on', () => {
    const run = vrrp([100, 200], [{ at: 9000, do: 'timeout', node: 'n1' }]);
    const times = adverts(run, 'n2', 'n1').filter((at) => at >= 8_000_000 && at < 11_000_000);
    const first = 3_000_000 + skew(200);
    expect(times).toEqual([first + 5_000_000, 9_050_000, first + 6_000_000, first + 7_000_000]);
    expect(run.summary().leaders.find(({ node }) => node === 'n1')?.toUs).toBe(9_100_000);
  });

  it('advertises at once when another says goodbye, and its Adver_Timer starts anew', () => {
    // n1 is Active behind a cut, and shuts down just after the cut is mended.
    const run = vrrp(
      [100, 200],
      [
        { at: 6000, do: 'partition', groups: [['n1'], ['n2']] },
        { at: 12_250, do: 'heal' },
        { at: 12_251, do: 'priority', node: 'n1', value: 0 },
      ],
    );
    const heard = 12_301_000;
    expect(adverts(run, 'n2', 'n1').filter((at) => at >= heard && at < 14_000_000)).toEqual([
      heard,
      heard + 1_000_000,
    ]);
  });

  it('is on both sides of a partition, and on one when it heals', () => {
    const run = vrrp(
      [100, 150, 200],
      [
        { at: 6000, do: 'partition', groups: [['n1', 'n2'], ['n3']] },
        { at: 14_000, do: 'heal' },
      ],
    );
    expect(run.frameAt(12_000_000).leaders).toEqual(['n2', 'n3']);
    expect(run.frameAt(16_000_000).leaders).toEqual(['n3']);
  });

  it('that is deaf stays Active for ever beside the other: each lower advert is answered, and lost', () => {
    const run = vrrp([100, 200], [{ at: 6000, do: 'cut', from: 'n2', to: 'n1', oneWay: true }]);
    expect(run.frameAt(19_000_000).leaders).toEqual(['n1', 'n2']);
    const answers = all(run).filter(({ rule, atUs }) => rule === 'assert-active' && atUs > 10e6);
    expect(answers.filter(({ kind }) => kind === 'send').length).toBeGreaterThan(8);
    expect(answers.filter(({ kind }) => kind === 'drop').length).toBeGreaterThan(8);
    expect(
      all(run).filter(({ kind, to, atUs }) => kind === 'deliver' && to === 'n1' && atUs > 10e6),
    ).toEqual([]);
  });
});

describe('its promises', () => {
  it('hold under any faults (300 random scenarios)', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const run = simulate({ ...value, protocol: { id: 'vrrp', params: {} }, untilMs: 30_000 });
        expect(run.summary().violations.filter(({ promised }) => promised)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
