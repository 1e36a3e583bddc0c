// Chang and Roberts' election on a ring: each node's token goes round; a higher node swallows it; whose comes back leads.

import type { NodeContext, Protocol } from '../protocol.ts';
import { type Epoch, NOBODY, type NodeId } from '../units.ts';
import { messages, params, promises, rules, timers } from './ring/declared.ts';

interface State {
  /** Takes part in the election numbered by the node's epoch. */
  participating: boolean;
  /** Number of the last result passed on. */
  passed: Epoch;
  /** Highest number heard of. */
  newest: Epoch;
  /** The last word of the one that it follows was that it does not lead. */
  denied: boolean;
}

type Node = NodeContext<typeof params, State, null, keyof typeof rules>;

/** Who a token or a result is about, and the number of its election (ours, for retries and the screen). */
interface Word {
  readonly origin: NodeId;
  readonly priority: number;
  readonly epoch: Epoch;
}

const HEARTBEAT = 'heartbeat';
const ROUND = 'round';

const above = (node: Node, { origin, priority }: Pick<Word, 'origin' | 'priority'>): boolean =>
  priority !== node.priority ? priority > node.priority : origin > node.id;

/** The next on the ring that this node has not given up; itself where it has given up all. */
function successor(node: Pick<Node, 'id' | 'members' | 'suspects'>): NodeId {
  const { members, id } = node;
  for (let step = 1; step < members.length; step++) {
    const next = members[(id + step) % members.length] as NodeId;
    if (!node.suspects(next)) return next;
  }
  return id;
}

/** A number that this node takes for decided is made a new one. A leader that takes part no longer leads. */
function join(node: Node, epoch: Epoch): void {
  const { state } = node;
  const least = state.participating ? node.epoch : node.epoch + 1;
  state.participating = true;
  node.stand(Math.max(epoch, least));
  node.setTimer(ROUND, node.params.roundMs);
}

function sendOwn(node: Node): void {
  const next = successor(node);
  if (next === node.id) win(node);
  else node.send(next, 'token', { origin: node.id, priority: node.priority, epoch: node.epoch });
}

function initiate(node: Node): void {
  node.rule('initiate');
  join(node, 0);
  sendOwn(node);
}

function challenge(node: Node, epoch: Epoch): void {
  node.rule('challenge');
  join(node, epoch);
  sendOwn(node);
}

function settle(node: Node): void {
  node.state.participating = false;
  node.state.denied = false;
  node.cancelTimer(ROUND);
}

function win(node: Node): void {
  node.rule('come-round');
  settle(node);
  node.lead(node.epoch);
  const next = successor(node);
  if (next !== node.id)
    node.send(next, 'elected', { origin: node.id, priority: node.priority, epoch: node.epoch });
}

function onToken(node: Node, token: Word): void {
  const { participating } = node.state;
  const { origin, epoch } = token;
  const won = origin === node.following && epoch <= node.epoch;
  if (origin === node.id && participating) {
    node.rule('come-round');
    node.enterEpoch(Math.max(epoch, node.epoch));
    win(node);
  } else if (origin === node.id || node.suspects(origin) || won) {
    node.rule('orphan');
  } else if (above(node, token)) {
    node.rule('pass-on');
    join(node, epoch);
    node.send(successor(node), 'token', { ...token, epoch: node.epoch });
  } else if (participating) {
    node.rule('swallow');
  } else {
    node.rule('send-own');
    join(node, epoch);
    sendOwn(node);
  }
}

function onElected(node: Node, result: Word): void {
  const { state } = node;
  const { origin, epoch } = result;
  if (origin === node.id) return;
  const old = epoch < node.epoch || epoch <= state.passed;
  if (old || node.suspects(origin)) {
    node.rule('orphan');
  } else if (above(node, result)) {
    node.rule('spread-result');
    settle(node);
    state.passed = epoch;
    node.follow(origin, epoch);
    node.send(successor(node), 'elected', { ...result });
  } else if (!state.participating) challenge(node, epoch);
}

