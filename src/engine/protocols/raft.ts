// Raft's leader election: terms, one vote a term, and a majority. Log replication is left out but for the one thing that elections
// ask of it: how far each log goes. Read it beside the paper: Ongaro & Ousterhout, "In Search of an Understandable Consensus
// Algorithm" (extended, 2014), §5.2 and §5.4; Ongaro's dissertation (2014), 4.2.3, 6.2 and 9.6.

import type { Rules } from '../declare.ts';
import type { Incoming, NodeContext, Protocol } from '../protocol.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from '../units.ts';

const params = {
  heartbeatMs: {
    kind: 'duration',
    default: 1000,
    min: 0.1,
    max: 600_000,
    title: 'Heartbeat',
    help: 'How often a leader sends AppendEntries, empty here, to all others.',
  },
  electionTimeoutMs: {
    kind: 'duration-range',
    default: [3500, 6000],
    min: 0.1,
    max: 3_600_000,
    title: 'Election timeout',
    help: 'How long a follower waits for its leader before it stands: drawn anew each time, so that few stand at once.',
  },
  preVote: {
    kind: 'flag',
    default: false,
    title: 'PreVote',
    help: 'Ask whether one would be elected before raising the term (dissertation 9.6). Without CheckQuorum it can be stuck for ever under partial links.',
  },
  checkQuorum: {
    kind: 'flag',
    default: false,
    title: 'CheckQuorum',
    help: 'A leader steps down when a minimum election timeout passes without replies from a majority (dissertation 6.2).',
  },
  stickiness: {
    kind: 'flag',
    default: false,
    title: 'Leader stickiness',
    help: 'Whoever heard a leader within the minimum election timeout ignores requests for votes (dissertation 4.2.3).',
  },
  priorityTakeover: {
    kind: 'flag',
    default: false,
    title: 'Priority takeover',
    help: 'A follower of higher priority than its leader stands after a while, the highest first (MongoDB, protocol version 1).',
  },
} as const;

const rules = {
  heartbeat: {
    title: 'Leader sends heartbeats',
    explain: '{node} leads and sends AppendEntries to all others, to keep them from standing.',
    source: 'Raft §5.2',
  },
  'accept-leader': {
    title: 'Follow the leader of the term',
    explain:
      '{node} hears {from}, the leader of term {term}, and follows it; its election timer starts again.',
    source: 'Raft §5.2',
  },
  'refuse-old-leader': {
    title: 'Refuse an old term',
    explain: '{node} answers {from} with its own, newer term.',
    source: 'Raft §5.1',
  },
  'newer-term': {
    title: 'A newer term',
    explain: '{node} hears of term {term}, adopts it, and is a follower that has voted for nobody.',
    source: 'Raft §5.1',
  },
  'start-election': {
    title: 'Stand for election',
    explain:
      '{node} heard from no leader for its whole election timeout: it raises its term, votes for itself and asks all others.',
    source: 'Raft §5.2',
  },
  'grant-vote': {
    title: 'Grant the vote',
    explain:
      '{node} has not voted in term {term}, and the log of {from} is as far as its own: it votes for {from}.',
    source: 'Raft §5.2, §5.4.1',
  },
  'refuse-vote': {
    title: 'Refuse the vote',
    explain: '{node} refuses {from}: it has voted, or its log is further, or its term is newer.',
    source: 'Raft §5.2, §5.4.1',
  },
  'count-vote': {
    title: 'Count a vote',
    explain: '{node} has the vote of {from}.',
    source: 'Raft §5.2',
  },
  'win-election': {
    title: 'A majority',
    explain: '{node} has the votes of a majority in its term: it leads, and says so at once.',
    source: 'Raft §5.2',
  },
  'hear-reply': {
    title: 'A follower answers',
    explain: '{node} hears that {from} follows it.',
    source: 'Raft §5.3',
  },
  'lose-quorum': {
    title: 'No majority answers',
    explain: '{node} has had no answer from a majority for an election timeout, and steps down.',
    source: 'dissertation 6.2',
  },
  'ignore-disruptive': {
    title: 'Keep to a live leader',
    explain: '{node} heard its leader a moment ago, and ignores that {from} stands.',
    source: 'dissertation 4.2.3',
  },
  'ask-first': {
    title: 'Ask before standing',
    explain: '{node} asks whether it would be elected, and raises no term yet.',
    source: 'dissertation 9.6',
  },
  'would-vote': {
    title: 'I would vote for you',
    explain: '{node} has heard no leader lately, and would vote for {from}. It changes nothing.',
    source: 'dissertation 9.6',
  },
  'would-not-vote': {
    title: 'I would not',
    explain: '{node} hears a leader, or its log is further: it would not vote for {from}.',
    source: 'dissertation 9.6',
  },
  'take-over': {
    title: 'A higher priority stands',
    explain: '{node} follows a leader of lower priority, and asks whether it may take over.',
    source: 'MongoDB replication, priority takeover',
  },
} as const satisfies Rules;

