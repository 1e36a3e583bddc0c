// What a Raft node keeps, and the few questions that all its rules ask of it.

import type { Incoming, NodeContext } from '../../protocol.ts';
import type { Epoch, Micros, NodeId } from '../../units.ts';
import type { params, rules } from './declared.ts';

/** "Updated on stable storage before responding to RPCs." */
export interface Durable {
  term: Epoch;
  votedFor: NodeId;
  logTerm: number;
  logLength: number;
}

export interface State {
  asking: 'nothing' | 'pre-votes' | 'votes';
  /** Who has granted (pre-)votes in this campaign, this node included. */
  votes: NodeId[];
  /** Local time of the last word from a current leader; null = none since the start. */
  heardAt: Micros | null;
  /** As leader, by member: local time of the last answer, and the priority it told. */
  answeredAt: Micros[];
  priorities: number[];
  /** The campaign under way takes over from a live leader. */
  takeover: boolean;
  /** While a takeover waits: the moment that its timeouts count from, and how many go first. */
  waitsSince: Micros;
  waitsFor: number;
}

/** What a node knows when it starts: nothing. */
export const unknowing = (): State => ({
  asking: 'nothing',
  votes: [],
  heardAt: null,
  answeredAt: [],
  priorities: [],
  takeover: false,
  waitsSince: 0,
  waitsFor: 0,
});

export type Node = NodeContext<typeof params, State, Durable, keyof typeof rules>;

export const isMajority = (node: Node, count: number): boolean => count > node.members.length / 2;

/** "The voter denies its vote if its own log is more up-to-date than that of the candidate": first by last term, then by length. */
export function isUpToDate({ durable }: Node, { payload }: Incoming): boolean {
  const logTerm = payload.logTerm as number;
  return (
    logTerm > durable.logTerm ||
    (logTerm === durable.logTerm && (payload.logLength as number) >= durable.logLength)
  );
}

/** Is there "a current leader", heard "within the minimum election timeout"? It may be this node. */
export function hearsLeader(node: Node): boolean {
  const { heardAt } = node.state;
  const [min] = node.params.electionTimeoutMs;
  return node.leading || (heardAt !== null && node.now - heardAt < min);
}
