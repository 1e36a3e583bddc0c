// What the lease declares: its parameters, messages, timers, rules and promises.

import { FAULTS, type Promised, type Rule, type Rules } from '../../declare.ts';

const RANGE = { kind: 'duration', min: 1, max: 600_000 } as const;

export const params = {
  leaseDurationMs: {
    ...RANGE,
    default: 4500,
    title: 'Lease duration',
    help: 'How long a candidate leaves a record alone after it saw it change. client-go: 15 s.',
  },
  renewDeadlineMs: {
    ...RANGE,
    default: 3000,
    title: 'Renew deadline',
    help: 'How long the holder tries to renew before it gives up. client-go: 10 s.',
  },
  retryPeriodMs: {
    ...RANGE,
    default: 1000,
    title: 'Retry period',
    help: 'The pause of the holder between renewals; candidates wait 1 to 2.2 times as long. client-go: 2 s.',
  },
  releaseOnStop: {
    kind: 'flag',
    default: false,
    title: 'Release on stop',
    help: 'A holder that gives up takes its name out of the record. A crash releases nothing.',
  },
} as const;

const SOURCE = 'client-go tools/leaderelection';
const rule = (title: string, explain: string, where: string, story: Rule['story'] = {}) => ({
  title,
  explain,
  source: `${SOURCE}, ${where}`,
  story,
});
/** Nobody votes here: whoever stands writes its name. */
const TRIES = { role: '{node} tries to take the lease.' } as const;

export const rules = {
  look: rule('Read the record', '{node} asks who holds the lease.', 'tryAcquireOrRenew 1'),
  'see-record': rule(
    'Note when it changed',
    '{node} sees that the record has changed, and counts the lease from now by its own clock.',
    'tryAcquireOrRenew 3',
  ),
  'lease-valid': rule(
    'Leave a valid lease alone',
    '{node} sees a lease that has not run out by its own clock, so it waits.',
    'tryAcquireOrRenew 3',
  ),
  'lease-over': rule(
    'The lease has run out',
    '{node} has not seen the record change for the whole lease, so it writes its own name.',
    'tryAcquireOrRenew 4',
    TRIES,
  ),
  'lease-free': rule(
    'Nobody holds the lease',
    '{node} finds no name in the record, so it writes its own.',
    'tryAcquireOrRenew 2, 4',
    TRIES,
  ),
  'own-name': rule(
    'My own name is there',
    '{node} finds its own name in the record and writes it again: the transitions stay as they are.',
    'tryAcquireOrRenew 4',
    TRIES,
  ),
  acquire: rule(
    'Take the lease',
    '{node} has its name in the record, so it leads; the number of transitions is its epoch.',
    'acquire',
  ),
  'lose-race': rule(
    'Somebody else was faster',
    '{node} wrote to a record that had changed in the meantime, so its write failed.',
    'tryAcquireOrRenew 4',
  ),
  renew: rule('Renew the lease', '{node} holds the lease and renews it.', 'renew'),
  renewed: rule('Renewed', '{node} has renewed the lease.', 'renew'),
  'see-rival': rule(
    'Another name in the record',
    '{node} reads a name that is not its own, tries again, and goes on leading until its deadline.',
    'renew: only the deadline ends the loop',
  ),
  'no-answer': rule(
    'No answer',
    '{node} has waited half the renew deadline for the lock service: this try has failed.',
    'the request timeout of its client: half the deadline',
  ),
  'give-up': rule(
    'The deadline has passed',
    '{node} could not renew in time and stops leading.',
    'renew',
    { 'step-down': '{node} stops leading: it could not renew its lease in time.' },
  ),
  compare: rule(
    'Compare and swap',
    'The lock service takes a write only in place of the version that its writer had read.',
    'resourceVersion',
  ),
} as const satisfies Rules;

const RECORD = {
  version: 'count',
  holder: 'node',
  duration: 'duration',
  acquired: 'time',
  renewed: 'time',
  transitions: 'epoch',
} as const;

export const messages = {
  'lease-get': { title: 'Who holds it?', help: 'Asks for the record.', fields: {} },
  'lease-record': {
    title: 'The record',
    help: 'The record and its version. Its times are of the writer’s clock: nobody compares them.',
    fields: RECORD,
  },
  'lease-put': {
    title: 'Write my name',
    help: 'A new record, to be taken only in place of the version that it names.',
    fields: RECORD,
  },
  'lease-result': {
    title: 'Written?',
    help: 'Whether the write that was to replace this version was taken.',
    fields: { version: 'count', done: 'flag' },
  },
} as const;

export const timers = {
  'lease-retry': { title: 'Next try' },
  'lease-request': { title: 'Patience with the lock service' },
  'lease-deadline': { title: 'Renew deadline' },
} as const;

/** Faults that leave durations and the lock service as they are. */
const HARMLESS = [
  'crash',
  'revive',
  'amnesia',
  'partition',
  'partial',
  'one-way',
  'loss',
  'priority-change',
  'forced-timeout',
] as const;

export const promises: readonly Promised[] = [
  {
    promise: 'one-leader-per-epoch',
    holdsUnder: FAULTS,
    because: 'The lock service takes one write for each version, so each transition has one name.',
  },
  {
    promise: 'agreement',
    holdsUnder: FAULTS,
    because: 'Everybody follows the name in the one record; a transition never changes its name.',
  },
  {
    promise: 'one-leader-at-a-time',
    holdsUnder: [...HARMLESS, 'duplicate'],
    because:
      'A holder gives up at latest a retry period and a renew deadline after its last success; a rival waits a whole lease from when it saw that. A pause, a drifting clock or a slow answer eats the margin.',
    brokenIn: 'lease-gc-pause',
  },
  {
    promise: 'no-stale-write',
    holdsUnder: [...HARMLESS, 'duplicate'],
    because: 'The margin is longer than a write travels. Fencing keeps this under every fault.',
    brokenIn: 'lease-gc-pause',
  },
  {
    promise: 'no-double-payment',
    holdsUnder: HARMLESS,
    because:
      'One after another pays, each only what falls due in its time; a message that arrives twice pays twice.',
    brokenIn: 'lease-gc-pause',
  },
  {
    promise: 'leader-again',
    holdsUnder: FAULTS,
    because:
      'Any live node that reaches the lock service, and hears it, takes a lease that has run out; whether the nodes hear each other does not matter.',
    during: ['partial', 'one-way'],
  },
];