interface Durable {
  term: Epoch;
  votedFor: NodeId;
  logTerm: number;
  logLength: number;
}

interface State {
  asking: 'nothing' | 'pre-votes' | 'votes';
  /** Who has granted (pre-)votes in this campaign, this node included. */
  votes: NodeId[];
  /** Local time of the last word from a current leader; null = none since the start. */
  heardAt: Micros | null;
  /** As leader: who has answered since the last check, and what priority each told. */
  answered: NodeId[];
  priorities: number[];
  /** The campaign under way takes over from a live leader. */
  takeover: boolean;
}

type Node = NodeContext<typeof params, State, Durable, keyof typeof rules>;

const ELECTION = 'election';
const HEARTBEAT = 'heartbeat';
const QUORUM = 'quorum';
const TAKEOVER = 'takeover';

const isMajority = (node: Node, count: number): boolean => count > node.members.length / 2;

/** "Drawn anew each time from a fixed interval." */
function restartElectionTimer(node: Node): void {
  const [min, max] = node.params.electionTimeoutMs;
  node.setTimer(ELECTION, node.random.between(min, max));
}

/** "If one's current term is smaller than the other's, it updates its term to the larger value … reverts to follower state." */
function adoptTerm(node: Node, term: Epoch): void {
  if (term <= node.durable.term) return;
  node.rule('newer-term');
  node.durable.term = term;
  node.durable.votedFor = NOBODY;
  node.persist();
  node.cancelTimer(TAKEOVER);
  becomeFollower(node, NOBODY);
}

function becomeFollower(node: Node, leader: NodeId): void {
  node.state.asking = 'nothing';
  node.cancelTimer(HEARTBEAT);
  node.cancelTimer(QUORUM);
  node.follow(leader, node.durable.term);
  // A leader has no election timer; whoever had one keeps it.
  if (!node.isTimerSet(ELECTION)) restartElectionTimer(node);
}

/** "The RPC includes information about the candidate's log, and the voter denies its vote if its own log is more up-to-date." */
function isUpToDate({ durable }: Node, { payload }: Incoming): boolean {
  const logTerm = payload.logTerm as number;
  return (
    logTerm > durable.logTerm ||
    (logTerm === durable.logTerm && (payload.logLength as number) >= durable.logLength)
  );
}

function hearsLeader(node: Node): boolean {
  const { heardAt } = node.state;
  return (
    node.leading || (heardAt !== null && node.now - heardAt < node.params.electionTimeoutMs[0])
  );
}

/** The election timer ran out, or the script says so. */
function campaign(node: Node): void {
  if (node.following !== NOBODY && node.following !== node.id) node.suspect(node.following);
  node.state.takeover = false;
  restartElectionTimer(node);
  if (node.params.preVote) askFirst(node);
  else stand(node);
}

