// VRRP as RFC 9568 has it: the Active router advertises; the others wait for its silence, the higher ones a little less long.

import type { NodeContext, Protocol } from '../protocol.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from '../units.ts';
import { messages, params, promises, rules, timers } from './vrrp/declared.ts';

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

/** §6.1: Preempt_Mode does not bind the owner of the address. */
const preempts = (node: Node): boolean => node.params.preempt || node.priority >= OWNER;

const isBackup = (node: Node): boolean => node.isTimerSet(ACTIVE_DOWN);

/** Of a reign only who leads in it can tell: it tells its own, and beside it the newest it knows of, so that the next is newer. */
function advertise(node: Node): void {
  node.broadcast('advert', {
    priority: Math.max(node.priority, STOPPED),
    interval: node.params.advertisementMs,
    epoch: node.epoch,
    newest: node.state.newest,
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
  } else if (priority >= node.priority || !preempts(node)) {
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

export const vrrp: Protocol<typeof params, State, null, keyof typeof rules> = {
  id: 'vrrp',
  title: 'VRRP',
  summary:
    'How routers share one address: the Active one advertises, the backups wait for its silence, and the higher a backup, the sooner it takes over. Where the skew between two backups is shorter than a message takes, both are Active for a moment; on two sides of a cut they both stay so. There is no agreement, no epoch (the number shown is ours: a new one for whoever becomes Active, and its own for as long as it is) and no fencing. A router shuts down in good order when its priority is set to 0: it says goodbye, and the next waits its skew alone; a crash says nothing.',
  source: 'RFC 9568 §6.1–6.4',
  usesDetector: false,
  watches: 'leader',
  needs: 'any',
  params,
  messages,
  timers,
  rules,
  promises,

  state: (node) => ({
    interval: node.params.advertisementMs,
    newest: 0,
    told: node.members.map(() => null),
  }),
  durable: () => null,

  onStart: start,

  onMessage(node, { from, payload }) {
    const { priority, interval, epoch, newest } = payload;
    if (typeof priority !== 'number' || typeof interval !== 'number') return;
    if (typeof epoch !== 'number' || typeof newest !== 'number') return;
    node.state.newest = Math.max(node.state.newest, newest);
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

  marks: (node) => [
    {
      kind: 'state',
      text: node.leading ? 'Active' : node.isTimerSet(ACTIVE_DOWN) ? 'Backup' : 'Initialize',
    },
  ],
  beliefs: (state) => [
    { label: 'Interval of the Active router', value: state.interval, kind: 'duration' },
    { label: 'Newest reign heard of', value: state.newest, kind: 'epoch' },
  ],
  peerBeliefs: (state) => state.told.flatMap((told, peer) => (told ? { peer, ...told } : [])),

  /** Two adverts may not come further apart than the least Active_Down_Interval. */
  timely: ({ advertisementMs }, { latencyUs: [fastest, slowest], timerSlackUs }) =>
    slowest - fastest + timerSlackUs < 2 * advertisementMs,
  // Old adverts may make two give way to each other once; a silence then lasts at most four intervals, and who woke too soon hears so.
  recoveryBound: ({ advertisementMs }, { latencyUs, timerSlackUs }) =>
    6 * advertisementMs + 4 * (latencyUs[1] + timerSlackUs),
  takesPart: (priority) => priority > STOPPED,
};
