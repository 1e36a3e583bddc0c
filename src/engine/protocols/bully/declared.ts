// What the bully algorithm declares: parameters, rules, messages, timers and promises.

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
    help: 'How often the coordinator says “here!” to all others.',
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

export const rules = {
  'start-election': {
    title: 'Ask the higher ones',
    explain:
      '{node} has no coordinator that it could accept, so it asks every node that may rank above it; one whose rank it never heard may.',
    story: { role: '{node} calls an election.' },
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
    story: { 'step-down': '{node} stops leading: a node above it answers.' },
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
    story: { 'step-down': '{node} stops leading: it accepts a coordinator above it.' },
    source: 'Coulouris et al. §15.3',
  },
  bully: {
    title: 'Suffer nobody lower',
    explain: '{node} hears that {from}, which ranks below it, leads, and starts an election.',
    source: 'Garcia-Molina 1982: hence the name',
  },
  heartbeat: {
    title: 'Say “here!”',
    explain: '{node} leads, and says so to all others.',
    source: 'in place of the paper’s AreYouUp and AreYouNormal',
  },
  'new-rank': {
    title: 'Tell of a new rank',
    explain: '{node} has a new priority: it tells everybody by asking everybody.',
    story: { role: '{node} calls an election.' },
    source: 'ours: the paper has fixed ranks',
  },
} as const satisfies Rules;

const fields = { priority: 'count', epoch: 'epoch' } as const;

export const messages = {
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
} as const satisfies MessageTypes;

export const timers = {
  heartbeat: { title: 'Next heartbeat' },
  answer: { title: 'Wait for an answer' },
  coordinator: { title: 'Wait for the coordinator' },
} as const satisfies TimerTypes;

export const promises: readonly Promised[] = [
  {
    promise: 'one-leader-at-a-time',
    holdsUnder: ['crash'],
    because:
      'While every word comes in time and nobody pauses, a live higher node always answers: only the highest announces itself. These are the assumptions 8 and 9 of the paper; each breaks it.',
    brokenIn: 'bully-split-brain',
  },
  {
    promise: 'leader-again',
    holdsUnder: FAULTS,
    because: 'Whoever lacks a coordinator asks again until one announces itself.',
  },
  {
    promise: 'highest-leads',
    holdsUnder: FAULTS,
    because: 'A higher node suffers no lower one: it hears it lead, asks, and announces itself.',
  },
];