function askFirst(node: Node): void {
  const { durable, state } = node;
  node.rule(state.takeover ? 'take-over' : 'ask-first');
  state.asking = 'pre-votes';
  state.votes = [node.id];
  if (!state.takeover) node.follow(NOBODY, durable.term);
  node.broadcast('pre-vote', {
    term: durable.term + 1,
    logTerm: durable.logTerm,
    logLength: durable.logLength,
    takeover: state.takeover,
  });
  if (isMajority(node, 1)) stand(node);
}

/** "To begin an election, a follower increments its current term and transitions to candidate state. It then votes for itself …" */
function stand(node: Node): void {
  const { durable, state } = node;
  node.rule('start-election');
  durable.term += 1;
  durable.votedFor = node.id;
  node.persist();
  state.asking = 'votes';
  state.votes = [node.id];
  node.stand(durable.term);
  node.broadcast('request-vote', {
    term: durable.term,
    logTerm: durable.logTerm,
    logLength: durable.logLength,
    takeover: state.takeover,
  });
  if (isMajority(node, 1)) lead(node);
}

/** "Once a candidate wins an election, it becomes leader. It then sends heartbeat messages to all of the other servers." */
function lead(node: Node): void {
  node.rule('win-election');
  node.state.asking = 'nothing';
  node.state.answered = [];
  node.cancelTimer(ELECTION);
  node.cancelTimer(TAKEOVER);
  node.lead(node.durable.term);
  sendHeartbeats(node);
  if (node.params.checkQuorum) node.setTimer(QUORUM, node.params.electionTimeoutMs[0]);
}

function sendHeartbeats(node: Node): void {
  const { term } = node.durable;
  if (node.params.priorityTakeover)
    for (const peer of node.peers)
      node.send(peer, 'append-entries', {
        term,
        priority: node.priority,
        rank: rankOf(node, peer),
      });
  else node.broadcast('append-entries', { term, priority: node.priority, rank: 0 });
  node.setTimer(HEARTBEAT, node.params.heartbeatMs);
}

/** How many have told the leader of a higher priority than this peer: who is to wait for whom. */
function rankOf({ state, members, id, priority }: Node, peer: NodeId): number {
  const of = (member: NodeId) => (member === id ? priority : (state.priorities[member] ?? 0));
  return members.filter((member) => of(member) > of(peer)).length;
}

function onRequestVote(node: Node, message: Incoming): void {
  const { durable, params: values } = node;
  const term = message.payload.term as Epoch;
  if (values.stickiness && message.payload.takeover !== true && hearsLeader(node)) {
    node.rule('ignore-disruptive');
    return;
  }
  adoptTerm(node, term);
  const free = durable.votedFor === NOBODY || durable.votedFor === message.from;
  const granted = term === durable.term && free && isUpToDate(node, message);
  node.rule(granted ? 'grant-vote' : 'refuse-vote');
  if (granted) {
    restartElectionTimer(node);
    if (durable.votedFor === NOBODY) {
      durable.votedFor = message.from;
      node.persist();
    }
  }
  node.send(message.from, 'vote', { term: durable.term, granted });
}

function onVote(node: Node, { from, payload }: Incoming): void {
  const { durable, state } = node;
  adoptTerm(node, payload.term as Epoch);
  if (
    payload.granted !== true ||
    state.asking !== 'votes' ||
    payload.term !== durable.term ||
    state.votes.includes(from)
  )
    return;
  node.rule('count-vote');
  state.votes.push(from);
  if (isMajority(node, state.votes.length)) lead(node);
}

/** "The voter changes nothing": neither its term, nor its vote, nor its timer. */
function onPreVote(node: Node, message: Incoming): void {
  const { durable } = node;
  const term = message.payload.term as Epoch;
  const quiet = message.payload.takeover === true || !hearsLeader(node);
  const granted = term > durable.term && quiet && isUpToDate(node, message);
  node.rule(granted ? 'would-vote' : 'would-not-vote');
  node.send(message.from, 'pre-vote-reply', { term: granted ? term : durable.term, granted });
}

