// SWIM: each member probes one other in each period, directly and through helpers, and tells its suspicions along the way.

import type { PayloadValue } from '../declare.ts';
import type { Detector } from '../protocol.ts';
import type { NodeId } from '../units.ts';
import { messages, params, rules } from './swim/declared.ts';
import { luggage, unpack } from './swim/gossip.ts';
import { accuse, deathAt, sweep } from './swim/opinion.ts';
import {
  ALIVE,
  DEAD,
  incarnationOf,
  type Node,
  newState,
  PERIOD,
  PROBE,
  type State,
  SUSPICION,
  VERDICTS,
  verdictOf,
} from './swim/state.ts';
import { suspicionUs } from './swim/suspicion.ts';

/** Fisher and Yates: the first `count` places hold a random choice. */
function shuffle(node: Node, list: NodeId[], count = list.length): NodeId[] {
  for (let i = 0; i < Math.min(count, list.length); i++) {
    const other = node.random.between(i, list.length - 1);
    [list[i], list[other]] = [list[other] as NodeId, list[i] as NodeId];
  }
  return list.slice(0, count);
}

/**
 * Each once in an order that is shuffled anew (SWIM §4.3, memberlist). The dead stay in it: SWIM and memberlist let them join
 * again by other ways, and here a network that heals has no other.
 */
function nextTarget(node: Node): NodeId {
  const { state } = node;
  if (node.params.randomTargets)
    return node.peers[node.random.between(0, node.peers.length - 1)] as NodeId;
  if (state.place >= state.order.length) {
    state.order = shuffle(node, [...node.peers]);
    state.place = 0;
  }
  return state.order[state.place++] as NodeId;
}

function sendProbe(node: Node, target: NodeId): number {
  const number = ++node.state.number;
  node.send(target, 'probe', { number, gossip: luggage(node, target) });
  return number;
}

function newPeriod(node: Node): void {
  const { state, params: values } = node;
  const failed = state.probe;
  state.probe = null;
  if (failed && verdictOf(state, failed.target) !== DEAD) {
    node.rule('no-answer', failed.target);
    accuse(node, failed.target, incarnationOf(state, failed.target), node.id);
  }
  state.relays = state.relays.filter(({ since }) => node.now - since < values.periodMs);
  node.rule('probe');
  const target = nextTarget(node);
  const number = sendProbe(node, target);
  state.probe = { target, number, since: node.now, indirect: false };
  node.setTimer(PROBE, values.probeTimeoutMs);
  node.setTimer(PERIOD, values.periodMs);
}

function askOthers(node: Node): void {
  const { probe } = node.state;
  if (!probe || verdictOf(node.state, probe.target) === DEAD) return;
  const { target, number } = probe;
  const able = node.peers.filter(
    (peer) => peer !== target && verdictOf(node.state, peer) === ALIVE,
  );
  if (able.length === 0 || node.params.indirectProbes === 0) return;
  node.rule('ask-others');
  probe.indirect = true;
  for (const helper of shuffle(node, able, node.params.indirectProbes))
    node.send(helper, 'probe-request', { number, target, gossip: luggage(node, helper) });
}

function onAck(node: Node, number: number, target: NodeId): void {
  const { state } = node;
  if (state.probe?.number === number && state.probe.target === target) {
    state.heardAt[target] = node.now;
    state.probe = null;
    node.cancelTimer(PROBE);
    return;
  }
  const relay = state.relays.find((one) => one.number === number && one.target === target);
  if (!relay) return;
  state.relays = state.relays.filter((one) => one !== relay);
  node.rule('pass-answer');
  const gossip = luggage(node, relay.for);
  node.send(relay.for, 'ack', { number: relay.theirs, target, gossip });
}

const isList = (value: PayloadValue | undefined): value is readonly number[] =>
  Array.isArray(value);

