// The sentences of the bully algorithm (Garcia-Molina 1982; Coulouris et al. §15.3), one test each.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../report.ts';
import { type Run, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { anyScenario, scenario } from '../testing.ts';

const bully = (changes: Partial<Scenario> = {}, params = {}): Run =>
  simulate(
    scenario({ protocol: { id: 'bully', params }, work: null, untilMs: 20_000, ...changes }),
  );

const all = (run: Run): TraceEvent[] => run.events(1, run.summary().events);
const sent = (run: Run, type: string, fromMs = 0, toMs = Infinity): TraceEvent[] =>
  all(run).filter(
    (event) =>
      event.kind === 'send' &&
      event.type === type &&
      event.atUs >= fromMs * 1000 &&
      event.atUs < toMs * 1000,
  );
const reigns = (run: Run): string[] => run.summary().leaders.map(({ node }) => node);

describe('the bully algorithm', () => {
  it('elects the highest node at the start, and everybody hears of it', () => {
    const run = bully({ script: [] });
    expect(reigns(run)).toEqual(['n5']);
    expect(run.summary().splitBrainUs).toBe(0);
    for (const { follows } of run.frameAt(19_000_000).nodes) expect(follows).toBe('n5');
  });

  it('replaces a coordinator that fell silent by the highest that lives', () => {
    const run = bully({ script: [{ at: 6000, do: 'crash', node: 'n5' }] });
    expect(reigns(run)).toEqual(['n5', 'n4']);
    const { suspectedUs, electedUs, recoveredUs } = run.summary().failovers[0] ?? {};
    // Silence of 3.5 s after the last of the heartbeats, which come a second apart; then 0.75 s without an answer.
    expect(suspectedUs).toBeGreaterThanOrEqual(8_500_000);
    expect(suspectedUs).toBeLessThanOrEqual(9_850_000);
    expect((electedUs ?? 0) - (suspectedUs ?? 0)).toBeLessThanOrEqual(750_000 + 350_000);
    expect((recoveredUs ?? 0) - (electedUs ?? 0)).toBeLessThanOrEqual(350_000);
  });

  it('turns a false suspicion into a coup where the suspected are not asked, and into nothing where they are', () => {
    const script: Scenario['script'] = [{ at: 6000, do: 'timeout', node: 'n4' }];
    expect(reigns(bully({ script }, { skipSuspected: true }))).toContain('n4');
    expect(reigns(bully({ script }))).not.toContain('n4');
  });

  it('always lets a higher node that returns take over: that is the bully', () => {
    const run = bully({
      script: [
        { at: 6000, do: 'crash', node: 'n5' },
        { at: 12_000, do: 'revive', node: 'n5' },
      ],
    });
    expect(reigns(run).slice(0, 3)).toEqual(['n5', 'n4', 'n5']);
    expect(reigns(run).lastIndexOf('n4')).toBe(1);
  });

  it('asks again when it was told to stand back and no coordinator came', () => {
    // n5 answers those below at the start and crashes before it announces itself.
    const run = bully({ script: [{ at: 600, do: 'crash', node: 'n5' }] });
    expect(reigns(run)[0]).toBe('n4');
    const [first] = run.summary().leaders;
    expect(first?.fromUs).toBeGreaterThan(500_000 + 1_500_000 + 750_000);
    expect(first?.fromUs).toBeLessThan(350_000 * 2 + 1_500_000 + 750_000);
  });

  it('without assumption 8, "the communication system does not fail": a coordinator on each side of a partition, and the higher one when it heals', () => {
    const run = bully({
      script: [
        {
          at: 4000,
          do: 'partition',
          groups: [
            ['n1', 'n2', 'n3'],
            ['n4', 'n5'],
          ],
        },
        { at: 14_000, do: 'heal' },
      ],
    });
    expect(run.frameAt(12_000_000).leaders).toEqual(['n3', 'n5']);
    expect(run.frameAt(19_000_000).leaders).toEqual(['n5']);
    expect(run.summary().violations.every(({ promised }) => !promised)).toBe(true);
  });

  it('without assumption 9, "a node never pauses and always responds": two coordinators after a pause, until the old one is heard', () => {
    const run = bully({
      script: [
        { at: 4000, do: 'pause', node: 'n5' },
        { at: 12_000, do: 'resume', node: 'n5' },
      ],
    });
    expect(run.summary().splitBrainUs).toBeGreaterThan(0);
    expect(run.summary().splitBrainUs).toBeLessThanOrEqual(350_000);
    expect(run.frameAt(19_000_000).leaders).toEqual(['n5']);
  });

  it('without assumption 8: a lower node announces itself over a live higher one when the answer is lost, until the higher hears of it', () => {
    const run = bully({
      script: [
        { at: 6000, do: 'cut', from: 'n5', to: 'n4', oneWay: true },
        { at: 6001, do: 'timeout', node: 'n4' },
        { at: 7000, do: 'mend', from: 'n5', to: 'n4', oneWay: true },
      ],
    });
    expect(reigns(run)).toContain('n4');
    expect(run.frameAt(10_000_000).leaders).toEqual(['n5']);
  });

  it('takes a changed rank for a new election', () => {
    const script: Scenario['script'] = [{ at: 6000, do: 'priority', node: 'n2', value: 9 }];
    expect(bully({ script }).frameAt(9_000_000).leaders).toEqual(['n2']);
    const lowered: Scenario['script'] = [{ at: 6000, do: 'priority', node: 'n5', value: 0 }];
    expect(bully({ script: lowered }).frameAt(9_000_000).leaders).toEqual(['n4']);
  });

  it('starts an election on start and on revival, knowing of no leader', () => {
    const run = bully({
      script: [
        { at: 6000, do: 'crash', node: 'n2' },
        { at: 9000, do: 'revive', node: 'n2' },
      ],
    });
    expect(sent(run, 'election', 9000, 9001).map(({ from, to }) => `${from} ${to}`)).toEqual([
      'n2 n1',
      'n2 n3',
      'n2 n4',
      'n2 n5',
    ]);
    expect(reigns(run).every((node) => node === 'n5')).toBe(true);
  });

  it('stands for election but once while it asks: a second question from below is answered, no more', () => {
    const run = bully({
      script: [
        { at: 6000, do: 'crash', node: 'n5' },
        { at: 6400, do: 'timeout', node: 'n1' },
        { at: 6400, do: 'timeout', node: 'n2' },
      ],
    });
    const asked = sent(run, 'election', 6400, 7100).filter(({ from }) => from === 'n4');
    expect(asked.map(({ to }) => to)).toEqual(['n5']);
    expect(sent(run, 'answer', 6400, 7500).filter(({ from }) => from === 'n4')).toHaveLength(3);
  });

  it('takes the verb `timeout` for the loss of its coordinator: it suspects and asks', () => {
    const run = bully({ script: [{ at: 6000, do: 'timeout', node: 'n3' }] });
    const [suspicion, ...more] = all(run).filter(({ kind }) => kind === 'suspect');
    expect(suspicion).toMatchObject({ node: 'n3', peer: 'n5', atUs: 6_000_000 });
    expect(more).toEqual([]);
    expect(sent(run, 'election', 6000, 6001).map(({ to }) => to)).toEqual(['n4', 'n5']);
  });

  it('knows no rank that nobody told it: its first question goes to all', () => {
    expect(sent(bully({ script: [] }), 'election', 0, 1)).toHaveLength(20);
  });

  it('misses a coordinator that is one no more, though SWIM hears it live (a find of the swarm)', () => {
    const run = bully(
      {
        detector: { id: 'swim', params: { periodMs: 500, probeTimeoutMs: 200 } },
        nodes: [
          { id: 'n1', priority: 51 },
          { id: 'n2', priority: 102 },
        ],
        network: { latencyMs: 20, loss: 0, duplicate: 0 },
        // A heartbeat of n2 is overtaken by its loss of rank, and tells n1 the rank of before.
        script: [
          { at: 1900, do: 'network', latencyMs: [20, 778.7] },
          { at: 2000, do: 'network', latencyMs: [20, 40] },
          { at: 2000, do: 'priority', node: '@leader', value: 9 },
        ],
        timing: { writeMs: 2, timerSlackMs: 0 },
        seed: 1,
        untilMs: 40_000,
      },
      { heartbeatMs: 200 },
    );
    expect(run.frameAt(5_000_000).leaders).toEqual([]);
    expect(run.frameAt(40_000_000).leaders).toEqual(['n1']);
  });

  it('keeps what it promises under any faults (300 random scenarios)', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const run = simulate({ ...value, protocol: { id: 'bully', params: {} }, untilMs: 30_000 });
        expect(run.summary().violations.filter(({ promised }) => promised)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
