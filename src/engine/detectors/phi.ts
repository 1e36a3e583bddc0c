// The phi accrual detector: it learns the rhythm of each peer's heartbeats, and suspects when a silence is too long for it.

import type { Detector, DetectorContext, LinkTiming } from '../protocol.ts';
import type { Micros, NodeId } from '../units.ts';
import { firstIntervals, spread, tailOf } from './phi/accrual.ts';
import { params, rules } from './phi/declared.ts';

interface State {
  /** By peer. Local time of its last word, the start of the node counting as one (Akka: the expected first heartbeat). */
  heardAt: Micros[];
  heardEver: boolean[];
  /** Its last heartbeat since it is watched without a break; only the next one makes an interval. */
  beatAt: (Micros | null)[];
  intervals: Micros[][];
  /** How long it may be silent: then phi reaches the threshold. */
  patience: Micros[];
  /** Deviations above the mean at which phi reaches the threshold. */
  tail: number;
  /** When the one timer is due. */
  dueAt: Micros;
}

type Node = DetectorContext<typeof params, State, keyof typeof rules>;

const SILENCE = 'silence';

/** What phi is computed from: Akka adds the pause to the mean, and bounds the deviation from below. */
function rhythm(intervals: readonly Micros[], values: Node['params']) {
  const { mean, deviation } = spread(intervals);
  return {
    meanUs: mean + values.acceptablePauseMs,
    deviationUs: Math.max(deviation, values.minStdDevMs),
  };
}

/** The silence after which phi is over the threshold, on the next whole µs. */
function learn(node: Node, peer: NodeId): void {
  const { intervals, patience, tail } = node.state;
  const { meanUs, deviationUs } = rhythm(intervals[peer] ?? [], node.params);
  patience[peer] = Math.max(0, Math.ceil(meanUs + tail * deviationUs));
}

function record(node: Node, peer: NodeId, interval: Micros): void {
  const intervals = node.state.intervals[peer] as Micros[];
  intervals.push(interval);
  if (intervals.length > node.params.window) intervals.shift();
  learn(node, peer);
}

/** One timer serves all peers: it is due when the first of them can have been silent for too long. */
function arm(node: Node, at: Micros): void {
  if (node.isTimerSet(SILENCE) && node.state.dueAt <= at) return;
  node.state.dueAt = at;
  node.setTimer(SILENCE, Math.max(0, at - node.now));
}

const deadline = ({ heardAt, patience }: State, peer: NodeId): Micros =>
  (heardAt[peer] ?? 0) + (patience[peer] ?? 0);

/** Jitter of the arrivals on a network that keeps its word. */
const jitterUs = ({ latencyUs, timerSlackUs, writeUs }: LinkTiming): Micros =>
  latencyUs[1] - latencyUs[0] + timerSlackUs + 2 * writeUs[1];

/** The longest patience that intervals of at most `longest` can teach: the mean plus so many deviations, at its worst mix. */
const mostPatience = (values: Node['params'], tail: number, longest: Micros): Micros => {
  const far = Math.max(0, tail);
  const learned = (longest * (1 + Math.sqrt(1 + far * far))) / 2;
  return Math.ceil(
    values.acceptablePauseMs + Math.max(learned, longest + far * values.minStdDevMs),
  );
};

export const phi: Detector<typeof params, State, keyof typeof rules> = {
  id: 'phi',
  title: 'Phi accrual',
  summary:
    'Learns the mean and the spread of the intervals between heartbeats, and suspects when a silence is too improbable for them: steady links are judged quickly, unsteady ones with patience. It learns from heartbeats alone, so it takes a few of them to get used to a change.',
  source:
    'Hayashibara, Défago, Yared & Katayama, SRDS 2004; the formula of Akka, a logistic approximation of the normal tail',
  params,
  messages: {},
  timers: { [SILENCE]: { title: 'Patience with the silent' } },
  rules,

  state: (members) => ({
    heardAt: new Array<Micros>(members).fill(0),
    heardEver: new Array<boolean>(members).fill(false),
    beatAt: new Array<Micros | null>(members).fill(null),
    intervals: Array.from({ length: members }, () => []),
    patience: new Array<Micros>(members).fill(0),
    tail: 0,
    dueAt: 0,
  }),

  onStart(node) {
    const { state } = node;
    state.tail = tailOf(node.params.threshold);
    state.heardAt.fill(node.now);
    for (const peer of node.peers) {
      state.intervals[peer] = firstIntervals(node.heartbeatUs, node.params.window);
      learn(node, peer);
      arm(node, deadline(state, peer));
    }
  },

  heard(node, { from: peer, type }) {
    const { state } = node;
    const { beatAt, heardAt, heardEver } = state;
    const late = node.suspects(peer) || node.now >= deadline(state, peer);
    // Other words are signs of life, but no part of the rhythm; nor is the time in which nobody listened for it.
    if (!node.watches(peer)) beatAt[peer] = null;
    else if (type === 'heartbeat') {
      const last = beatAt[peer] ?? null;
      if (last !== null && !late) record(node, peer, node.now - last);
      beatAt[peer] = node.now;
    }
    heardAt[peer] = node.now;
    heardEver[peer] = true;
    if (node.suspects(peer)) {
      node.rule('heard-again');
      node.trust(peer);
    }
    arm(node, deadline(state, peer));
  },

  onMessage() {},

  onTimer(node) {
    let next = Infinity;
    for (const peer of node.peers) {
      if (node.suspects(peer) || !node.watches(peer)) continue;
      const at = deadline(node.state, peer);
      if (at > node.now) {
        next = Math.min(next, at);
      } else {
        node.rule('phi-crossed');
        node.suspect(peer);
      }
    }
    if (next !== Infinity) arm(node, next);
  },

  // Intervals are at most the heartbeat and the jitter, or what it begins with. Gaps that it forgave may have made it more
  // patient than that: `learnedUs` tells.
  detectUs: (values, heartbeatUs, timing) =>
    mostPatience(
      values,
      tailOf(values.threshold),
      Math.max(heartbeatUs * 1.25, heartbeatUs + jitterUs(timing)),
    ) +
    timing.latencyUs[1] +
    timing.timerSlackUs,
  // After the last fault one more gap may be forgiven, and so be learned from.
  learnedUs: ({ patience, tail }, values) => mostPatience(values, tail, Math.max(...patience)),
  // The least patience there is: where a burst after a pause has taught it that heartbeats come at once.
  timely: (values, heartbeatUs, timing) =>
    values.acceptablePauseMs + tailOf(values.threshold) * values.minStdDevMs >
    heartbeatUs + jitterUs(timing),

  silence(state, values, peer) {
    const heardAt = state.heardAt[peer] ?? 0;
    return {
      heardAt: state.heardEver[peer] ? heardAt : null,
      suspectAt: deadline(state, peer),
      picture: {
        kind: 'phi',
        since: heardAt,
        ...rhythm(state.intervals[peer] ?? [], values),
        threshold: values.threshold,
      },
    };
  },
  beliefs: () => [],
};
