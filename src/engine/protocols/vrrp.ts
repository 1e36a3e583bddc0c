// VRRP as RFC 9568 has it: the Active router advertises; the others wait for its silence, the higher ones a little less long.

import type { Fault, Rules } from '../declare.ts';
import type { NodeContext, Protocol } from '../protocol.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from '../units.ts';

const params = {
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

const rules = {
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
    source: 'RFC 9568 §6.4.2, §6.4.3: Shutdown',
  },
} as const satisfies Rules;

interface State {
  /** Interval of the Active router, as last heard. */
  interval: Micros;
  /** Number of the newest reign heard of: ours, for the screen; the RFC has none. */
  newest: Epoch;
  /** By member: the priority that it last advertised, and when; null = never heard. */
  told: ({ priority: number; epoch: Epoch; heardAt: Micros } | null)[];
}

type Node = NodeContext<typeof params, State, null, keyof typeof rules>;

const ADVERT = 'advert';
const ACTIVE_DOWN = 'active-down';
const OWNER = 255;
const STOPPED = 0;

const skew = (node: Node): Micros =>
  Math.floor(((256 - Math.min(node.priority, OWNER)) * node.state.interval) / 256);

const isBackup = (node: Node): boolean => node.isTimerSet(ACTIVE_DOWN);

function advertise(node: Node): void {
  node.broadcast('advert', {
    priority: Math.max(node.priority, STOPPED),
    interval: node.params.advertisementMs,
    epoch: node.state.newest,
  });
}

function becomeActive(node: Node): void {
  node.cancelTimer(ACTIVE_DOWN);
  node.state.newest += 1;
  node.lead(node.state.newest);
  advertise(node);
  node.setTimer(ADVERT, node.params.advertisementMs);
}

function activeDown(node: Node): void {
  node.rule('active-down');
  if (node.following !== NOBODY) node.suspect(node.following);
  becomeActive(node);
}

/** Starts the Active_Down_Timer: 3 × the Active router's interval + skew. */
function awaitAdvert(node: Node): void {
  node.setTimer(ACTIVE_DOWN, 3 * node.state.interval + skew(node));
}

/** RFC 9568 §6.4.1. A priority of 0 (or below) means: shut down, until it gets another. */
function start(node: Node): void {
  if (node.priority <= STOPPED) return;
  if (node.priority >= OWNER) {
    node.rule('start-owner');
    becomeActive(node);
  } else {
    node.rule('start-backup');
    node.state.interval = node.params.advertisementMs;
    awaitAdvert(node);
  }
}

interface Advert {
  readonly priority: number;
  readonly interval: Micros;
  readonly epoch: Epoch;
}

function accept(node: Node, from: NodeId, { interval, epoch }: Advert): void {
  node.state.interval = interval;
  node.follow(from, epoch);
  awaitAdvert(node);
}

function asBackup(node: Node, from: NodeId, advert: Advert): void {
  const { priority } = advert;
  if (priority === STOPPED) {
    node.rule('hear-goodbye');
    if (node.following === from) node.stepDown();
    node.setTimer(ACTIVE_DOWN, skew(node));
  } else if (priority >= node.priority || !node.params.preempt) {
    node.rule('accept-advert');
    accept(node, from, advert);
  } else {
    node.rule('discard-lower');
    if (node.following === from) node.stepDown();
  }
}

function asActive(node: Node, from: NodeId, advert: Advert): void {
  const { priority } = advert;
  if (priority === STOPPED) {
    node.rule('answer-goodbye');
    advertise(node);
    node.setTimer(ADVERT, node.params.advertisementMs);
  } else if (priority > node.priority || (priority === node.priority && from > node.id)) {
    node.rule('give-way');
    node.cancelTimer(ADVERT);
    accept(node, from, advert);
  } else {
    node.rule('assert-active');
    advertise(node);
  }
}

const healed: readonly Fault[] = [
  ...(['crash', 'revive', 'amnesia', 'pause', 'partition', 'partial', 'forced-timeout'] as const),
];

export const vrrp: Protocol<typeof params, State, null, keyof typeof rules> = {
  id: 'vrrp',
  title: 'VRRP',
  summary:
    'How routers share one address: the Active one advertises, the backups wait for its silence, and the higher a backup, the sooner it takes over. Where the skew between two backups is shorter than a message takes, both are Active for a moment; on two sides of a cut they both stay so. There is no agreement, no epoch (the number shown is ours) and no fencing.',
  source: 'RFC 9568 §6.1–6.4',
  usesDetector: false,
  watches: 'leader',
  needs: 'any',
  params,
  messages: {
    advert: {
      title: 'Advertisement',
      help: 'I am Active; my priority, my interval. Priority 0: I stop.',
      fields: { priority: 'count', interval: 'duration', epoch: 'epoch' },
    },
  },
  timers: {
    [ADVERT]: { title: 'Adver_Timer' },
    [ACTIVE_DOWN]: { title: 'Active_Down_Timer' },
  },
  rules,
  // Not one leader at a time: neighbours in priority differ in skew by A/256 alone, less than most messages take.
  promises: [
    {
      promise: 'leader-again',
      holdsUnder: healed,
      because: 'Every backup takes over by itself when it hears no advertisement that it accepts.',
    },
    {
      promise: 'highest-leads',
      holdsUnder: [...healed, 'priority-change'],
      because: 'The highest backup discards what lower ones advertise, and its timer goes on.',
    },
  ],

  state: (node) => ({
    interval: node.params.advertisementMs,
    newest: 0,
    told: node.members.map(() => null),
  }),
  durable: () => null,

  onStart: start,

  onMessage(node, { from, payload }) {
    const { priority, interval, epoch } = payload;
    if (typeof priority !== 'number' || typeof interval !== 'number' || typeof epoch !== 'number')
      return;
    node.state.newest = Math.max(node.state.newest, epoch);
    node.state.told[from] = { priority, epoch, heardAt: node.now };
    const advert = { priority, interval, epoch };
    if (node.leading) asActive(node, from, advert);
    else if (isBackup(node)) asBackup(node, from, advert);
  },

  onTimer(node, timer) {
    if (timer === ADVERT) {
      node.rule('advertise');
      advertise(node);
      node.setTimer(ADVERT, node.params.advertisementMs);
    } else {
      activeDown(node);
    }
  },

  onPriority(node) {
    if (node.priority > STOPPED) {
      if (!node.leading && !isBackup(node)) start(node);
      return;
    }
    node.rule('shut-down');
    if (node.leading) advertise(node);
    node.cancelTimer(ADVERT);
    node.cancelTimer(ACTIVE_DOWN);
    node.stepDown();
  },

  onForcedTimeout(node) {
    if (isBackup(node)) activeDown(node);
  },

  beliefs: (state) => [
    { label: 'Interval of the Active router', value: state.interval, kind: 'duration' },
    { label: 'Newest reign heard of', value: state.newest, kind: 'epoch' },
  ],
  peerBeliefs: (state) => state.told.flatMap((told, peer) => (told ? { peer, ...told } : [])),

  /** Two adverts may not come further apart than the least Active_Down_Interval. */
  timely: ({ advertisementMs }, { latencyUs: [fastest, slowest], timerSlackUs }) =>
    slowest - fastest + timerSlackUs < 2 * advertisementMs,
  /** Without preemption the highest need not lead, and the RFC states no bound. */
  recoveryBound: ({ advertisementMs, preempt }, { latencyUs, timerSlackUs }) =>
    preempt ? 5 * advertisementMs + 2 * (latencyUs[1] + timerSlackUs) : null,
};