export const swim: Detector<typeof params, State, keyof typeof rules> = {
  id: 'swim',
  title: 'SWIM',
  summary:
    'In each period a node probes one other, then asks helpers to try; who does not answer is suspected, and dead unless it objects in time. Suspicions travel in the luggage of the probes, so that the load a node bears does not grow with the group. Heartbeats are not its business: it judges by its own messages alone.',
  source:
    'Das, Gupta & Motivala, DSN 2002; the times of HashiCorp memberlist; the buddy system of Lifeguard',
  params,
  messages,
  timers: {
    [PERIOD]: { title: 'Next probe' },
    [PROBE]: { title: 'Wait for the answer' },
    [SUSPICION]: { title: 'Time to object' },
  },
  rules,
  refuse: ({ periodMs, probeTimeoutMs }) =>
    probeTimeoutMs < periodMs ? null : 'probeTimeoutMs must be below periodMs',

  state: newState,

  onStart(node) {
    if (node.peers.length > 0)
      node.setTimer(PERIOD, node.random.between(0, node.params.periodMs - 1));
  },

  // The verb `timeout` makes the protocol suspect on its own; a word is enough to mend that.
  heard(node, { from }) {
    if (!node.suspects(from) || verdictOf(node.state, from) === DEAD) return;
    node.rule('heard-again');
    node.trust(from);
  },

  onMessage(node, { from, type, payload }) {
    const { number, gossip, target } = payload;
    if (typeof number !== 'number' || !isList(gossip)) return;
    unpack(node, gossip);
    if (type === 'probe') {
      node.rule('answer-probe');
      node.send(from, 'ack', { number, target: node.id, gossip: luggage(node, from) });
    } else if (typeof target !== 'number') {
      return;
    } else if (type === 'ack') {
      onAck(node, number, target);
    } else {
      node.rule('probe-for');
      const mine = sendProbe(node, target);
      node.state.relays.push({ number: mine, target, for: from, theirs: number, since: node.now });
    }
  },

  onTimer(node, timer) {
    if (timer === PERIOD) newPeriod(node);
    else if (timer === PROBE) askOthers(node);
    else sweep(node);
  },

  // Its turn comes after at most 2m − 1 periods (first in one order, last in the next); at random there is no bound: 14 m
  // periods are passed once in a million. Then a period without an answer, and the longest suspicion.
  detectUs({ periodMs, suspicionMult, randomTargets }, _heartbeatUs, timing) {
    const others = Math.max(1, timing.members - 1);
    const turns = randomTargets ? 14 * others : 2 * others - 1;
    return (
      (turns + 1) * (periodMs + timing.timerSlackUs) +
      suspicionUs(suspicionMult, timing.members, periodMs, 0) +
      timing.timerSlackUs +
      timing.latencyUs[1]
    );
  },
  timely: ({ periodMs }, _heartbeatUs, { latencyUs, timerSlackUs, writeUs }) =>
    2 * (latencyUs[1] + writeUs[1]) + timerSlackUs < periodMs,

  silence(state, values, peer) {
    const suspicion = state.suspicions.find(({ about }) => about === peer);
    const probe = state.probe?.target === peer ? state.probe : null;
    const members = state.verdict.length;
    return {
      heardAt: state.heardAt[peer] ?? null,
      suspectAt: suspicion ? deathAt(suspicion, values, members) : null,
      picture: {
        kind: 'swim',
        verdict: VERDICTS[verdictOf(state, peer)],
        incarnation: incarnationOf(state, peer),
        since: suspicion?.since ?? null,
        probe: probe && {
          since: probe.since,
          until: probe.since + values.periodMs,
          indirect: probe.indirect,
        },
      },
    };
  },
  beliefs: (state) => [
    { label: 'Probes', value: state.probe?.target ?? null, kind: 'node' },
    { label: 'Rumours to pass on', value: state.rumours.length, kind: 'count' },
  ],
  doubts: ({ suspicions }) => suspicions.map(({ about }) => about),
};
