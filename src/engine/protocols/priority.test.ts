// The rule of the blog post, and what it leaves open, one test each.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../report.ts';
import { measure, type Run, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { anyScenario, members, scenario } from '../testing.ts';

const H = 1_000_000;
const TAU = 3_500_000;
const L = 100_000;

/** Three nodes, heartbeats each second, a timeout of 3.5 s, 0.1 s a message. */
const priority = (changes: Partial<Scenario> = {}, params = {}): Run =>
  simulate(
    scenario({
      protocol: { id: 'priority', params },
      nodes: members(3),
      network: { latencyMs: 100, loss: 0, duplicate: 0 },
      work: null,
      script: [],
      untilMs: 20_000,
      ...changes,
    }),
  );

const all = (run: Run): TraceEvent[] => run.events(1, run.summary().events);
const reigns = (run: Run): string[] => run.summary().leaders.map(({ node }) => node);
const heartbeats = (run: Run, from: string, to: string): TraceEvent[] =>
  all(run).filter((event) => event.kind === 'send' && event.from === from && event.to === to);

describe('heartbeats', () => {
  it('start at a random phase in [0, h), and come every h after that', () => {
    const phases = Array.from({ length: 40 }, (_, seed) => {
      const times = heartbeats(priority({ seed, untilMs: 4000 }), 'n1', 'n2').map(
        ({ atUs }) => atUs,
      );
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(H);
      return times[0] ?? 0;
    });
    expect(Math.max(...phases)).toBeLessThan(H);
    expect(Math.min(...phases)).toBeLessThan(H / 5);
    expect(Math.max(...phases) - Math.min(...phases)).toBeGreaterThan((3 * H) / 5);
  });

  it('are the only way to learn the priority of another', () => {
    const run = priority({ script: [{ at: 0, do: 'isolate', node: 'n3' }] });
    const [peer] = run.inspect('n1', 10_000_000).peers.filter(({ id }) => id === 'n3');
    expect(peer?.priority).toBeNull();
  });
});

describe('at the start', () => {
  it('nobody leads before every peer was heard or the grace is over', () => {
    const run = priority();
    expect(reigns(run)).toEqual(['n3']);
    const heard = all(run).filter(({ kind, to }) => kind === 'deliver' && to === 'n3');
    const [first] = run.summary().leaders;
    expect(first?.fromUs).toBe(heard.find(({ from }) => from === 'n1')?.atUs);
    // A peer that is dead from the start is waited for as long as the detector needs.
    const absent = priority({ script: [{ at: 0, do: 'crash', node: 'n1' }] });
    expect(absent.summary().leaders[0]).toMatchObject({ node: 'n3', fromUs: TAU });
  });

  it('without the grace each node leads itself', () => {
    const run = priority({}, { startupGraceMs: 0 });
    expect(run.frameAt(1).leaders).toEqual(['n1', 'n2', 'n3']);
    expect(run.frameAt(5_000_000).leaders).toEqual(['n3']);
  });
});

describe('a crash', () => {
  it('is suspected U(τ + l − h, τ + l) later, and the new leader acts in the same instant', () => {
    for (let seed = 0; seed < 60; seed++) {
      const script = [{ at: [8000, 9000], do: 'crash', node: 'n3' }] as const;
      const { failovers, leaders } = priority({ seed, script }).summary();
      const { failedUs = 0, suspectedUs, electedUs, recoveredUs } = failovers[0] ?? {};
      const wait = (suspectedUs ?? Infinity) - failedUs;
      expect(wait).toBeGreaterThanOrEqual(TAU + L - H);
      expect(wait).toBeLessThanOrEqual(TAU + L);
      expect(electedUs).toBe(suspectedUs);
      // It says so at once: the others hear it one message later.
      expect(recoveredUs).toBe((electedUs ?? 0) + L);
      expect(leaders.map(({ epoch }) => epoch)).toEqual([1, 2]);
    }
  });
});

describe('fail-back', () => {
  const script: Scenario['script'] = [
    { at: 3000, do: 'crash', node: 'n3' },
    { at: 10_000, do: 'revive', node: 'n3' },
  ];

  it('the highest node leads again as soon as it has heard the others; the lower one gives way to its first heartbeat', () => {
    const run = priority({ script });
    expect(reigns(run)).toEqual(['n3', 'n2', 'n3']);
    const [, second, third] = run.summary().leaders;
    expect(third?.fromUs).toBeLessThanOrEqual(10_000_000 + H + L);
    expect(second?.toUs).toBe((third?.fromUs ?? 0) + L);
    expect(third?.epoch).toBe(3);
  });

  it('failbackDelayMs: not before it has waited so long beside a live leader', () => {
    const at = priority({ script }).summary().leaders[2]?.fromUs ?? 0;
    const late = priority({ script }, { failbackDelayMs: 4000 }).summary();
    expect(late.leaders[2]).toMatchObject({ node: 'n3' });
    expect(late.leaders[2]?.fromUs).toBeGreaterThanOrEqual(14_000_000);
    expect(late.leaders[2]?.fromUs).toBeLessThanOrEqual(at + 4_000_000 + H);
  });

  it('sticky: not while the leader that it found is trusted', () => {
    const run = priority({ script }, { sticky: true });
    expect(reigns(run)).toEqual(['n3', 'n2']);
    const gone = priority(
      { script: [...script, { at: 14_000, do: 'crash', node: 'n2' }] },
      { sticky: true },
    );
    expect(reigns(gone)).toEqual(['n3', 'n2', 'n3']);
  });
});

describe('without agreement', () => {
  it('a partition has two leaders from cut + τ − h … τ until heal + l … l + h', () => {
    for (let seed = 0; seed < 30; seed++) {
      const script: Scenario['script'] = [
        { at: 5000, do: 'partition', groups: [['n1', 'n2'], ['n3']] },
        { at: 14_000, do: 'heal' },
      ];
      const [[from, to] = [0, 0], ...more] = priority({ seed, script }).report().splitBrain;
      expect(more).toEqual([]);
      // A wall, unlike a crash, stops what is under way: the last heartbeat landed up to h before it.
      expect(from).toBeGreaterThanOrEqual(5_000_000 + TAU - H);
      expect(from).toBeLessThanOrEqual(5_000_000 + TAU);
      expect(to).toBeGreaterThanOrEqual(14_000_000 + L);
      expect(to).toBeLessThanOrEqual(14_000_000 + L + H);
    }
  });

  it('two sides can lead in the same epoch: each counts for itself', () => {
    // n3 is gone on both sides of the wall: n2 and n1 both count from 1 to 2.
    const script: Scenario['script'] = [
      { at: 5000, do: 'partition', groups: [['n1'], ['n2'], ['n3']] },
    ];
    const run = measure(
      scenario({ nodes: members(3), work: null, script, protocol: { id: 'priority', params: {} } }),
    );
    expect(run.leaders.map(({ node, epoch }) => `${node} ${epoch}`).sort()).toEqual([
      'n1 2',
      'n2 2',
      'n3 1',
    ]);
    expect(run.violations.find(({ promise }) => promise === 'one-leader-per-epoch')).toMatchObject({
      promised: false,
    });
  });
});

describe('what a node is told', () => {
  it('a new priority of its own: it leads, or gives way, by it', () => {
    const raised = priority({ script: [{ at: 6000, do: 'priority', node: 'n1', value: 9 }] });
    expect(raised.frameAt(8_000_000).leaders).toEqual(['n1']);
    // It acts within the script entry itself: the breach of that moment is excused by it.
    const { violations } = raised.summary();
    expect(violations.map(({ promise, promised }) => [promise, promised])).toContainEqual([
      'one-leader-at-a-time',
      false,
    ]);
    const lowered = priority({ script: [{ at: 6000, do: 'priority', node: 'n3', value: 0 }] });
    expect(lowered.frameAt(8_000_000).leaders).toEqual(['n2']);
  });

  it('the verb `timeout`: it takes the leader for lost, and for alive at the next word', () => {
    const run = priority({ script: [{ at: 6000, do: 'timeout', node: 'n2' }] });
    expect(reigns(run).slice(0, 2)).toEqual(['n3', 'n2']);
    const [suspicion] = all(run).filter(({ kind }) => kind === 'suspect');
    expect(suspicion).toMatchObject({ node: 'n2', peer: 'n3', atUs: 6_000_000 });
    expect(run.frameAt(8_000_000).leaders).toEqual(['n3']);
  });
});

describe('its promises', () => {
  it('hold under any faults (300 random scenarios)', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const run = measure({
          ...value,
          protocol: { id: 'priority', params: {} },
          untilMs: 30_000,
        });
        expect(run.violations.filter(({ promised }) => promised)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