function onPreVoteReply(node: Node, { from, payload }: Incoming): void {
  const { durable, state } = node;
  if (payload.granted !== true) return adoptTerm(node, payload.term as Epoch);
  if (
    state.asking !== 'pre-votes' ||
    payload.term !== durable.term + 1 ||
    state.votes.includes(from)
  )
    return;
  state.votes.push(from);
  if (isMajority(node, state.votes.length)) stand(node);
}

function onAppendEntries(node: Node, { from, payload }: Incoming): void {
  const { durable, state } = node;
  const term = payload.term as Epoch;
  if (term < durable.term) {
    node.rule('refuse-old-leader');
    node.send(from, 'append-reply', { term: durable.term, ok: false, priority: node.priority });
    return;
  }
  adoptTerm(node, term);
  node.rule('accept-leader');
  state.heardAt = node.now;
  const takingOver = state.takeover && state.asking === 'pre-votes';
  const { asking } = state;
  becomeFollower(node, from);
  if (takingOver) state.asking = asking;
  restartElectionTimer(node);
  node.send(from, 'append-reply', { term, ok: true, priority: node.priority });
  const higher = node.params.priorityTakeover && node.priority > (payload.priority as number);
  if (!higher) node.cancelTimer(TAKEOVER);
  else if (!node.isTimerSet(TAKEOVER)) {
    const [timeout] = node.params.electionTimeoutMs;
    node.setTimer(
      TAKEOVER,
      (1 + (payload.rank as number)) * timeout + node.random.between(0, Math.floor(0.15 * timeout)),
    );
  }
}

function onAppendReply(node: Node, { from, payload }: Incoming): void {
  adoptTerm(node, payload.term as Epoch);
  if (!node.leading || payload.ok !== true) return;
  node.rule('hear-reply');
  node.state.priorities[from] = payload.priority as number;
  if (!node.state.answered.includes(from)) node.state.answered.push(from);
}

const handlers: Readonly<Record<string, (node: Node, message: Incoming) => void>> = {
  'request-vote': onRequestVote,
  vote: onVote,
  'pre-vote': onPreVote,
  'pre-vote-reply': onPreVoteReply,
  'append-entries': onAppendEntries,
  'append-reply': onAppendReply,
};

const SAFE = [
  'crash',
  'revive',
  'pause',
  'partition',
  'partial',
  'one-way',
  'loss',
  'duplicate',
  'untimely',
  'slow',
  'drift',
  'forced-timeout',
  'priority-change',
] as const;
const log = { term: 'epoch', logTerm: 'epoch', logLength: 'count', takeover: 'flag' } as const;

