// Raft, sentence by sentence.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParameterJson } from '../declare.ts';
import { simulate } from '../run.ts';
import type { ScriptEntry } from '../scenario.ts';
import { anyScenario, members, scenario } from '../testing.ts';

const raft = (
  script: readonly ScriptEntry[],
  params: ParameterJson = {},
  count = 5,
  untilMs = 40_000,
) =>
  simulate(
    scenario({
      protocol: { id: 'raft', params },
      nodes: members(count),
      work: null,
      script,
      untilMs,
    }),
  );
const eventsOf = (run: ReturnType<typeof raft>) => run.events(1, run.summary().events);

describe('elections', () => {
  it('"If a follower receives no communication over a period of time, it begins an election"; one wins and is followed', () => {
    const run = raft([]);
    const frame = run.frameAt(20_000_000);
    expect(frame.leaders).toHaveLength(1);
    for (const node of frame.nodes) expect(node.follows).toBe(frame.leader);
  });

  it('a new leader comes after the old one has crashed, in a higher term', () => {
    const { leaders, failovers } = raft([{ at: 15_000, do: 'crash', node: '@leader' }]).summary();
    expect(failovers[0]?.electedUs).not.toBeNull();
    expect(leaders.at(-1)?.epoch).toBeGreaterThan(leaders[0]?.epoch ?? 0);
  });

  it('no majority, no leader: two of five cannot elect', () => {
    const run = raft(['n3', 'n4', 'n5'].map((node) => ({ at: 0, do: 'crash', node })));
    expect(run.summary().leaders).toEqual([]);
  });

  it('"the voter denies its vote if its own log is more up-to-date": the shorter log does not lead', () => {
    const nodes = members(3).map((node, index) => ({ ...node, logLength: index + 1, logTerm: 1 }));
    for (let seed = 0; seed < 20; seed++) {
      const run = simulate(
        scenario({
          seed,
          protocol: { id: 'raft', params: {} },
          nodes,
          work: null,
          script: [],
          untilMs: 30_000,
        }),
      );
      expect(run.summary().leaders.map(({ node }) => node)).not.toContain('n1');
    }
  });

  it('an uncontested election of four takes 4 request-vote, 3 answers and 4 heartbeats', () => {
    const run = raft(
      [
        { at: 0, do: 'crash', node: 'n5' },
        { at: 500, do: 'timeout', node: 'n4' },
      ],
      {},
      5,
      1500,
    );
    const { byType } = run.summary().messages;
    expect(byType).toMatchObject({ 'request-vote': 4, vote: 3, 'append-entries': 4 });
  });
});

describe('safety', () => {
  const anyRaft = anyScenario.filter(({ protocol }) => protocol.id === 'raft');

  it('"at most one leader can be elected in a given term", under any fault but amnesia', () => {
    fc.assert(
      fc.property(anyRaft, (value) => {
        const promised = simulate(value)
          .summary()
          .violations.filter((violation) => violation.promised);
        expect(promised).toEqual([]);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('each server votes for at most one candidate in a term, also when it crashes in between', () => {
    fc.assert(
      fc.property(anyRaft, (value) => {
        const votes = new Map<string, string>();
        const run = simulate(value);
        for (const event of run.events(1, run.summary().events)) {
          if (event.kind !== 'send' || event.type !== 'vote' || event.payload?.granted !== true)
            continue;
          const key = `${event.from} ${event.payload.term}`;
          expect(votes.get(key) ?? event.to).toBe(event.to);
          votes.set(key, event.to ?? '');
        }
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});

describe('extensions', () => {
  it('without them, a member that was cut off disturbs the leader when it returns; with PreVote it does not', () => {
    const script: ScriptEntry[] = [
      { at: 15_000, do: 'isolate', node: 'n1' },
      { at: 40_000, do: 'heal' },
    ];
    const terms = (params: ParameterJson) => {
      const run = raft(script, params, 5, 60_000);
      return [run.frameAt(39_000_000), run.frameAt(60_000_000)].map(({ epoch }) => epoch);
    };
    const [before, after] = terms({});
    expect(after).toBeGreaterThan(before ?? 0);
    const [calm, still] = terms({ preVote: true });
    expect(still).toBe(calm);
  });

  it('CheckQuorum: a leader that no majority answers steps down', () => {
    const script: ScriptEntry[] = [{ at: 15_000, do: 'isolate', node: '@leader' }];
    expect(raft(script, {}).frameAt(39_000_000).leaders).toHaveLength(2);
    expect(raft(script, { checkQuorum: true }).frameAt(39_000_000).leaders).toHaveLength(1);
  });

  it('priority takeover: the highest leads in the end', () => {
    for (let seed = 0; seed < 5; seed++) {
      const run = simulate(
        scenario({
          seed,
          protocol: { id: 'raft', params: { priorityTakeover: true } },
          work: null,
          script: [],
          untilMs: 120_000,
        }),
      );
      expect(run.frameAt(120_000_000).leader).toBe('n5');
    }
  });

  it('an amnesiac may vote twice: two leaders in one term, which is no breach of what is promised', () => {
    const promised = eventsOf(raft([])).filter(({ kind }) => kind === 'violation');
    expect(promised).toEqual([]);
  });
});
