// Raft's leader election: terms, one vote a term, and a majority. Log replication is left out but for the one thing that elections
// ask of it: how far each log goes. Read it beside the paper: Ongaro & Ousterhout, "In Search of an Understandable Consensus
// Algorithm" (extended, 2014), §5.1, §5.2 and §5.4.1; Ongaro's dissertation (2014), 4.2.3, 6.2 and 9.6.

import type { Incoming, Protocol } from '../protocol.ts';
import { type Epoch, NOBODY, type NodeId } from '../units.ts';
import { recoveryBound, timely } from './raft/bound.ts';
import { about, messages, params, promises, rules, timers } from './raft/declared.ts';
import {
  type Durable,
  hearsLeader,
  isMajority,
  isUpToDate,
  type Node,
  type State,
  unknowing,
} from './raft/node.ts';
import { answerPreVote } from './raft/preVote.ts';
import { beliefs, marks } from './raft/shown.ts';
import { considerTakeover, rankOf } from './raft/takeover.ts';

// ---- §5.1 terms ---------------------------------------------------------------------------------------------------------

/**
 * "If one server's current term is smaller than the other's, then it updates its current term to the larger value. If a candidate or
 * leader discovers that its term is out of date, it immediately reverts to follower state." The election timer goes on.
 */
function adoptTerm(node: Node, term: Epoch): void {
  if (term <= node.durable.term) return;
  node.rule('newer-term');
  node.durable.term = term;
  node.durable.votedFor = NOBODY;
  node.persist();
  node.cancelTimer('takeover');
  stepBack(node, NOBODY);
}

function stepBack(node: Node, leader: NodeId): void {
  node.state.asking = 'nothing';
  node.cancelTimer('heartbeat');
  node.cancelTimer('quorum');
  node.follow(leader, node.durable.term);
  // A leader had no election timer; whoever had one keeps it.
  if (!node.isTimerSet('election')) restartElectionTimer(node);
}

// ---- §5.2 leader election -----------------------------------------------------------------------------------------------

/** "Chosen randomly from a fixed interval", anew each time. */
function restartElectionTimer(node: Node): void {
  const [min, max] = node.params.electionTimeoutMs;
  node.setTimer('election', node.random.between(min, max));
}

/** "If a follower receives no communication over a period of time … it begins an election"; a candidate that "times out" begins anew. */
function timeOut(node: Node): void {
  const { state, following } = node;
  if (following !== NOBODY && following !== node.id) node.suspect(following);
  state.takeover = false;
  node.cancelTimer('takeover');
  restartElectionTimer(node);
  if (node.params.preVote) askFirst(node, state.asking === 'pre-votes' ? 'ask-again' : 'ask-first');
  else stand(node, state.asking === 'votes' ? 'stand-again' : 'start-election');
}

/** "Increments its current term and transitions to candidate state. It then votes for itself and issues RequestVote RPCs", once. */
function stand(node: Node, rule: keyof typeof rules): void {
  const { durable, state } = node;
  node.rule(rule);
  node.cancelTimer('takeover');
  durable.term += 1;
  durable.votedFor = node.id;
  node.persist();
  state.asking = 'votes';
  state.votes = [node.id];
  node.stand(durable.term);
  node.broadcast('request-vote', question(node, durable.term));
  // Its own vote counts once it is on disk; from others no vote can come before.
  if (isMajority(node, 1)) node.setTimer('own-vote', 0);
}

const question = ({ durable, state }: Node, term: Epoch) => ({
  term,
  logTerm: durable.logTerm,
  logLength: durable.logLength,
  takeover: state.takeover,
});

