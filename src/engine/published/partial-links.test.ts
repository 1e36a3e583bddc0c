// Raft while some links are cut and never mended: what each variant does. S1 is the example of Howard & Abraham, "Raft does not Guarantee
// Liveness in the face of Network Faults" (2020); S3 to S5 are the quorum-loss, constrained and chained scenarios of Omni-Paxos (EuroSys
// 2023). Timeouts 150–300 ms, heartbeats every 50, a message takes 5–10; the links are cut after half a second.

import { describe, expect, it } from 'vitest';
import { type Run, simulate } from '../run.ts';
import type { ScriptEntry } from '../scenario.ts';
import { members, scenario } from '../testing.ts';

const CUT_MS = 500;
const LONG_MS = 20_000;
const SEEDS = 2;

interface Topology {
  readonly nodes: number;
  readonly leader: string;
  /** The links that stay, both ways; the rest is cut. */
  readonly links?: readonly string[];
  /** Or the directions that are cut, one way. */
  readonly cut?: readonly string[];
  readonly down?: string;
  readonly logs?: readonly number[];
}

const TOPOLOGIES = {
  'S1 five, 1-2 1-3 2-3 2-4 3-5; 3 leads': {
    nodes: 5,
    leader: 'n3',
    links: ['1-2', '1-3', '2-3', '2-4', '3-5'],
  },
  'S2 five, one down; the leader reaches one follower': {
    nodes: 5,
    leader: 'n5',
    down: 'n4',
    links: ['1-5', '1-2', '1-3', '2-3'],
  },
  'S3 quorum loss: only a hub reaches all': {
    nodes: 5,
    leader: 'n5',
    links: ['1-2', '1-3', '1-4', '1-5'],
  },
  'S4 constrained: the leader is alone, the log of the hub is behind': {
    nodes: 5,
    leader: 'n5',
    links: ['1-2', '1-3', '1-4'],
    logs: [1, 2, 2, 2, 2],
  },
  'S4b the same with equal logs': { nodes: 5, leader: 'n5', links: ['1-2', '1-3', '1-4'] },
  'S5 a chain, 1-2-3; 1 leads': { nodes: 3, leader: 'n1', links: ['1-2', '2-3'] },
  'S6 the leader can send, not receive': { nodes: 3, leader: 'n1', cut: ['2>1', '3>1'] },
  'S7 the leader can receive, not send': { nodes: 3, leader: 'n1', cut: ['1>2', '1>3'] },
  'S8 a follower can send, not receive': { nodes: 3, leader: 'n1', cut: ['1>3', '2>3'] },
} as const satisfies Record<string, Topology>;

const VARIANTS = {
  paper: {},
  CQ: { checkQuorum: true },
  PV: { preVote: true },
  stick: { stickiness: true },
  'PV+CQ': { preVote: true, checkQuorum: true },
  'stick+CQ': { stickiness: true, checkQuorum: true },
} as const;
type Variant = keyof typeof VARIANTS;

/**
 * stable: the leader stays. new: another leads soon, and stays. alternates: one after another, to the end. stuck: to the end nobody
 * leads whom a majority answers (whoever believes that it leads is cut off from one).
 */
type Verdict = 'stable' | 'new' | 'alternates' | 'stuck';

// biome-ignore format: a table
const TABLE: Record<keyof typeof TOPOLOGIES, Record<Variant, Verdict>> = {
  'S1 five, 1-2 1-3 2-3 2-4 3-5; 3 leads':
    { paper: 'alternates', CQ: 'alternates', PV: 'stable', stick: 'stable', 'PV+CQ': 'stable', 'stick+CQ': 'stable' },
  'S2 five, one down; the leader reaches one follower':
    { paper: 'new', CQ: 'new', PV: 'stuck', stick: 'stuck', 'PV+CQ': 'new', 'stick+CQ': 'new' },
  'S3 quorum loss: only a hub reaches all':
    { paper: 'new', CQ: 'new', PV: 'stuck', stick: 'stuck', 'PV+CQ': 'new', 'stick+CQ': 'new' },
  'S4 constrained: the leader is alone, the log of the hub is behind':
    { paper: 'stuck', CQ: 'stuck', PV: 'stuck', stick: 'stuck', 'PV+CQ': 'stuck', 'stick+CQ': 'stuck' },
  'S4b the same with equal logs':
    { paper: 'new', CQ: 'new', PV: 'new', stick: 'new', 'PV+CQ': 'new', 'stick+CQ': 'new' },
  'S5 a chain, 1-2-3; 1 leads':
    { paper: 'alternates', CQ: 'alternates', PV: 'stable', stick: 'stable', 'PV+CQ': 'stable', 'stick+CQ': 'stable' },
  'S6 the leader can send, not receive':
    { paper: 'stuck', CQ: 'alternates', PV: 'stuck', stick: 'stuck', 'PV+CQ': 'new', 'stick+CQ': 'new' },
  'S7 the leader can receive, not send':
    { paper: 'new', CQ: 'new', PV: 'new', stick: 'new', 'PV+CQ': 'new', 'stick+CQ': 'new' },
  'S8 a follower can send, not receive':
    { paper: 'alternates', CQ: 'alternates', PV: 'stable', stick: 'stable', 'PV+CQ': 'stable', 'stick+CQ': 'stable' },
};

