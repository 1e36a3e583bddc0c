// The bully algorithm in the form of the textbooks: whoever misses the coordinator asks all higher nodes; if none answers, it leads.

import type { Payload } from '../declare.ts';
import type { NodeContext, Protocol } from '../protocol.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from '../units.ts';
import { messages, params, promises, rules, timers } from './bully/declared.ts';

interface State {
  status: 'normal' | 'electing' | 'waiting';
  /** By member: what it last told of itself; null = never heard. */
  told: ({ priority: number; epoch: Epoch; heardAt: Micros } | null)[];
  /** Highest election number seen: ours, for the screen; the paper has none. */
  newest: Epoch;
}

type Node = NodeContext<typeof params, State, null, keyof typeof rules>;

const HEARTBEAT = 'heartbeat';
const ANSWER = 'answer';
const COORDINATOR = 'coordinator';

/** All words carry the sender's rank, which nobody knows otherwise, and the newest election that it knows. */
const word = (node: Node): Payload => ({ priority: node.priority, epoch: node.state.newest });

/** Does the first rank above the second? By priority, among equals by place. Of one never heard that is not known: false. */
function above(node: Node, one: NodeId, other: NodeId): boolean {
  const of = (id: NodeId) =>
    id === node.id ? node.priority : (node.state.told[id]?.priority ?? null);
  const [first, second] = [of(one), of(other)];
  if (first === null || second === null) return false;
  return first !== second ? first > second : one > other;
}

/** The coordinator goes on leading while it asks: an election that it wins changes nothing but the number. */
function ask(node: Node, asked: readonly NodeId[]): void {
  if (asked.length === 0) {
    announce(node);
    return;
  }
  node.state.status = 'electing';
  node.cancelTimer(COORDINATOR);
  if (!node.leading) node.stand(node.epoch);
  for (const peer of asked) node.send(peer, 'election', word(node));
  node.setTimer(ANSWER, node.params.answerMs);
}

function startElection(node: Node): void {
  const skip = node.params.skipSuspected;
  const higher = node.peers.filter(
    (peer) => !above(node, node.id, peer) && !(skip && node.suspects(peer)),
  );
  if (higher.length > 0) node.rule('start-election');
  ask(node, higher);
}

function rest(node: Node): void {
  node.state.status = 'normal';
  node.cancelTimer(ANSWER);
  node.cancelTimer(COORDINATOR);
}

/**
 * A detector with probes of its own trusts whoever lives, be it coordinator no more: after a word that came late, two may follow
 * each other. So a coordinator is missed for its own silence, too, later than any detector would.
 */
function awaitNextWord(node: Node): void {
  node.setTimer(COORDINATOR, node.graceUs + 2 * node.params.heartbeatMs);
}

function announce(node: Node): void {
  node.rule('announce');
  rest(node);
  node.state.newest += 1;
  node.lead(node.state.newest);
  for (const peer of node.peers)
    if (!above(node, peer, node.id)) node.send(peer, 'coordinator', word(node));
  node.setTimer(HEARTBEAT, node.params.heartbeatMs);
}

/** Somebody says that it leads, by `coordinator` or by its heartbeat. */
function hearLeader(node: Node, from: NodeId, epoch: Epoch, announced: boolean): void {
  // Whom the detector still takes for dead it would not miss a second time: it is obeyed once it is trusted.
  if (node.suspects(from)) return;
  if (above(node, node.id, from)) {
    // A word from before this node's own reign: whoever sent it will hear of that.
    if (node.leading && epoch < node.epoch) return;
    if (node.state.status !== 'normal') return;
    node.rule('bully');
    startElection(node);
    return;
  }
  const current = node.following;
  if (current === from && node.epoch === epoch) {
    awaitNextWord(node);
    return;
  }
  // The heartbeat of a coordinator that gave way to a higher one may still be under way.
  if (!announced && current !== NOBODY && above(node, current, from)) return;
  node.rule('accept');
  rest(node);
  node.cancelTimer(HEARTBEAT);
  node.follow(from, epoch);
  awaitNextWord(node);
}

export const bully: Protocol<typeof params, State, null, keyof typeof rules> = {
  id: 'bully',
  title: 'Bully',
  summary:
    'Whoever misses the coordinator asks all higher nodes; a higher one that lives answers and asks in its turn, and the highest that nobody answers announces itself. A higher node that returns always takes over. The paper assumes that the network never fails (its assumption 8) and that a node never pauses and always answers at once (9): a partition or a lost word breaks the one, a pause the other, and then two lead. The numbers of the elections are ours and order nothing.',
  source: 'Garcia-Molina, IEEE ToC C-31(1), 1982; Coulouris et al., Distributed Systems',
  usesDetector: true,
  watches: 'leader',
  needs: 'any',
  params,
  messages,
  timers,
  rules,
  promises,

  state: (node) => ({
    status: 'normal',
    told: node.members.map(() => null),
    newest: 0,
  }),
  durable: () => null,

  onStart: startElection,

  onMessage(node, { from, type, payload }) {
    const { state } = node;
    const { priority, epoch } = payload;
    if (typeof priority !== 'number' || typeof epoch !== 'number') return;
    state.told[from] = { priority, epoch, heardAt: node.now };
    state.newest = Math.max(state.newest, epoch);
    if (type === 'coordinator') hearLeader(node, from, epoch, true);
    else if (type === 'heartbeat') hearLeader(node, from, epoch, false);
    else if (type === 'election' && above(node, node.id, from)) {
      node.rule('answer-lower');
      node.send(from, 'answer', word(node));
      if (state.status === 'normal') startElection(node);
    } else if (type === 'answer' && state.status === 'electing' && above(node, from, node.id)) {
      node.rule('stand-back');
      node.cancelTimer(ANSWER);
      node.cancelTimer(HEARTBEAT);
      state.status = 'waiting';
      node.stepDown();
      node.setTimer(COORDINATOR, node.params.coordinatorMs);
    }
  },

  onTimer(node, timer) {
    if (timer === HEARTBEAT) {
      node.rule('heartbeat');
      node.broadcast('heartbeat', word(node));
      node.setTimer(HEARTBEAT, node.params.heartbeatMs);
    } else if (timer === ANSWER) announce(node);
    else startElection(node);
  },

  onSuspect(node, peer) {
    if (peer === node.following) startElection(node);
  },
  onPriority(node) {
    node.rule('new-rank');
    ask(node, node.peers);
  },
  onForcedTimeout(node) {
    if (node.following !== NOBODY && node.following !== node.id) node.suspect(node.following);
    startElection(node);
  },

  marks: ({ state }) =>
    state.status === 'normal'
      ? []
      : [{ kind: 'state', text: state.status === 'electing' ? 'asks above' : 'stands back' }],
  beliefs: (state) => [
    { label: 'Status', value: state.status, kind: 'text' },
    { label: 'Newest election seen', value: state.newest, kind: 'epoch' },
  ],
  peerBeliefs: (state) => state.told.flatMap((told, peer) => (told ? { peer, ...told } : [])),

  timely: ({ answerMs, coordinatorMs }, { latencyUs: [, slowest], timerSlackUs }) =>
    answerMs >= 2 * slowest && coordinatorMs >= answerMs + 2 * slowest + timerSlackUs,
  recoveryBound: (
    { heartbeatMs, answerMs, coordinatorMs },
    { detectUs, latencyUs, timerSlackUs },
  ) =>
    2 * detectUs +
    3 * heartbeatMs +
    2 * (answerMs + coordinatorMs) +
    6 * (latencyUs[1] + timerSlackUs),
};