/** "Each server will vote for at most one candidate in a given term, on a first-come-first-served basis", and writes it down first. */
function onRequestVote(node: Node, message: Incoming): void {
  const { durable } = node;
  const term = message.payload.term as Epoch;
  // 4.2.3: within the minimum election timeout of hearing a leader, "it does not update its term or grant its vote".
  if (node.params.stickiness && message.payload.takeover !== true && hearsLeader(node)) {
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

/** "A candidate wins an election if it receives votes from a majority of the servers in the full cluster for the same term." */
function onVote(node: Node, { from, payload }: Incoming): void {
  const { durable, state } = node;
  adoptTerm(node, payload.term as Epoch);
  if (state.asking !== 'votes' || payload.term !== durable.term) return;
  if (payload.granted !== true) return node.rule('refused');
  if (state.votes.includes(from)) return;
  node.rule('count-vote');
  state.votes.push(from);
  if (isMajority(node, state.votes.length)) lead(node);
}

/** "Once a candidate wins an election, it becomes leader. It then sends heartbeat messages to all of the other servers." */
function lead(node: Node): void {
  const { state } = node;
  node.rule('win-election');
  state.asking = 'nothing';
  state.answeredAt = node.members.map(() => node.now);
  node.cancelTimer('election');
  node.lead(node.durable.term);
  sendHeartbeats(node);
  if (node.params.checkQuorum) node.setTimer('quorum', node.params.electionTimeoutMs[0]);
}

function sendHeartbeats(node: Node): void {
  const { priority, durable, params: values } = node;
  const { term } = durable;
  if (values.priorityTakeover)
    for (const peer of node.peers)
      node.send(peer, 'append-entries', { term, priority, rank: rankOf(node, peer) });
  else node.broadcast('append-entries', { term, priority, rank: 0 });
  node.setTimer('heartbeat', values.heartbeatMs);
}

/** "If the leader's term is at least as large as the candidate's current term, then the candidate recognizes the leader as legitimate." */
function onAppendEntries(node: Node, { from, payload }: Incoming): void {
  const { durable, state, priority } = node;
  const term = payload.term as Epoch;
  if (term < durable.term) {
    node.rule('refuse-old-leader');
    node.send(from, 'append-reply', { term: durable.term, ok: false, priority });
    return;
  }
  adoptTerm(node, term);
  node.rule('accept-leader');
  state.heardAt = node.now;
  // Whoever asks whether it may take over goes on following meanwhile.
  const asksBeside = state.takeover && state.asking === 'pre-votes';
  if (node.following !== from || (state.asking !== 'nothing' && !asksBeside)) stepBack(node, from);
  restartElectionTimer(node);
  node.send(from, 'append-reply', { term, ok: true, priority });
  considerTakeover(node, payload);
}

function onAppendReply(node: Node, { from, payload }: Incoming): void {
  adoptTerm(node, payload.term as Epoch);
  if (!node.leading || payload.ok !== true || payload.term !== node.durable.term) return;
  node.rule('hear-reply');
  node.state.answeredAt[from] = node.now;
  node.state.priorities[from] = payload.priority as number;
}

// ---- dissertation 9.6 PreVote: "a candidate only increments its term if it first learns from a majority … that they would vote" ----
// What the others answer stands in raft/preVote.ts.

function askFirst(node: Node, rule: keyof typeof rules): void {
  const { durable, state } = node;
  node.rule(rule);
  state.asking = 'pre-votes';
  state.votes = [node.id];
  if (!state.takeover) node.follow(NOBODY, durable.term);
  node.broadcast('pre-vote', question(node, durable.term + 1));
  if (isMajority(node, 1)) stand(node, 'would-win');
}

/** A refusal carries the voter's own term, a grant the term that was asked for. */
function onPreVoteReply(node: Node, { from, payload }: Incoming): void {
  const { durable, state } = node;
  if (payload.granted !== true) adoptTerm(node, payload.term as Epoch);
  if (state.asking !== 'pre-votes') return;
  if (payload.granted !== true) return node.rule('refused');
  if (payload.term !== durable.term + 1 || state.votes.includes(from)) return;
  node.rule('count-pre-vote');
  state.votes.push(from);
  if (isMajority(node, state.votes.length)) stand(node, 'would-win');
}

// ---- dissertation 6.2 CheckQuorum: a leader "steps down if an election timeout elapses" without answers from a majority ------------

/** The timer is set to when the answers of a majority (its own voice is one) would all be as old as that. */
function checkQuorum(node: Node): void {
  const { state, members, peers, now } = node;
  const newestFirst = peers.map((peer) => state.answeredAt[peer] as number).sort((a, b) => b - a);
  const since = newestFirst[Math.floor(members.length / 2) - 1] ?? now;
  const left = since + node.params.electionTimeoutMs[0] - now;
  if (left > 0) return node.setTimer('quorum', left);
  node.rule('lose-quorum');
  stepBack(node, NOBODY);
}

// -------------------------------------------------------------------------------------------------------------------------

const onMessage: Readonly<Record<string, (node: Node, message: Incoming) => void>> = {
  'request-vote': onRequestVote,
  vote: onVote,
  'pre-vote': answerPreVote,
  'pre-vote-reply': onPreVoteReply,
  'append-entries': onAppendEntries,
  'append-reply': onAppendReply,
};

const onTimer: Readonly<Record<string, (node: Node) => void>> = {
  election: timeOut,
  heartbeat(node) {
    node.rule('heartbeat');
    sendHeartbeats(node);
  },
  quorum: checkQuorum,
  takeover(node) {
    node.state.takeover = true;
    askFirst(node, 'take-over');
  },
  'own-vote'(node) {
    if (node.state.asking === 'votes') lead(node);
  },
};

export const raft: Protocol<typeof params, State, Durable, keyof typeof rules> = {
  ...about,
  usesDetector: false,
  watches: 'leader',
  needs: 'majority',
  params,
  messages,
  timers,
  rules,
  promises,
  refuse: ({ heartbeatMs, electionTimeoutMs: [min] }) =>
    min > heartbeatMs
      ? null
      : 'electionTimeoutMs must begin above heartbeatMs, or followers stand between two heartbeats',

  state: unknowing,
  durable: ({ logLength, logTerm }) => ({ term: 0, votedFor: NOBODY, logTerm, logLength }),

  onStart(node) {
    node.enterEpoch(node.durable.term);
    restartElectionTimer(node);
  },
  onMessage: (node, message) => onMessage[message.type]?.(node, message),
  onTimer: (node, timer) => onTimer[timer]?.(node),
  onForcedTimeout(node) {
    if (!node.leading) timeOut(node);
  },

  beliefs,
  marks,
  timely,
  recoveryBound,
};
