// A detector's node without a world: for what is decided in one handler.

import { Stream } from '../random.ts';
import type { NodeId } from '../units.ts';

/** Member 0 of so many, at local time 0 until `at` moves it. */
export function alone<P, S>(members: number, params: P, state: S) {
  const ids = Array.from({ length: members }, (_, id) => id);
  const suspected = new Set<NodeId>();
  const sent: { to: NodeId; type: string; payload: object }[] = [];
  const timers = new Set<string>();
  const node = {
    id: 0,
    members: ids,
    peers: ids.slice(1),
    params,
    state,
    now: 0,
    random: Stream.named(1, 'alone'),
    heartbeatUs: 1_000_000,
    rule: () => {},
    send: (to: NodeId, type: string, payload: object) => sent.push({ to, type, payload }),
    broadcast: () => {},
    setTimer: (name: string) => timers.add(name),
    cancelTimer: (name: string) => timers.delete(name),
    isTimerSet: (name: string) => timers.has(name),
    suspect: (peer: NodeId) => suspected.add(peer),
    trust: (peer: NodeId) => suspected.delete(peer),
    suspects: (peer: NodeId) => suspected.has(peer),
    trusts: (peer: NodeId) => !suspected.has(peer),
    watches: () => true,
  };
  return { node, suspected, sent };
}
