// The bully algorithm in the form of the textbooks: whoever misses the coordinator asks all higher nodes; if none answers, it leads.

import type { Fault, Payload, Rules } from '../declare.ts';
import type { NodeContext, Protocol } from '../protocol.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from '../units.ts';

const params = {
  heartbeatMs: {
    kind: 'duration',
    default: 1000,
    min: 1,
    max: 600_000,
    title: 'Heartbeat',
    help: 'How often the coordinator says "here!" to all others.',
  },
  answerMs: {
    kind: 'duration',
    default: 750,
    min: 1,
    max: 600_000,
    title: 'Wait for an answer',
    help: 'How long a node that asked the higher ones waits before it takes them for dead: there and back at the slowest.',
  },
  coordinatorMs: {
    kind: 'duration',
    default: 1500,
    min: 1,
    max: 600_000,
    title: 'Wait for the coordinator',
    help: 'How long a node that was answered waits for the new coordinator before it asks again.',
  },
  skipSuspected: {
    kind: 'flag',
    default: false,
    title: 'Do not ask the suspected',
    help: 'Saves the message to the dead: the second highest announces itself at once. A false suspicion then is a coup.',
  },
} as const;

const rules = {
  'start-election': {
    title: 'Ask the higher ones',
    explain:
      '{node} has no coordinator that it could accept, so it asks every node that may rank above it; one whose rank it never heard may.',
    source: 'Garcia-Molina 1982, part 1; Coulouris et al. §15.3',
  },
  'answer-lower': {
    title: 'Answer the lower ones',
    explain:
      '{node} ranks above {from}, so it tells it to stand back and sees to the election itself.',
    source: 'Coulouris et al. §15.3',
  },
  'stand-back': {
    title: 'Stand back',
    explain: '{node} is answered by {from}, which ranks above it, and waits for a coordinator.',
    source: 'Coulouris et al. §15.3',
  },
  announce: {
    title: 'Nobody higher answers: lead',
    explain: '{node} is answered by nobody above it, so it is the coordinator and tells all below.',
    source: 'Garcia-Molina 1982, part 2; Coulouris et al. §15.3',
  },
  accept: {
    title: 'Accept the coordinator',
    explain: '{node} accepts {from} as coordinator, because it ranks above it.',
    source: 'Coulouris et al. §15.3',
  },
  bully: {
    title: 'Suffer nobody lower',
    explain: '{node} hears that {from}, which ranks below it, leads, and starts an election.',
    source: 'Garcia-Molina 1982: hence the name',
  },
  heartbeat: {
    title: 'Say "here!"',
    explain: '{node} leads, and says so to all others.',
    source: "in place of the paper's AreYouUp and AreYouNormal",
  },
  'new-rank': {
    title: 'Tell of a new rank',
    explain: '{node} has a new priority: it tells everybody by asking everybody.',
    source: 'ours: the paper has fixed ranks',
  },
} as const satisfies Rules;

/** Faults after which all is well again within a bound; what is lost is never sent again, so loss is not among them. */
const healed: readonly Fault[] = [
  ...(['crash', 'revive', 'amnesia', 'pause', 'partition', 'partial'] as const),
  ...(['priority-change', 'forced-timeout'] as const),
];

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
const fields = { priority: 'count', epoch: 'epoch' } as const;
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
  if (above(node, node.id, from)) {
    // A word from before this node's own reign: whoever sent it will hear of that.
    if (node.leading && epoch < node.epoch) return;
    if (node.state.status !== 'normal') return;
    node.rule('bully');
    startElection(node);
    return;
  }
  const current = node.following;
  if (current === from && node.epoch === epoch) return;
  // The heartbeat of a coordinator that gave way to a higher one may still be under way.
  if (!announced && current !== NOBODY && above(node, current, from)) return;
  node.rule('accept');
  rest(node);
  node.cancelTimer(HEARTBEAT);
  node.follow(from, epoch);
}

export const bully: Protocol<typeof params, State, null, keyof typeof rules> = {
  id: 'bully',
  title: 'Bully',
  summary:
    'Whoever misses the coordinator asks all higher nodes; a higher one that lives answers and asks in its turn, and the highest that nobody answers announces itself. A higher node that returns always takes over. It relies on words that come in time and nodes that never pause: where they fail, each side has its coordinator, and the numbers of its elections (ours) order nothing.',
  source: 'Garcia-Molina, IEEE ToC C-31(1), 1982; Coulouris et al., Distributed Systems',
  usesDetector: true,
  watches: 'leader',
  needs: 'any',
  params,
  messages: {
    election: {
      title: 'Is anybody above me there?',
      help: 'To all that may rank above the sender: an election has begun.',
      fields,
    },
    answer: {
      title: 'I am: stand back',
      help: 'To whoever asked from below: somebody higher is alive and takes over.',
      fields,
    },
    coordinator: { title: 'I lead', help: 'To all below: the election is over.', fields },
    heartbeat: { title: 'Here!', help: 'The coordinator is alive.', fields },
  },
  timers: {
    [HEARTBEAT]: { title: 'Next heartbeat' },
    [ANSWER]: { title: 'Wait for an answer' },
    [COORDINATOR]: { title: 'Wait for the coordinator' },
  },
  rules,
  promises: [
    {
      promise: 'one-leader-at-a-time',
      holdsUnder: ['crash'],
      because:
        'While every word comes in time and nobody pauses, a live higher node always answers: only the highest announces itself.',
    },
    {
      promise: 'leader-again',
      holdsUnder: healed,
      because: 'Whoever lacks a coordinator asks again until one announces itself.',
    },
    {
      promise: 'highest-leads',
      holdsUnder: healed,
      because: 'A higher node suffers no lower one: it hears it lead, asks, and announces itself.',
    },
  ],

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
  ) => detectUs + heartbeatMs + 2 * (answerMs + coordinatorMs) + 6 * (latencyUs[1] + timerSlackUs),
};
