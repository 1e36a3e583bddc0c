// The naive protocol of the blog post: each node leads if, by its own view, it is the healthy node of the highest priority.

import { pickLeader } from '../pickLeader.ts';
import type { NodeContext, Protocol } from '../protocol.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from '../units.ts';
import { messages, params, promises, rules, timers } from './priority/declared.ts';

interface State {
  /** By member: what its last heartbeat said. */
  priority: (number | null)[];
  epoch: Epoch[];
  leading: boolean[];
  heardAt: (Micros | null)[];
  unheard: number;
  grace: boolean;
  /** Who ought to lead, by the last decision. */
  best: NodeId;
  /** Highest epoch seen anywhere, this node's own included. */
  newest: Epoch;
}

type Node = NodeContext<typeof params, State, null, keyof typeof rules>;

const HEARTBEAT = 'heartbeat';
const GRACE = 'grace';
const FAILBACK = 'failback';

function sendHeartbeat(node: Node): void {
  node.broadcast('heartbeat', {
    priority: node.priority,
    epoch: node.leading ? node.epoch : node.state.newest,
    leading: node.leading,
  });
}

/** pickLeader on this node's own view: itself, and the peers it trusts with the priority they last told. */
function winner(node: Node): NodeId {
  const view = node.members.map((id) => ({
    id,
    priority: id === node.id ? node.priority : (node.state.priority[id] ?? -1),
    healthy: node.trusts(id) && (id === node.id || node.state.priority[id] !== null),
  }));
  return pickLeader(view)?.id ?? node.id;
}

/**
 * News of a peer that neither leads nor might decides nothing: most of what is heard in a large class. (Trust that comes or goes
 * is decided on by itself.)
 */
function isIdle({ id, priority: own, state }: Node, from: NodeId, told: number): boolean {
  const best = state.best === id ? own : (state.priority[state.best] ?? -1);
  const above = told > best || (told === best && from > state.best);
  return from !== state.best && !above && !state.leading[from];
}

/** The trusted peer that says it leads, of the highest epoch; NOBODY if none does. */
function leaderHeard(node: Node): NodeId {
  let leader: NodeId = NOBODY;
  for (const peer of node.peers) {
    if (!node.state.leading[peer] || !node.trusts(peer)) continue;
    if (leader === NOBODY || (node.state.epoch[peer] ?? 0) >= (node.state.epoch[leader] ?? 0))
      leader = peer;
  }
  return leader;
}

function takeLead(node: Node): void {
  node.rule('take-lead');
  node.cancelTimer(FAILBACK);
  node.state.newest += 1;
  node.lead(node.state.newest);
  sendHeartbeat(node);
  node.setTimer(HEARTBEAT, node.params.heartbeatMs);
}

/** After each heartbeat, suspicion, trust and the end of the grace: who ought to lead, and is it me? */
function decide(node: Node): void {
  const { state, params: values } = node;
  const best = winner(node);
  state.best = best;
  const current = leaderHeard(node);
  if (best !== node.id) {
    node.cancelTimer(FAILBACK);
    // Who lets a returning node wait goes on leading until that node says that it leads.
    const patient = values.sticky || values.failbackDelayMs > 0;
    if (node.leading && (!patient || current !== NOBODY)) {
      node.rule('give-way');
      node.stepDown();
    }
    if (!node.leading && node.following !== current) {
      node.rule(current === NOBODY ? 'miss-leader' : 'follow-highest');
      node.follow(current, current === NOBODY ? node.epoch : (state.epoch[current] ?? 0));
    } else if (!node.leading && current !== NOBODY) node.enterEpoch(state.epoch[current] ?? 0);
    return;
  }
  if (node.leading) return;
  if (node.following !== current) {
    node.rule(current === NOBODY ? 'miss-leader' : 'follow-highest');
    node.follow(current, current === NOBODY ? node.epoch : (state.epoch[current] ?? 0));
  }
  if (state.grace && state.unheard > 0) return;
  if (current === NOBODY) takeLead(node);
  else if (!values.sticky && values.failbackDelayMs === 0) takeLead(node);
  else if (!values.sticky && !node.isTimerSet(FAILBACK))
    node.setTimer(FAILBACK, values.failbackDelayMs);
}

export const priority: Protocol<typeof params, State, null, keyof typeof rules> = {
  id: 'priority',
  title: 'Highest priority leads',
  summary:
    'Every node sends heartbeats to all; each leads if, among the nodes that it trusts, it has the highest priority. The simplest of rules: quick, and without any agreement: two nodes that do not hear each other both lead.',
  source: 'the blog post; Ω in Chandra, Hadzilacos & Toueg 1996',
  usesDetector: true,
  watches: 'all',
  needs: 'any',
  params,
  messages,
  timers,
  rules,
  promises,

  state: (node) => ({
    priority: node.members.map(() => null),
    epoch: node.members.map(() => 0),
    leading: node.members.map(() => false),
    heardAt: node.members.map(() => null),
    unheard: node.peers.length,
    grace: true,
    best: node.id,
    newest: 0,
  }),
  durable: () => null,

  onStart(node) {
    node.setTimer(HEARTBEAT, node.random.between(0, node.params.heartbeatMs - 1));
    node.setTimer(GRACE, node.params.startupGraceMs ?? node.graceUs);
  },

  onMessage(node, message) {
    const { state } = node;
    const { from, payload } = message;
    const { priority: told, epoch, leading } = payload;
    if (typeof told !== 'number' || typeof epoch !== 'number') return;
    const isFirst = state.priority[from] === null;
    if (isFirst) state.unheard -= 1;
    const isLastOfAll = isFirst && state.unheard === 0;
    const wasLeading = state.leading[from];
    const news =
      state.priority[from] !== told ||
      state.leading[from] !== leading ||
      state.epoch[from] !== epoch;
    state.priority[from] = told;
    state.leading[from] = leading === true;
    state.epoch[from] = epoch;
    state.heardAt[from] = node.now;
    state.newest = Math.max(state.newest, epoch);
    if (!news) return;
    node.rule('hear-heartbeat');
    if (isLastOfAll || wasLeading || !isIdle(node, from, told)) decide(node);
  },

  onTimer(node, timer) {
    if (timer === HEARTBEAT) {
      node.rule('heartbeat');
      sendHeartbeat(node);
      node.setTimer(HEARTBEAT, node.params.heartbeatMs);
    } else if (timer === GRACE) {
      node.rule('end-grace');
      node.state.grace = false;
      decide(node);
    } else if (timer === FAILBACK && winner(node) === node.id && !node.leading) takeLead(node);
  },

  onSuspect(node, peer) {
    node.state.leading[peer] = false;
    decide(node);
  },
  onTrust: decide,
  onPriority: decide,

  onForcedTimeout(node) {
    if (node.following !== NOBODY && node.following !== node.id) node.suspect(node.following);
    decide(node);
  },

  beliefs: (state) => [
    { label: 'Newest epoch seen', value: state.newest, kind: 'epoch' },
    { label: 'Still in start-up grace', value: state.grace, kind: 'flag' },
  ],
  peerBeliefs: (state) =>
    state.priority.map((told, peer) => ({
      peer,
      priority: told,
      epoch: state.epoch[peer] ?? null,
      heardAt: state.heardAt[peer] ?? null,
    })),

  timely: () => true,
  recoveryBound: (values, timing) =>
    timing.detectUs +
    (values.startupGraceMs ?? timing.detectUs) +
    values.failbackDelayMs +
    2 * values.heartbeatMs +
    2 * timing.latencyUs[1],
};
