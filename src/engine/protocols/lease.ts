// Leader election by a lease, as Kubernetes' client-go does it: one record with compare-and-swap, and clocks that measure durations.

import type { NodeContext, Protocol } from '../protocol.ts';
import { type Micros, NOBODY } from '../units.ts';
import { messages, params, promises, rules, timers } from './lease/declared.ts';
import { type LeaseRecord, lock, NO_RECORD } from './lease/lock.ts';

interface State {
  /** The record as last seen, and when it was seen to change, by the own clock. Version −1: never seen. */
  seen: LeaseRecord;
  seenAt: Micros;
  /** What the node has asked the lock service; "renew" is the write of a holder that did not read first. */
  asked: 'get' | 'put' | 'renew' | null;
  offer: LeaseRecord;
  triedAt: Micros;
  standing: boolean;
}

type Node = NodeContext<typeof params, State, null, keyof typeof rules>;

const RETRY = 'lease-retry';
const REQUEST = 'lease-request';
const DEADLINE = 'lease-deadline';
const JITTER = 1.2;
/** A released lease names nobody, for one second. */
const RELEASED_US: Micros = 1_000_000;

/** client-go compares with the moment when the try began. */
const isValid = ({ state }: Node): boolean => state.seenAt + state.seen.duration > state.triedAt;

function ask(node: Node, asked: 'get' | 'put' | 'renew'): void {
  const { state, params: values } = node;
  state.asked = asked;
  node.setTimer(REQUEST, Math.floor(values.renewDeadlineMs / 2));
  if (asked === 'get') {
    node.rule('look');
    node.send(node.lock, 'lease-get', {});
    return;
  }
  const { seen } = state;
  const mine = seen.holder === node.id;
  // client-go begins at 0 transitions; here the first holder is the first transition, so that every token is above 0.
  state.offer = {
    version: seen.version,
    holder: node.id,
    duration: values.leaseDurationMs,
    acquired: mine ? seen.acquired : node.now,
    renewed: node.now,
    transitions: mine ? seen.transitions : seen.transitions + 1,
  };
  node.send(node.lock, 'lease-put', state.offer);
}

/** One try; a holder whose lease is still valid by its own clock writes without reading first. */
function attempt(node: Node): void {
  const { state } = node;
  state.triedAt = node.now;
  if (node.leading && !node.isTimerSet(DEADLINE))
    node.setTimer(DEADLINE, node.params.renewDeadlineMs);
  if (node.leading && state.seen.holder === node.id && isValid(node)) {
    node.rule('renew');
    ask(node, 'renew');
  } else ask(node, 'get');
}

function endRequest(node: Node): void {
  node.state.asked = null;
  node.cancelTimer(REQUEST);
}

/** The try failed: the holder tries again one retry period after it began, a candidate waits 1 to 2.2 of them from now. */
function waitForNext(node: Node): void {
  const { state, params: values } = node;
  const period = values.retryPeriodMs;
  if (state.standing) {
    state.standing = false;
    node.stepDown();
  }
  node.setTimer(
    RETRY,
    node.leading
      ? Math.max(0, state.triedAt + period - node.now)
      : period + Math.floor(period * JITTER * node.random.fraction()),
  );
}

function onRecord(node: Node, record: LeaseRecord): void {
  const { state } = node;
  if (state.asked !== 'get' || record.version < state.seen.version) return;
  endRequest(node);
  const { holder, transitions } = record;
  const isOther = holder !== NOBODY && holder !== node.id;
  if (record.version !== state.seen.version) {
    state.seen = record;
    state.seenAt = node.now;
    node.rule(node.leading && isOther ? 'see-rival' : 'see-record');
    if (!node.leading) node.follow(isOther ? holder : NOBODY, transitions);
  }
  if (isOther && isValid(node)) {
    node.rule(node.leading ? 'see-rival' : 'lease-valid');
    waitForNext(node);
    return;
  }
  node.rule(isOther ? 'lease-over' : holder === NOBODY ? 'lease-free' : 'own-name');
  if (isOther) node.suspect(holder);
  if (!node.leading) {
    state.standing = true;
    node.stand(transitions);
  }
  ask(node, 'put');
}

