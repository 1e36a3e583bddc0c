// What the election on a ring declares: parameters, rules, messages, timers and promises.

import {
  FAULTS,
  type MessageTypes,
  type Promised,
  type Rules,
  type TimerTypes,
} from '../../declare.ts';

export const params = {
  heartbeatMs: {
    kind: 'duration',
    default: 1000,
    min: 1,
    max: 600_000,
    title: 'Heartbeat',
    help: 'How often each node says “here!” to all others, and whether it leads.',
  },
  roundMs: {
    kind: 'duration',
    default: 4000,
    min: 1,
    max: 3_600_000,
    title: 'Wait for a round',
    help: 'How long a node that takes part waits for the result before it sends its token again: two rounds at the slowest.',
  },
} as const;

export const rules = {
  heartbeat: {
    title: 'Say “here!”',
    explain: '{node} sends its heartbeat to all others.',
    source: 'ours: the papers have no failures',
  },
  initiate: {
    title: 'Send a token',
    explain: '{node} has no leader, so it sends its own rank to its successor.',
    story: { 'step-down': '{node} stops leading: a new election has begun.' },
    source: 'Chang & Roberts 1979, §2',
  },
  'pass-on': {
    title: 'Pass on the higher',
    explain: '{node} gets a token of a higher rank than its own and passes it on.',
    story: { 'step-down': '{node} stops leading: a new election has begun.' },
    source: 'Chang & Roberts 1979, §2',
  },
  'send-own': {
    title: 'Own token instead',
    explain: '{node} gets a token of a lower rank than its own and sends its own instead.',
    story: { 'step-down': '{node} stops leading: a new election has begun.' },
    source: 'Chang & Roberts 1979, §2',
  },
  swallow: {
    title: 'Swallow the lower',
    explain: '{node} takes part already, so a token of a lower rank ends here.',
    source: 'Chang & Roberts 1979, §2',
  },
  'come-round': {
    title: 'Own token is back',
    explain: '{node} gets its own token back: nobody on the ring is higher, so it leads.',
    source: 'Chang & Roberts 1979, §2',
  },
  'spread-result': {
    title: 'Record and pass on',
    explain: '{node} records who leads and passes it on.',
    source: 'Chang & Roberts 1979, §2',
  },
  orphan: {
    title: 'Take off the ring',
    explain: '{node} gets word of a node that it suspects, or old word, and passes it no further.',
    source: 'ours: what nobody takes off the ring would go round for ever',
  },
  'send-again': {
    title: 'Send it again',
    explain:
      '{node} has waited for two rounds and heard of no result, so it sends its token again.',
    story: { epoch: '{node} starts the round again, in epoch {epoch}.' },
    source: 'ours: the papers have reliable links',
  },
  'hear-leader': {
    title: 'Hear who leads',
    explain: '{node} hears the heartbeat of {from}, which leads by a newer election, and follows.',
    source: 'ours: mends a lost result, or two rings that meet',
  },
  'drop-leader': {
    title: 'Follow nobody who does not lead',
    explain: '{node} hears that {from}, which it follows, does not lead any more.',
    source: 'ours: of two leaders with one number, one gives way when two rings meet',
  },
  challenge: {
    title: 'Suffer no lower leader',
    explain:
      '{node} ranks above the leader that it hears of, so it was left out and sends its token.',
    story: { 'step-down': '{node} stops leading: a new election has begun.' },
    source: 'ours: can only be after a false suspicion',
  },
} as const satisfies Rules;

const fields = { origin: 'node', priority: 'count', epoch: 'epoch' } as const;

export const messages = {
  heartbeat: {
    title: 'Here!',
    help: 'I am alive; this is my rank, the election that I know, and whether I lead.',
    fields: { priority: 'count', epoch: 'epoch', leading: 'flag' },
  },
  token: { title: 'A rank goes round', help: 'To the successor: this node might lead.', fields },
  elected: { title: 'Result', help: 'To the successor: this node leads.', fields },
} as const satisfies MessageTypes;

export const timers = {
  heartbeat: { title: 'Next heartbeat' },
  round: { title: 'Wait for a round' },
} as const satisfies TimerTypes;

export const promises: readonly Promised[] = [
  {
    promise: 'one-leader-at-a-time',
    holdsUnder: ['crash'],
    because:
      'While no live node is suspected there is one ring, and one rank passes everybody. Nodes that see different rings elect different leaders.',
    brokenIn: 'ring-broken',
  },
  {
    promise: 'leader-again',
    holdsUnder: FAULTS,
    because:
      'Whoever takes part and hears of no result sends its token again (ours: the papers have reliable links).',
  },
  {
    promise: 'highest-leads',
    holdsUnder: FAULTS,
    because: 'Only the highest rank passes everybody, and a higher node suffers no lower leader.',
  },
];
