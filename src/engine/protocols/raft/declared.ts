// What Raft declares: its parameters, messages, timers, rules and promises.

import type { Fault, MessageTypes, Promised, Rule, Rules, TimerTypes } from '../../declare.ts';

export const about = {
  id: 'raft',
  title: 'Raft',
  summary:
    'Time is cut into terms; in each, every node votes at most once, and whoever has a majority leads. So no term has two leaders, whatever the network does. A cut-off leader may go on believing that it leads, in its old term. A candidate asks once a campaign, as etcd does: what is lost is asked again in the next.',
  source:
    'Ongaro & Ousterhout, USENIX ATC 2014 (extended version); Ongaro, dissertation, Stanford 2014',
} as const;

export const params = {
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

const rule = (title: string, explain: string, source: string, story: Rule['story'] = {}) => ({
  title,
  explain,
  source,
  story,
});

export const rules = {
  'newer-term': rule(
    'A newer term',
    '{node} hears of term {term}, adopts it, and is a follower that has voted for nobody.',
    'Raft §5.1',
  ),
  'refuse-old-leader': rule(
    'Refuse an old term',
    '{node} answers {from} with its own, newer term.',
    'Raft §5.1',
  ),
  'start-election': rule(
    'Stand for election',
    '{node} heard from no leader for its whole election timeout: it raises its term, votes for itself and asks all others.',
    'Raft §5.2',
  ),
  'stand-again': rule(
    'No majority in time',
    '{node} stood and got no majority before its timer ran out: it begins anew in a higher term.',
    'Raft §5.2',
    { epoch: '{node} stands again, in epoch {epoch}.' },
  ),
  'grant-vote': rule(
    'Grant the vote',
    '{node} has not voted in term {term}, and the log of {from} is as far as its own: it votes for {from}.',
    'Raft §5.2, §5.4.1',
  ),
  'refuse-vote': rule(
    'Refuse the vote',
    '{node} refuses {from}: it has voted, or its log is further, or its term is newer.',
    'Raft §5.2, §5.4.1',
  ),
  'count-vote': rule('Count a vote', '{node} has the vote of {from}.', 'Raft §5.2'),
  refused: rule('Refused', '{node} does not get the vote of {from}.', 'Raft §5.2'),
  'win-election': rule(
    'A majority',
    '{node} has the votes of a majority in its term: it leads, and says so at once.',
    'Raft §5.2',
  ),
  heartbeat: rule(
    'Leader sends heartbeats',
    '{node} leads and sends AppendEntries to all others, to keep them from standing.',
    'Raft §5.2',
  ),
  'accept-leader': rule(
    'Follow the leader of the term',
    '{node} hears {from}, the leader of term {term}, and follows it; its election timer starts again.',
    'Raft §5.2',
    { 'step-down': '{node} steps down: it hears another leader of its epoch.' },
  ),
  'hear-reply': rule('A follower answers', '{node} hears that {from} follows it.', 'Raft §5.3'),
  'ask-first': rule(
    'Ask before standing',
    '{node} heard from no leader for its whole election timeout: it asks whether it would be elected, and raises no term yet.',
    'dissertation 9.6',
    { timer: '{node} asks the others whether to stand.' },
  ),
  'ask-again': rule(
    'No majority says yes',
    '{node} asked whether it would be elected, and no majority said yes before its timer ran out: it asks anew, in the same term.',
    'dissertation 9.6',
    { timer: '{node} asks again whether to stand: no majority said yes.' },
  ),
  'would-vote': rule(
    'I would vote for you',
    '{node} has heard no leader lately, and would vote for {from}. It changes nothing.',
    'dissertation 9.6',
  ),
  'would-not-vote': rule(
    'I would not',
    '{node} hears a leader, or its log is further: it would not vote for {from}.',
    'dissertation 9.6',
  ),
  'count-pre-vote': rule(
    'One who would',
    '{node} would have the vote of {from}.',
    'dissertation 9.6',
  ),
  'would-win': rule(
    'A majority would',
    '{node} would have the votes of a majority: it raises its term, votes for itself and asks in earnest.',
    'dissertation 9.6',
  ),
  'ignore-disruptive': rule(
    'Keep to a live leader',
    '{node} heard its leader a moment ago, and ignores that {from} stands.',
    'dissertation 4.2.3',
  ),
  'lose-quorum': rule(
    'No majority answers',
    '{node} has had no answer from a majority for a minimum election timeout, and steps down.',
    'dissertation 6.2',
    { 'step-down': '{node} steps down: no majority answers it.' },
  ),
  'take-over': rule(
    'A higher priority stands',
    '{node} follows a leader of lower priority, and asks whether it may take over.',
    'MongoDB replication, priority takeover',
    { timer: '{node} asks the others whether to take over from a leader of lower priority.' },
  ),
} as const satisfies Rules;

const log = { term: 'epoch', logTerm: 'epoch', logLength: 'count', takeover: 'flag' } as const;

export const messages = {
  'request-vote': {
    title: 'Vote for me',
    help: 'I stand in this term, and have voted for myself; so far does my log go.',
    fields: log,
    casts: { for: 'sender', epoch: 'term' },
  },
  vote: {
    title: 'My vote',
    help: 'You have my vote in this term, or you have not.',
    fields: { term: 'epoch', granted: 'flag' },
    casts: { for: 'receiver', epoch: 'term', if: 'granted' },
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
} as const satisfies MessageTypes;

export const timers = {
  election: { title: 'Election timeout' },
  heartbeat: { title: 'Next heartbeat' },
  quorum: { title: 'Does a majority answer?' },
  takeover: { title: 'Priority takeover' },
  'own-vote': { title: 'The own vote is on disk' },
} as const satisfies TimerTypes;

/** All but amnesia: a term and a vote that a crash can erase are outside what the paper assumes. */
const SAFE: readonly Fault[] = [
  ...([
    'crash',
    'revive',
    'pause',
    'partition',
    'partial',
    'one-way',
    'loss',
    'duplicate',
  ] as const),
  ...(['untimely', 'slow', 'drift', 'forced-timeout', 'priority-change'] as const),
];

export const promises: readonly Promised[] = [
  {
    promise: 'one-vote-per-epoch',
    holdsUnder: SAFE,
    because:
      'Term and vote are on disk before the answer leaves, so that a crash cannot make it vote again.',
    brokenIn: 'raft-amnesia',
  },
  {
    promise: 'one-leader-per-epoch',
    holdsUnder: SAFE,
    because: 'Two majorities share a node, and that node votes once in a term, also after a crash.',
    brokenIn: 'raft-amnesia',
  },
  {
    promise: 'agreement',
    holdsUnder: SAFE,
    because: 'A term has at most one leader to follow.',
    brokenIn: 'raft-amnesia',
  },
  {
    promise: 'one-leader-at-a-time',
    holdsUnder: null,
    because:
      'A leader believes until it hears of a newer term: cut off, it goes on (checkQuorum bounds that). Even where nothing fails a second candidate can win before the first winner is heard.',
    brokenIn: 'raft-partition',
  },
  {
    promise: 'leader-again',
    holdsUnder: SAFE,
    because:
      'Timeouts are drawn anew each time, so the votes split less and less likely again: after the rounds that the bound allows, with a chance below one in 10^9. While links are cut one way or in part it need not hold.',
  },
];
