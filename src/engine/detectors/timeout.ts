// The plainest failure detector: silence for longer than a fixed time is suspicion; a word is trust again.

import type { Rules } from '../declare.ts';
import type { Detector, DetectorContext } from '../protocol.ts';
import type { Micros, NodeId } from '../units.ts';

const params = {
  timeoutMs: {
    kind: 'duration',
    default: 3500,
    min: 1,
    max: 3_600_000,
    title: 'Timeout',
    help: 'How long a peer may be silent before it is suspected. 3.5 heartbeats: at 3 the third arrival and the timeout would tie.',
  },
} as const;

const rules = {
  'leader-silent': {
    title: 'Suspect the silent',
    explain:
      '{node} has heard nothing from {peer} for the whole timeout and suspects that it has failed.',
    source: 'Chandra & Toueg 1996; Chen, Toueg, Aguilera 2002',
  },
  'heard-again': {
    title: 'Trust whoever speaks',
    explain: '{node} hears from {peer}, which it had suspected, and trusts it again.',
    source: 'Chandra & Toueg 1996',
  },
} as const satisfies Rules;

interface State {
  /** Local time at which each peer was last heard, the start of the node counting as one word from everybody. */
  heardAt: Micros[];
  heardEver: boolean[];
}

type Node = DetectorContext<typeof params, State, keyof typeof rules>;

const SILENCE = 'silence';

/** One timer serves all peers: it is set for the earliest moment at which any of them can have been silent for too long. */
function checkAll(node: Node): void {
  const { timeoutMs } = node.params;
  let wait = Infinity;
  for (const peer of node.peers) {
    if (node.suspects(peer) || !node.watches(peer)) continue;
    const left = (node.state.heardAt[peer] ?? 0) + timeoutMs - node.now;
    if (left > 0) {
      wait = Math.min(wait, left);
    } else {
      node.rule('leader-silent');
      node.suspect(peer);
    }
  }
  if (wait !== Infinity) node.setTimer(SILENCE, wait);
}

export const timeout: Detector<typeof params, State, keyof typeof rules> = {
  id: 'timeout',
  title: 'Timeout',
  summary:
    'Suspects a peer that has been silent for a fixed time. Complete, and accurate only while every word comes in time.',
  source: 'Chandra & Toueg, JACM 1996; Chen, Toueg & Aguilera, IEEE ToC 2002',
  params,
  messages: {},
  timers: { [SILENCE]: { title: 'Patience with the silent' } },
  rules,

  state: (members) => ({
    heardAt: new Array<Micros>(members).fill(0),
    heardEver: new Array<boolean>(members).fill(false),
  }),

  onStart(node) {
    node.state.heardAt.fill(node.now);
    node.setTimer(SILENCE, node.params.timeoutMs);
  },

  heard(node, { from: peer }) {
    node.state.heardAt[peer] = node.now;
    node.state.heardEver[peer] = true;
    if (node.suspects(peer)) {
      node.rule('heard-again');
      node.trust(peer);
    }
    if (!node.isTimerSet(SILENCE)) node.setTimer(SILENCE, node.params.timeoutMs);
  },

  onMessage() {},

  onTimer(node) {
    checkAll(node);
  },

  detectUs: (values, _heartbeatUs, timing) =>
    values.timeoutMs + timing.latencyUs[1] + timing.timerSlackUs,
  /** The first word of a peer comes at latest one heartbeat and one flight after the start; later ones come closer together. */
  timely: ({ timeoutMs }, heartbeatUs, { latencyUs, timerSlackUs, writeUs }) =>
    timeoutMs > heartbeatUs + latencyUs[1] + timerSlackUs + 2 * writeUs[1],

  silence(state, values, peer: NodeId) {
    const heardAt = state.heardAt[peer] ?? 0;
    return {
      heardAt: state.heardEver[peer] ? heardAt : null,
      suspectAt: heardAt + values.timeoutMs,
      picture: { kind: 'silence', since: heardAt },
    };
  },
  beliefs: () => [],
};
