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

  it.each([
    [1, 19],
    [2, 12],
    [3, 7],
    [4, 4],
  ])(
    'needs (n − r)² + n − 2 messages when rank %i of 5 alone misses the highest: %i',
    (rank, count) => {
      const run = bully({
        script: [
          { at: 6000, do: 'crash', node: 'n5' },
          // By then the last heartbeat has landed: one still under way would be a sign of life.
          { at: 6400, do: 'timeout', node: `n${rank}` },
        ],
      });
      const messages = ['election', 'answer', 'coordinator'].flatMap((type) =>
        sent(run, type, 6400, 8400),
      );
      expect(messages).toHaveLength(count);
      expect(reigns(run)).toEqual(['n5', 'n4']);
    },
  );

  it('lets the second highest announce itself in n − 2 messages, if it does not ask the dead', () => {
    const run = bully(
      {
        script: [
          { at: 6000, do: 'crash', node: 'n5' },
          { at: 6400, do: 'timeout', node: 'n4' },
        ],
      },
      { skipSuspected: true },
    );
    expect(sent(run, 'election', 6400, 8400)).toHaveLength(0);
    expect(sent(run, 'coordinator', 6400, 8400)).toHaveLength(3);
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

  it('has a coordinator on each side of a partition, and the higher one when it heals', () => {
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

  it('has two coordinators after a pause, until the lower one hears the higher', () => {
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

  it('lets a lower node announce itself over a live higher one when the answer is lost, and repairs it', () => {
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

  it('knows no rank that nobody told it: its first question goes to all', () => {
    expect(sent(bully({ script: [] }), 'election', 0, 1)).toHaveLength(20);
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