const node = (number: string) => `n${number}`;

/** The directed links that are cut, "1>2". */
function cutsOf({ nodes, links, cut = [] }: Topology): string[] {
  if (!links) return [...cut];
  const all = members(nodes).map((_, index) => `${index + 1}`);
  const open = (a: string, b: string) => links.includes(`${a}-${b}`) || links.includes(`${b}-${a}`);
  return all.flatMap((a) => all.filter((b) => a !== b && !open(a, b)).map((b) => `${a}>${b}`));
}

function run(topology: Topology, variant: Variant, seed: number): Run {
  const cuts = cutsOf(topology).map((link): ScriptEntry => {
    const [from = '', to = ''] = link.split('>').map(node);
    return { at: CUT_MS, do: 'cut', from, to, oneWay: true };
  });
  return simulate(
    scenario({
      seed,
      protocol: {
        id: 'raft',
        params: { heartbeatMs: 50, electionTimeoutMs: [150, 300], ...VARIANTS[variant] },
      },
      nodes: members(topology.nodes).map((member, index) => ({
        ...member,
        logTerm: 1,
        logLength: topology.logs?.[index] ?? 1,
      })),
      network: { latencyMs: [5, 10], loss: 0, duplicate: 0 },
      work: null,
      script: [
        { at: 10, do: 'timeout', node: topology.leader },
        ...(topology.down ? [{ at: CUT_MS, do: 'crash', node: topology.down } as const] : []),
        ...cuts,
      ],
      untilMs: CUT_MS + LONG_MS,
    }),
  );
}

/** Does a majority, itself included, hear the node and answer it? */
function hasQuorum(topology: Topology, leader: string): boolean {
  const cuts = new Set(cutsOf(topology).map((link) => link.split('>').map(node).join('>')));
  const answering = members(topology.nodes).filter(
    ({ id }) =>
      id !== topology.down && !cuts.has(`${id}>${leader}`) && !cuts.has(`${leader}>${id}`),
  );
  return answering.length > topology.nodes / 2;
}

const changesOf = (done: Run) =>
  done.summary().leaders.filter(({ fromUs }) => fromUs > CUT_MS * 1000);
const end = (done: Run) => done.frameAt((CUT_MS + LONG_MS) * 1000);

function verdict(topology: Topology, done: Run): Verdict {
  const changes = changesOf(done);
  const lastUs = changes.at(-1)?.fromUs ?? 0;
  if (changes.length > 10 && lastUs > (CUT_MS + LONG_MS - 3000) * 1000) return 'alternates';
  if (!end(done).leaders.some((leader) => hasQuorum(topology, leader))) return 'stuck';
  if (changes.length === 0) return 'stable';
  expect(lastUs, 'it takes some rounds at most').toBeLessThan((CUT_MS + 2500) * 1000);
  return 'new';
}

const rows = Object.keys(TABLE) as (keyof typeof TABLE)[];
const topologyOf = (row: keyof typeof TABLE): Topology => TOPOLOGIES[row];

describe.each(rows)('%s', (row) => {
  it.each(Object.entries(TABLE[row]) as [Variant, Verdict][])('%s: %s', (variant, printed) => {
    for (let seed = 0; seed < SEEDS; seed++)
      expect(verdict(topologyOf(row), run(topologyOf(row), variant, seed))).toBe(printed);
  });
});

describe('beside the verdicts', () => {
  const perMinute = (count: number) => (count * 60_000) / LONG_MS;
  const at = (start: string, variant: Variant) => {
    const row = rows.find((name) => name.startsWith(start));
    if (!row) throw new Error(start);
    return run(topologyOf(row), variant, 0);
  };

  it.each([
    ['S1 ', 'paper', 100],
    ['S5 ', 'paper', 225],
    ['S6 ', 'CQ', 97],
    ['S8 ', 'paper', 97],
  ] as const)('%sunder %s: about %i leader changes a minute', (start, variant, printed) => {
    const ours = perMinute(changesOf(at(start, variant)).length);
    expect(Math.abs(ours / printed - 1), `${ours}`).toBeLessThan(0.15);
  });

  const newestTerm = (done: Run) => Math.max(...end(done).nodes.map(({ epoch }) => epoch));

  it('S4: terms climb by about 390 a minute, and with PreVote not at all', () => {
    const ours = perMinute(newestTerm(at('S4 ', 'paper')));
    expect(Math.abs(ours / 390 - 1), `${ours}`).toBeLessThan(0.15);
    expect(newestTerm(at('S4 ', 'PV'))).toBe(1);
  });

  it('S1 and S5: stickiness keeps the leader, but the term of whoever does not hear it climbs', () => {
    for (const start of ['S1 ', 'S5 ']) {
      expect(newestTerm(at(start, 'stick'))).toBeGreaterThan(50);
      expect(newestTerm(at(start, 'PV'))).toBe(1);
    }
  });

  it('S4b: the old leader goes on believing; with CheckQuorum it steps down', () => {
    expect(end(at('S4b', 'paper')).leaders).toEqual(['n1', 'n5']);
    expect(end(at('S4b', 'CQ')).leaders).toEqual(['n1']);
    expect(end(at('S4b', 'PV')).leaders).toEqual(['n1', 'n5']);
    expect(end(at('S4b', 'PV+CQ')).leaders).toEqual(['n1']);
  });
});