function onResult(node: Node, version: unknown, done: boolean): void {
  const { state } = node;
  const { asked, offer } = state;
  if ((asked !== 'put' && asked !== 'renew') || version !== offer.version) return;
  endRequest(node);
  if (!done) {
    node.rule('lose-race');
    if (asked === 'renew') ask(node, 'get');
    else waitForNext(node);
    return;
  }
  const wasLeading = node.leading;
  state.seen = { ...offer, version: offer.version + 1 };
  state.seenAt = node.now;
  state.standing = false;
  node.cancelTimer(DEADLINE);
  node.rule(wasLeading ? 'renewed' : 'acquire');
  node.lead(offer.transitions);
  if (wasLeading) node.setTimer(RETRY, node.params.retryPeriodMs);
  else attempt(node);
}

/** The renew deadline has passed: the process would end here; this one becomes a candidate (ours). */
function giveUp(node: Node): void {
  const { state } = node;
  node.rule('give-up');
  endRequest(node);
  const { holder, transitions } = state.seen;
  if (holder === node.id || holder === NOBODY) node.stepDown();
  else node.follow(holder, transitions);
  if (node.params.releaseOnStop && holder === node.id)
    node.send(node.lock, 'lease-put', {
      ...state.seen,
      holder: NOBODY,
      duration: RELEASED_US,
      acquired: node.now,
      renewed: node.now,
    });
  waitForNext(node);
}

export const lease: Protocol<typeof params, State, null, keyof typeof rules> = {
  id: 'lease',
  title: 'Lease (Kubernetes)',
  summary:
    'Whoever has its name in the record of a lock service leads, and must renew in time. Nobody compares two clocks: each counts the lease from when it saw the record change. At most one name is in the record; that only one process acts holds while no clock drifts and nobody pauses. It has no priorities, and it does not fence: the number of transitions is the token for that.',
  source: 'kubernetes/client-go tools/leaderelection; Kleppmann 2016 on fencing',
  usesDetector: false,
  ranksNobody: true,
  watches: 'leader',
  needs: 'any',
  params,
  messages,
  timers,
  rules,
  promises,
  service: lock,
  refuse(values) {
    if (values.leaseDurationMs <= values.renewDeadlineMs)
      return 'leaseDurationMs must be above renewDeadlineMs';
    if (values.renewDeadlineMs <= JITTER * values.retryPeriodMs)
      return 'renewDeadlineMs must be above 1.2 × retryPeriodMs';
    return null;
  },

  state: () => ({
    seen: { ...NO_RECORD, version: -1 },
    seenAt: 0,
    asked: null,
    offer: NO_RECORD,
    triedAt: 0,
    standing: false,
  }),
  durable: () => null,

  onStart: attempt,

  onMessage(node, { type, payload }) {
    if (type === 'lease-record') onRecord(node, payload as LeaseRecord);
    else if (type === 'lease-result') onResult(node, payload.version, payload.done === true);
  },

  onTimer(node, timer) {
    if (timer === RETRY) attempt(node);
    else if (timer === DEADLINE) giveUp(node);
    else if (timer === REQUEST) {
      const { asked } = node.state;
      node.rule('no-answer');
      endRequest(node);
      if (asked === 'renew') ask(node, 'get');
      else waitForNext(node);
    }
  },

  /** Tries at once, unless a try is under way. */
  onForcedTimeout(node) {
    if (node.state.asked !== null) return;
    node.cancelTimer(RETRY);
    attempt(node);
  },

  beliefs: ({ seen, seenAt }) => [
    { label: 'Name in the record', value: seen.holder, kind: 'node' },
    { label: 'Transitions', value: seen.transitions, kind: 'epoch' },
    { label: 'Saw the record change at', value: seen.version < 0 ? null : seenAt, kind: 'time' },
    { label: 'The lease lasts', value: seen.duration, kind: 'duration' },
  ],

  marks: ({ state: { seen, seenAt } }) =>
    seen.holder === NOBODY
      ? []
      : [
          {
            kind: 'lease',
            holder: seen.holder,
            fromUs: seenAt,
            untilUs: seenAt + seen.duration,
          },
        ],

  /** The last write of a holder that gives up arrives before the first of a rival that saw its last renewal at once. */
  timely: (values, { latencyUs: [min, max], timerSlackUs }) =>
    2 * max + values.retryPeriodMs + values.renewDeadlineMs + 2 * timerSlackUs <
      values.leaseDurationMs + 4 * min && 4 * max < values.renewDeadlineMs,
  /** A request that was lost, the wait until the record is seen, the lease, the wait until it is read again, the write. */
  recoveryBound: (values, { latencyUs: [, max], timerSlackUs }) =>
    values.leaseDurationMs +
    values.renewDeadlineMs +
    Math.ceil(3 * (1 + JITTER) * values.retryPeriodMs) +
    9 * max +
    6 * timerSlackUs,
};
