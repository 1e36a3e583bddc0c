// Beliefs beside the truth: what is marked as different, and what is not.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { scenario } from '../../engine/testing.ts';
import { compare, kept } from './compare.ts';

function at(timeMs: number, ids: readonly string[], changes: Partial<Scenario> = {}) {
  const run = simulate(scenario({ untilMs: 20_000, ...changes }));
  const frame = run.frameAt(timeMs * 1000);
  const columns = frame.nodes
    .filter(({ id }) => ids.includes(id))
    .map((node) => ({ node, view: run.inspect(node.id, timeMs * 1000) }));
  return { columns, frame, rows: compare(columns, frame) };
}

const crash = [{ at: 5000, do: 'crash', node: 'n5' }] as const;

describe('beliefs beside the truth', () => {
  it('agree while all is well', () => {
    const { rows } = at(4000, ['n1', 'n5'], { script: [] });
    expect(rows).toMatchObject([
      { label: 'Who leads', truth: 'n5', beliefs: [{ text: 'n5' }, { text: 'itself (n5)' }] },
      { label: 'Epoch', truth: '1' },
      { label: 'Who failed', truth: 'nobody' },
    ]);
    expect(rows.flatMap(({ beliefs }) => beliefs).some((belief) => belief?.wrong)).toBe(false);
  });

  it('differ between the crash and the suspicion', () => {
    const { rows } = at(6000, ['n1'], { script: crash });
    expect(rows).toMatchObject([
      { beliefs: [{ text: 'n5', wrong: true }], truth: 'nobody' },
      { beliefs: [{ text: '1', wrong: false }], truth: '–' },
      { beliefs: [{ text: 'nobody', wrong: true }], truth: 'n5' },
    ]);
  });

  it('of a node that is down there are none', () => {
    const { rows } = at(6000, ['n4', 'n5'], { script: crash });
    for (const { beliefs } of rows) expect(beliefs[1]).toBeNull();
  });

  it('name both leaders where there are two, and neither belief is wrong', () => {
    const groups = [
      ['n1', 'n2'],
      ['n3', 'n4', 'n5'],
    ];
    const { rows } = at(12_000, ['n1', 'n4'], {
      script: [{ at: 4000, do: 'partition', groups }],
    });
    expect(rows[0]).toMatchObject({
      truth: 'n2 and n5',
      beliefs: [
        { text: 'n2', wrong: false },
        { text: 'n5', wrong: false },
      ],
    });
    expect(rows[2]).toMatchObject({ truth: 'nobody', beliefs: [{ wrong: true }, { wrong: true }] });
  });
});

it('whoever is in doubt of a peer is not wrong about it, and a pause is told as one', () => {
  const paused: Partial<Scenario> = {
    detector: { id: 'swim', params: {} },
    script: [{ at: 5000, do: 'pause', node: 'n3' }],
    untilMs: 30_000,
  };
  const run = simulate(scenario(paused));
  const seen = Array.from({ length: 48 }, (_, index) => {
    const timeUs = 5_500_000 + index * 500_000;
    const frame = run.frameAt(timeUs);
    const [node] = frame.nodes;
    return node && compare([{ node, view: run.inspect(node.id, timeUs) }], frame)[2];
  });
  expect(new Set(seen.map((row) => row?.truth))).toEqual(new Set(['n3 (paused)']));
  const said = seen.map((row) => row?.beliefs[0]).map((one) => `${one?.text}: ${one?.wrong}`);
  expect([...new Set(said)]).toEqual(['nobody: true', 'n3?: false', 'n3: false']);
});

describe('what a node holds', () => {
  const raft = { protocol: { id: 'raft', params: {} }, untilMs: 30_000 };

  it('stands on disk or in memory', () => {
    const { columns } = at(15_000, ['n1', 'n2'], { ...raft, script: [] });
    expect(kept(columns, true).map(({ label }) => label)).toContain('Voted for');
    expect(kept(columns, false).map(({ label }) => label)).not.toContain('Voted for');
    for (const { values } of kept(columns, true)) expect(values).toHaveLength(2);
  });

  it('is only what stands on disk where it is down', () => {
    const script = [{ at: 14_000, do: 'crash', node: 'n1' }] as const;
    const { columns } = at(15_000, ['n1'], { ...raft, script });
    expect(kept(columns, false)).toEqual([]);
    expect(kept(columns, true).length).toBeGreaterThan(0);
  });
});
