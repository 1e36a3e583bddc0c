// What the naive protocol declares: parameters, rules, messages, timers and promises.

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
    help: 'How often each node says “here!” to all others.',
  },
  failbackDelayMs: {
    kind: 'duration',
    default: 0,
    min: 0,
    max: 600_000,
    title: 'Fail-back delay',
    help: 'How long a node that ought to lead waits before it takes the lead from a live leader. 0: at once.',
  },
  sticky: {
    kind: 'flag',
    default: false,
    title: 'Sticky leader',
    help: 'Keep a leader for as long as it is trusted, even when a higher node returns.',
  },
  startupGraceMs: {
    kind: 'optional-duration',
    default: null,
    min: 0,
    max: 600_000,
    title: 'Start-up grace',
    help: 'How long a starting node does not lead unless it has heard every peer. Left empty: as long as the detector needs. 0: every node leads itself at start.',
  },
} as const;

export const rules = {
  heartbeat: {
    title: 'Say “here!”',
    explain: '{node} sends its heartbeat to all others.',
    source: 'the blog post: healthy nodes say so',
  },
  'hear-heartbeat': {
    title: 'Note who is there',
    explain: '{node} hears the heartbeat of {from} and notes its priority and epoch.',
    source: 'the blog post',
  },
  'take-lead': {
    title: 'Highest healthy node leads',
    explain:
      '{node} has the highest priority among the nodes that it takes for healthy, so it leads, in the epoch above all that it has seen.',
    source: 'the blog post: healthy nodes, sorted by priority, first one leads',
  },
  'give-way': {
    title: 'Give way to a higher node',
    explain: '{node} sees a healthy node of higher priority, so it gives way.',
    story: { 'step-down': '{node} gives way to a node of higher priority.' },
    source: 'the blog post',
  },
  'follow-highest': {
    title: 'Follow who leads',
    explain: '{node} follows the leader that it heard.',
    source: 'the blog post',
  },
  'miss-leader': {
    title: 'Miss the leader',
    explain: '{node} no longer trusts the node that it followed, so it follows nobody.',
    source: 'the blog post',
  },
  'end-grace': {
    title: 'End of the start-up grace',
    explain: '{node} has waited long enough for the others and decides by what it has heard.',
    source: 'ours: without it each node leads itself at start',
  },
} as const satisfies Rules;

export const messages = {
  heartbeat: {
    title: 'Here!',
    help: 'I am alive; this is my priority, the newest epoch that I know, and whether I lead.',
    fields: { priority: 'count', epoch: 'epoch', leading: 'flag' },
  },
} as const satisfies MessageTypes;

export const timers = {
  heartbeat: { title: 'Next heartbeat' },
  grace: { title: 'Start-up grace' },
  failback: { title: 'Fail-back delay' },
} as const satisfies TimerTypes;

/** Long enough that whoever is alive at the start has been heard before anybody leads. */
const waitsAtStart: NonNullable<Promised<typeof params>['given']> = (
  { heartbeatMs, startupGraceMs },
  { latencyUs, timerSlackUs },
) => startupGraceMs === null || startupGraceMs >= heartbeatMs + latencyUs[1] + timerSlackUs;

export const promises: readonly Promised<typeof params>[] = [
  {
    promise: 'one-leader-at-a-time',
    holdsUnder: ['crash'],
    because:
      'While every word comes in time and the start-up grace is long enough, no live node is suspected, and the highest live node is one node. Whoever is not heard is taken for dead: then two lead.',
    given: waitsAtStart,
    brokenIn: 'two-monitors',
  },
  {
    promise: 'one-leader-per-epoch',
    holdsUnder: ['crash'],
    because:
      'A new leader counts one above every epoch that it has heard, if it waited long enough at the start to hear them; two sides that do not hear each other can count to the same.',
    given: waitsAtStart,
    brokenIn: 'flapping',
  },
  {
    promise: 'agreement',
    holdsUnder: ['crash'],
    because: 'There is nothing to agree on but who is heard: while views differ, so do leaders.',
    given: waitsAtStart,
    brokenIn: 'flapping',
  },
  {
    promise: 'leader-again',
    holdsUnder: FAULTS,
    because:
      'Once the network is whole and the silent are suspected, the highest live node sees nobody above itself, and all others hear it.',
  },
  {
    promise: 'highest-leads',
    holdsUnder: FAULTS,
    because:
      'Priority is the whole protocol: the highest live node takes the lead back as soon as it is heard, unless the leader is sticky.',
    given: ({ sticky }) => !sticky,
  },
];