/** The heartbeat of one that leads: what a result would have told, to those whom it did not reach. */
function hearLeader(node: Node, leader: Word): void {
  const { participating } = node.state;
  const { origin, epoch } = leader;
  // Whom the detector still takes for dead it would not miss a second time.
  if (node.suspects(origin)) return;
  const decided = !participating && !node.leading && node.following !== NOBODY;
  if (epoch < node.epoch || (epoch === node.epoch && decided)) return;
  if (above(node, leader)) {
    node.rule('hear-leader');
    settle(node);
    node.follow(origin, epoch);
  } else if (!participating) challenge(node, epoch);
}

/** The heartbeat of the one that this node follows: it may have crashed and come back as somebody who leads no more, or lost rank. */
function hearFollowed(node: Node, leads: boolean, leader: Word): void {
  const { state } = node;
  if (leads && !above(node, leader) && !state.participating) {
    challenge(node, leader.epoch);
    return;
  }
  // By an older number it may be a word from before it won: the next one tells.
  const isOld = leader.epoch < node.epoch && !state.denied;
  state.denied = !leads;
  if (leads || isOld) return;
  node.rule('drop-leader');
  node.stepDown();
  // If nobody else is heard to lead within a round, this node must see to it.
  node.setTimer(ROUND, node.params.roundMs);
}

export const ring: Protocol<typeof params, State, null, keyof typeof rules> = {
  id: 'ring',
  title: 'Ring (Chang–Roberts)',
  summary:
    'Each node speaks to its successor alone: its rank goes round, higher ones pass on, lower ones end, and whoever gets its own back leads. The papers have no failures: here the successor is the next that the detector has not given up, and a token is sent again. Nodes that see different rings elect different leaders.',
  source: 'Le Lann 1977; Chang & Roberts, CACM 22(5), 1979',
  usesDetector: true,
  watches: 'all',
  needs: 'any',
  params,
  messages,
  timers,
  rules,
  promises,

  state: () => ({ participating: false, passed: 0, newest: 0, denied: false }),
  durable: () => null,

  onStart(node) {
    node.setTimer(HEARTBEAT, node.random.between(0, node.params.heartbeatMs - 1));
    initiate(node);
  },

  onMessage(node, { from, type, payload }) {
    const { origin = from, priority, epoch, leading } = payload;
    if (typeof origin !== 'number' || typeof priority !== 'number' || typeof epoch !== 'number')
      return;
    node.state.newest = Math.max(node.state.newest, epoch);
    const word = { origin, priority, epoch };
    if (type === 'token') onToken(node, word);
    else if (type === 'elected') onElected(node, word);
    else if (leading === true && from !== node.following) hearLeader(node, word);
    else if (from === node.following) hearFollowed(node, leading === true, word);
  },

  onTimer(node, timer) {
    if (timer === HEARTBEAT) {
      node.rule('heartbeat');
      const { priority, epoch, leading } = node;
      node.broadcast('heartbeat', { priority, epoch, leading });
      node.setTimer(HEARTBEAT, node.params.heartbeatMs);
    } else {
      node.rule('send-again');
      // Under a new number: the others may have decided the old one for this very node, before it crashed and forgot.
      join(node, node.state.newest + 1);
      sendOwn(node);
    }
  },

  onSuspect(node, peer) {
    if (peer === node.following) initiate(node);
  },
  onPriority: initiate,
  onForcedTimeout(node) {
    if (node.following !== NOBODY && node.following !== node.id) node.suspect(node.following);
    initiate(node);
  },

  marks: (node) => [{ kind: 'successor', to: successor(node), open: node.state.participating }],
  beliefs: (state) => [{ label: 'Takes part', value: state.participating, kind: 'flag' }],

  timely: ({ roundMs }, { members, latencyUs: [, slowest], timerSlackUs }) =>
    roundMs >= 2 * members * slowest + timerSlackUs,
  recoveryBound: ({ heartbeatMs, roundMs }, { detectUs }) =>
    detectUs + 2 * heartbeatMs + 4 * roundMs,
};