export const raft: Protocol<typeof params, State, Durable, keyof typeof rules> = {
  id: 'raft',
  title: 'Raft',
  summary:
    'Time is cut into terms; in each, every node votes at most once, and whoever has a majority leads. So no term has two leaders, whatever the network does. A cut-off leader may go on believing that it leads, in its old term.',
  source:
    'Ongaro & Ousterhout, USENIX ATC 2014 (extended version); Ongaro, dissertation, Stanford 2014',
  usesDetector: false,
  watches: 'leader',
  needs: 'majority',
  params,
  messages: {
    'request-vote': {
      title: 'Vote for me',
      help: 'I stand in this term; so far does my log go.',
      fields: log,
    },
    vote: {
      title: 'My vote',
      help: 'You have my vote in this term, or you have not.',
      fields: { term: 'epoch', granted: 'flag' },
    },
    'pre-vote': {
      title: 'Would you vote for me?',
      help: 'I would stand in this term. Nobody changes anything yet.',
      fields: log,
    },
    'pre-vote-reply': {
      title: 'I would, I would not',
      help: 'The answer to a question before the election.',
      fields: { term: 'epoch', granted: 'flag' },
    },
    'append-entries': {
      title: 'I lead',
      help: 'The leader of this term is alive. In full Raft it carries log entries.',
      fields: { term: 'epoch', priority: 'count', rank: 'count' },
    },
    'append-reply': {
      title: 'I follow',
      help: 'I follow you in this term, or I know of a newer one.',
      fields: { term: 'epoch', ok: 'flag', priority: 'count' },
    },
  },
  timers: {
    [ELECTION]: { title: 'Election timeout' },
    [HEARTBEAT]: { title: 'Next heartbeat' },
    [QUORUM]: { title: 'Does a majority answer?' },
    [TAKEOVER]: { title: 'Priority takeover' },
  },
  rules,
  promises: [
    {
      promise: 'one-leader-per-epoch',
      holdsUnder: SAFE,
      because:
        'Two majorities share a node, and that node votes once in a term, also after a crash.',
    },
    { promise: 'agreement', holdsUnder: SAFE, because: 'A term has at most one leader to follow.' },
  ],
  refuse: ({ heartbeatMs, electionTimeoutMs: [min] }) =>
    min > heartbeatMs
      ? null
      : 'electionTimeoutMs must begin above heartbeatMs, or followers stand between two heartbeats',

  state: () => ({
    asking: 'nothing',
    votes: [],
    heardAt: null,
    answered: [],
    priorities: [],
    takeover: false,
  }),
  durable: ({ logLength, logTerm }) => ({ term: 0, votedFor: NOBODY, logTerm, logLength }),

  onStart(node) {
    node.enterEpoch(node.durable.term);
    restartElectionTimer(node);
  },
  onMessage: (node, message) => handlers[message.type]?.(node, message),
  onTimer(node, timer) {
    const { state } = node;
    if (timer === ELECTION) campaign(node);
    else if (timer === HEARTBEAT) {
      node.rule('heartbeat');
      sendHeartbeats(node);
    } else if (timer === QUORUM) {
      const enough = isMajority(node, state.answered.length + 1);
      state.answered = [];
      if (enough) {
        node.setTimer(QUORUM, node.params.electionTimeoutMs[0]);
      } else {
        node.rule('lose-quorum');
        becomeFollower(node, NOBODY);
      }
    } else if (timer === TAKEOVER && !node.leading) {
      state.takeover = true;
      askFirst(node);
    }
  },
  onForcedTimeout(node) {
    if (!node.leading) campaign(node);
  },

  beliefs: (state, durable) => [
    { label: 'Term', value: durable.term, kind: 'epoch', durable: true },
    { label: 'Voted for', value: durable.votedFor, kind: 'node', durable: true },
    { label: 'Log, length', value: durable.logLength, kind: 'count', durable: true },
    { label: 'Log, last term', value: durable.logTerm, kind: 'epoch', durable: true },
    { label: 'Votes so far', value: state.asking === 'nothing' ? [] : state.votes, kind: 'nodes' },
  ],

  marks: ({ state, durable, members }) => [
    ...(state.asking === 'nothing'
      ? []
      : [
          {
            kind: 'votes' as const,
            votes: state.votes,
            needed: Math.floor(members.length / 2) + 1,
            trial: state.asking === 'pre-votes',
          },
        ]),
    ...(durable.votedFor === NOBODY ? [] : [{ kind: 'ballot' as const, to: durable.votedFor }]),
    { kind: 'log', length: durable.logLength, term: durable.logTerm },
  ],

  timely: ({ heartbeatMs, electionTimeoutMs: [min] }, { latencyUs, timerSlackUs, writeUs }) =>
    min > heartbeatMs + latencyUs[1] - latencyUs[0] + timerSlackUs + 2 * writeUs[1],
  /** None: two may stand at once again and again (FLP). It is over with probability 1. */
  recoveryBound: () => null,
};
