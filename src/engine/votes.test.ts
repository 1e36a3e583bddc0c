// One vote a term, as the monitors see it: from the votes that leave a node, not from what it says of itself.

import { describe, expect, it, vi } from 'vitest';
import type { Incoming, NodeContext } from './protocol.ts';
import { raft } from './protocols/raft.ts';
import { simulate } from './run.ts';
import type { ScriptEntry } from './scenario.ts';
import { members, scenario } from './testing.ts';
import { NOBODY } from './units.ts';

/** Raft that forgets its vote whenever it is asked for one. */
vi.mock('./protocols/registry.ts', async (original) => {
  const { protocols } = await original<typeof import('./protocols/registry.ts')>();
  const forgetful = {
    ...raft,
    onMessage(node: NodeContext<never, never, { votedFor: number }>, message: Incoming) {
      if (message.type === 'request-vote') node.durable.votedFor = NOBODY;
      raft.onMessage(node as never, message);
    },
  };
  return { protocols: { ...protocols, forgetful } };
});

const run = (id: string, script: readonly ScriptEntry[]) =>
  simulate(
    scenario({
      protocol: { id, params: { electionTimeoutMs: [10_000, 20_000] } },
      nodes: members(3),
      network: { latencyMs: 10, loss: 0, duplicate: 0 },
      work: null,
      script,
      untilMs: 1000,
    }),
  ).summary();
const together: readonly ScriptEntry[] = [
  { at: 10, do: 'timeout', node: 'n1' },
  { at: 11, do: 'timeout', node: 'n3' },
];

describe('one vote a term', () => {
  it('is kept where two stand in one term', () => {
    expect(run('raft', together).violations).toEqual([]);
  });

  it('is broken by whoever votes twice, and that is a defect', () => {
    const { violations } = run('forgetful', together);
    expect(violations).toContainEqual({
      promise: 'one-vote-per-epoch',
      atUs: 21_000,
      nodes: ['n2'],
      promised: true,
    });
    expect(violations.map(({ promise }) => promise)).toContain('one-leader-per-epoch');
  });

  it('a vote that a crash undid before it was out is no vote', () => {
    const script: ScriptEntry[] = [
      { at: 10, do: 'timeout', node: 'n1' },
      { at: 12, do: 'timeout', node: 'n3' },
      { at: 15, do: 'cut', from: 'n3', to: 'n2' },
      { at: 27, do: 'crash', node: 'n2' },
      { at: 28, do: 'revive', node: 'n2' },
    ];
    const { violations } = simulate(
      scenario({
        protocol: { id: 'raft', params: { electionTimeoutMs: [10_000, 20_000] } },
        nodes: members(3),
        network: { latencyMs: 10, loss: 0, duplicate: 0 },
        timing: { writeMs: 3, timerSlackMs: 0 },
        work: null,
        script: [...script, { at: 40, do: 'heal' }, { at: 50, do: 'timeout', node: 'n3' }],
        untilMs: 1000,
      }),
    ).summary();
    expect(violations).toEqual([]);
  });

  it('is broken by amnesia, which is outside what Raft assumes: no defect', () => {
    const { violations } = run('raft', [
      { at: 0, do: 'isolate', node: 'n3' },
      { at: 10, do: 'timeout', node: 'n1' },
      { at: 50, do: 'partition', groups: [['n1']] },
      { at: 50, do: 'crash', node: 'n2' },
      { at: 51, do: 'revive', node: 'n2', amnesia: true },
      { at: 52, do: 'heal' },
      { at: 52, do: 'partition', groups: [['n1']] },
      { at: 60, do: 'timeout', node: 'n3' },
    ]);
    const broken = violations.map(({ promise, promised }) => [promise, promised]);
    expect(broken).toContainEqual(['one-vote-per-epoch', false]);
    expect(broken).toContainEqual(['one-leader-per-epoch', false]);
    expect(broken.every(([, promised]) => promised === false)).toBe(true);
  });
});
