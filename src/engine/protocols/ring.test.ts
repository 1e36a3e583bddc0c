// The sentences of Chang & Roberts 1979, and what our additions mend, one test each.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Run, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { anyScenario, scenario } from '../testing.ts';

const onRing = (changes: Partial<Scenario> = {}, params = {}): Scenario =>
  scenario({ protocol: { id: 'ring', params }, work: null, untilMs: 20_000, ...changes });
const ring = (changes: Partial<Scenario> = {}, params = {}): Run =>
  simulate(onRing(changes, params));
const reigns = (run: Run): string[] => run.summary().leaders.map(({ node }) => node);

describe('election on a ring', () => {
  it('elects the highest node, and everybody hears of it', () => {
    const run = ring({ script: [] });
    expect(reigns(run)).toEqual(['n5']);
    for (const { follows } of run.frameAt(6_000_000).nodes) expect(follows).toBe('n5');
  });

  it('passes on higher tokens, swallows lower ones, sends its own instead, and leads when its own comes round', () => {
    const run = ring({ script: [{ at: 6000, do: 'timeout', node: 'n1' }], untilMs: 12_000 });
    const told = run
      .events(1, run.summary().events)
      .filter(
        ({ kind, atUs, type }) => kind === 'send' && atUs >= 6_000_000 && type !== 'heartbeat',
      )
      .map(({ from, to, type, rule }) => `${from} → ${to} ${type} [${rule}]`);
    expect(told).toEqual([
      'n1 → n2 token [initiate]',
      'n2 → n3 token [send-own]',
      'n3 → n4 token [send-own]',
      'n4 → n5 token [send-own]',
      'n5 → n1 token [send-own]',
      'n1 → n2 token [pass-on]',
      'n2 → n3 token [pass-on]',
      'n3 → n4 token [pass-on]',
      'n4 → n5 token [pass-on]',
      'n5 → n1 elected [come-round]',
      'n1 → n2 elected [spread-result]',
      'n2 → n3 elected [spread-result]',
      'n3 → n4 elected [spread-result]',
      'n4 → n5 elected [spread-result]',
    ]);
  });

  it('swallows a lower token once it takes part', () => {
    const script = [
      { at: 6000, do: 'timeout', node: 'n2' },
      { at: 6100, do: 'timeout', node: 'n1' },
    ] as const;
    const run = ring({ script, untilMs: 12_000 });
    const swallowed = run
      .events(1, run.summary().events)
      .filter(({ rule, atUs }) => rule === 'swallow' && atUs > 6_000_000);
    expect(swallowed[0]).toMatchObject({ kind: 'deliver', from: 'n1', to: 'n2', type: 'token' });
    expect(reigns(run)).toEqual(['n5', 'n5']);
  });

  it('starts an election on start and on revival, knowing of no leader', () => {
    const script = [
      { at: 6000, do: 'crash', node: 'n2' },
      { at: 12_000, do: 'revive', node: 'n2' },
    ] as const;
    const run = ring({ script });
    const starts = run
      .events(1, run.summary().events)
      .filter(({ kind, rule }) => kind === 'send' && rule === 'initiate');
    expect(starts.map(({ from, atUs }) => [from, atUs / 1e6])).toEqual([
      ...['n1', 'n2', 'n3', 'n4', 'n5'].map((node) => [node, 0]),
      ['n2', 12],
    ]);
  });

  it('replaces a leader that fell silent by the highest that lives, on the ring without it', () => {
    const run = ring({ script: [{ at: 6000, do: 'crash', node: 'n5' }] });
    expect(reigns(run)).toEqual(['n5', 'n4']);
    expect(run.summary().splitBrainUs).toBe(0);
    expect(run.summary().failovers[0]?.recoveredUs).toBeLessThan(6_000_000 + 3_850_000 + 2_800_000);
  });

  it('goes round a dead successor that the detector has given up', () => {
    const run = ring({
      script: [
        { at: 4000, do: 'crash', node: 'n2' },
        { at: 9000, do: 'timeout', node: 'n1' },
      ],
    });
    const tokens = run
      .events(1, run.summary().events)
      .filter(({ kind, type, atUs }) => kind === 'send' && type === 'token' && atUs >= 9_000_000);
    expect(tokens[0]).toMatchObject({ from: 'n1', to: 'n3' });
    expect(tokens.some(({ to }) => to === 'n2')).toBe(false);
  });

  it('has two rings where two views differ: who takes its live successor for dead goes round it', () => {
    const run = ring({ script: [{ at: 6000, do: 'timeout', node: 'n4' }], untilMs: 14_000 });
    expect(reigns(run)).toEqual(['n5', 'n4', 'n5']);
    expect(run.summary().violations.every(({ promised }) => !promised)).toBe(true);
  });

  it('sends a token again that was lost with a node that nobody has given up yet', () => {
    const run = ring({
      script: [
        { at: 6000, do: 'crash', node: 'n5' },
        { at: 9400, do: 'crash', node: 'n2' },
      ],
    });
    const rules = run.events(1, run.summary().events).map(({ rule }) => rule);
    expect(rules).toContain('send-again');
    expect(reigns(run)).toEqual(['n5', 'n4']);
    expect(run.summary().failovers[0]?.electedUs).toBeGreaterThan(12_500_000);
  });

  it('stands still for good if nothing is sent again', () => {
    const run = ring(
      {
        script: [
          { at: 6000, do: 'crash', node: 'n5' },
          { at: 9400, do: 'crash', node: 'n2' },
        ],
      },
      { roundMs: 600_000 },
    );
    expect(reigns(run)).toEqual(['n5']);
  });

  it('takes the token of a dead node off the ring, which would go round for ever', () => {
    const run = ring({
      script: [{ at: 600, do: 'crash', node: 'n5' }],
      untilMs: 30_000,
    });
    const late = run
      .events(1, run.summary().events)
      .filter(({ kind, type, atUs }) => kind === 'send' && type === 'token' && atUs > 15_000_000);
    expect(late).toEqual([]);
    expect(run.frameAt(30_000_000).leaders).toEqual(['n4']);
  });

  it('closes a ring on each side of a partition, and one when it heals', () => {
    const run = ring({
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
      untilMs: 30_000,
    });
    expect(run.frameAt(13_900_000).leaders).toEqual(['n3', 'n5']);
    expect(run.frameAt(24_000_000).leaders).toEqual(['n5']);
    for (const { follows } of run.frameAt(24_000_000).nodes) expect(follows).toBe('n5');
  });

  it('drops a leader that came back as nobody and follows another with an older number (a find of the swarm)', () => {
    const run = ring({
      nodes: [
        { id: 'n1', priority: 2 },
        { id: 'n2', priority: 0 },
        { id: 'n3', priority: 0 },
      ],
      script: [
        { at: 12_000, do: 'partition', groups: [['n2', 'n3']] },
        { at: 26_000, do: 'crash', node: 'n3' },
        { at: 29_000, do: 'revive', node: 'n3' },
        { at: 32_000, do: 'heal' },
      ],
      untilMs: 60_000,
    });
    for (const { follows } of run.frameAt(60_000_000).nodes) expect(follows).toBe('n1');
  });

  it('challenges the leader that it follows when that one has lost its rank unheard (a find of the swarm)', () => {
    const run = ring({
      detector: { id: 'swim', params: {} },
      nodes: [
        { id: 'n1', priority: 51 },
        { id: 'n2', priority: 102 },
        { id: 'n3', priority: 153 },
      ],
      network: { latencyMs: 50, loss: 0, duplicate: 0 },
      script: [
        { at: 3000, do: 'partition', groups: [['n1', 'n2']] },
        { at: 3000, do: 'drift', node: 'n3', ppm: 2_000_000 },
        { at: 6000, do: 'priority', node: 'n3', value: 9 },
        { at: 8000, do: 'heal' },
        { at: 8000, do: 'drift', node: 'n3', ppm: 0 },
      ],
      untilMs: 40_000,
    });
    for (const { follows } of run.frameAt(40_000_000).nodes) expect(follows).toBe('n2');
  });

  it('has no leader while it elects: whoever takes part does not lead', () => {
    const run = ring({
      script: [
        { at: 6000, do: 'crash', node: 'n5' },
        { at: 14_000, do: 'revive', node: 'n5' },
      ],
    });
    expect(reigns(run)).toEqual(['n5', 'n4', 'n5']);
    expect(run.summary().splitBrainUs).toBe(0);
  });

  it('elects by the rank of the moment', () => {
    const script: Scenario['script'] = [{ at: 6000, do: 'priority', node: 'n2', value: 9 }];
    expect(ring({ script }).frameAt(12_000_000).leaders).toEqual(['n2']);
  });

  it('is a ring of one where there is one', () => {
    expect(reigns(ring({ nodes: [{ id: 'n1', priority: 1 }], script: [] }))).toEqual(['n1']);
  });

  it('keeps what it promises under any faults (300 random scenarios)', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const run = simulate({ ...value, protocol: { id: 'ring', params: {} }, untilMs: 40_000 });
        expect(run.summary().violations.filter(({ promised }) => promised)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
