// What VRRP declares: parameters, rules, messages, timers and promises.

import {
  FAULTS,
  type MessageTypes,
  type Promised,
  type Rules,
  type TimerTypes,
} from '../../declare.ts';

export const params = {
  advertisementMs: {
    kind: 'duration',
    default: 1000,
    min: 10,
    max: 40_950,
    title: 'Advertisement interval',
    help: 'How often the Active router advertises. Silence of about three and a half intervals makes a backup take over.',
  },
  preempt: {
    kind: 'flag',
    default: true,
    title: 'Preempt',
    help: 'A backup of higher priority takes over from a live Active router. The owner of the address (255) always does.',
  },
} as const;

export const rules = {
  'start-owner': {
    title: 'The owner is Active at once',
    explain: '{node} owns the address (priority 255), so it advertises and is Active.',
    source: 'RFC 9568 §6.4.1',
  },
  'start-backup': {
    title: 'Start as Backup',
    explain: '{node} starts as Backup and waits to hear whether anybody is Active.',
    source: 'RFC 9568 §6.4.1',
  },
  'active-down': {
    title: 'Active_Down_Timer fires',
    explain:
      '{node} has heard no advertisement that it accepts for three intervals and its skew, so it advertises and is Active.',
    source: 'RFC 9568 §6.4.2',
  },
  'accept-advert': {
    title: 'Accept the Active router',
    explain:
      '{node} hears the advertisement of {from}, takes over its interval and starts to wait anew.',
    source: 'RFC 9568 §6.4.2',
  },
  'discard-lower': {
    title: 'Discard the lower one',
    explain:
      '{node} ranks above {from} and preempts: it discards the advertisement, and its Active_Down_Timer goes on.',
    source: 'RFC 9568 §6.4.2',
  },
  'hear-goodbye': {
    title: 'The Active router stops',
    explain: '{node} hears from {from} that it stops (priority 0) and waits only its skew.',
    source: 'RFC 9568 §6.4.2',
  },
  advertise: {
    title: 'Advertise',
    explain: '{node} is Active and advertises.',
    source: 'RFC 9568 §6.4.3',
  },
  'answer-goodbye': {
    title: 'Advertise when another stops',
    explain: '{node} is Active, hears that {from} stops (priority 0), and advertises at once.',
    source: 'RFC 9568 §6.4.3',
  },
  'give-way': {
    title: 'Give way',
    explain:
      '{node} is Active and hears {from}, of higher priority, or equal and of a greater address: it is Backup.',
    story: { 'step-down': '{node} gives way: it hears a router that ranks above it.' },
    source: 'RFC 9568 §6.4.3',
  },
  'assert-active': {
    title: 'Assert being Active',
    explain:
      '{node} is Active, discards the advertisement of the lower {from}, and advertises at once.',
    source: 'RFC 9568 §6.4.3 (new; RFC 5798 only discards)',
  },
  'shut-down': {
    title: 'Shut down',
    explain: '{node} has priority 0: it takes no part, and if it was Active it says so.',
    story: { 'step-down': '{node} shuts down in good order, and says so.' },
    source: 'RFC 9568 §6.4.2, §6.4.3: Shutdown',
  },
} as const satisfies Rules;

/**
 * The RFC numbers no reigns; ours are for the picture. Who becomes Active takes a number above all that it has heard of and keeps it
 * for as long as it is Active: also beside a newer one, whose advertisements it discards. A backup stands in the reign of the
 * router that it accepts, which may be older than one that it led itself.
 */
export const messages = {
  advert: {
    title: 'Advertisement',
    help: 'I am Active; my priority, my interval. Priority 0: I stop. Ours: the number of my reign, and the newest that I know of.',
    fields: { priority: 'count', interval: 'duration', epoch: 'epoch', newest: 'epoch' },
  },
} as const satisfies MessageTypes;

export const timers = {
  advert: { title: 'Adver_Timer' },
  'active-down': { title: 'Active_Down_Timer' },
} as const satisfies TimerTypes;

/** Does each backup wait so much longer than the next higher one that it hears it first? A/256 for each step of priority. */
const apart: NonNullable<Promised<typeof params>['given']> = (
  { advertisementMs, preempt },
  { latencyUs: [fastest, slowest], timerSlackUs, priorities },
) => {
  const ranks = priorities.map((priority) => Math.min(priority, 255)).sort((a, b) => a - b);
  const step = Math.min(...ranks.slice(1).map((rank, index) => rank - (ranks[index] as number)));
  return preempt && (step * advertisementMs) / 256 > 2 * slowest - fastest + timerSlackUs + 1;
};

export const promises: readonly Promised<typeof params>[] = [
  {
    promise: 'one-leader-at-a-time',
    holdsUnder: ['crash'],
    because:
      'Where the skew between any two backups (their difference in priority × interval / 256) is longer than a message takes, the higher one is heard before the lower one wakes. A Δ of 1 at an interval of 1 s is 3.9 ms. Whoever cannot hear the other is Active beside it: the RFC means it so.',
    given: apart,
    brokenIn: 'vrrp-two-masters',
  },
  {
    promise: 'leader-again',
    holdsUnder: FAULTS,
    because: 'Every backup takes over by itself when it hears no advertisement that it accepts.',
  },
  {
    promise: 'highest-leads',
    holdsUnder: FAULTS,
    because:
      'A backup that preempts discards what lower ones advertise, and its timer goes on. Without preemption nothing is promised.',
    given: ({ preempt }) => preempt,
  },
];
