// Priority takeover, after MongoDB's protocol version 1: "a secondary of higher priority calls an election in place of a primary of
// lower priority", the highest first. MongoDB reads the priorities in its configuration; here the leader learns them from answers.

import type { Payload } from '../../declare.ts';
import type { Micros, NodeId } from '../../units.ts';
import type { Node } from './node.ts';

const JITTER = 0.15;

/** How many members the leader knows of that rank strictly above a peer, itself included. */
export function rankOf({ state, members, id, priority }: Node, peer: NodeId): number {
  const of = (member: NodeId) => (member === id ? priority : (state.priorities[member] ?? 0));
  return members.filter((member) => of(member) > of(peer)).length;
}

/** Heard the leader of the own term: waits (1 + rank) timeouts and up to 15 % of one, if that leader ranks below. */
export function considerTakeover(node: Node, { priority, rank }: Payload): void {
  const { state, params } = node;
  if (!params.priorityTakeover) return;
  if (node.priority <= (priority as number)) {
    node.cancelTimer('takeover');
    return;
  }
  const timeout: Micros = params.electionTimeoutMs[0];
  if (!node.isTimerSet('takeover'))
    state.waitsSince = node.now + node.random.between(0, Math.floor(JITTER * timeout));
  else if (state.waitsFor === rank) return;
  // A new leader has not heard all priorities yet: the rank that it tells may still rise.
  state.waitsFor = rank as number;
  node.setTimer('takeover', state.waitsSince + (1 + state.waitsFor) * timeout - node.now);
}
