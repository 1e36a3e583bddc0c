// A random scenario from a seed and a number: any protocol, detector, job, network and timing, and the faults of faults.ts.

import { compile, heartbeatOf, parameterValues } from '../../engine/compile.ts';
import { detectors } from '../../engine/detectors/registry.ts';
import { protocols } from '../../engine/protocols/registry.ts';
import type { NodeSetup, Range, Scenario } from '../../engine/scenario.ts';
import { jobs } from '../../engine/work/registry.ts';
import { LIMITS } from '../limits.ts';
import { servicesOf } from '../parse.ts';
import { drawFaults } from './faults.ts';
import { Luck } from './luck.ts';
import { drawParams } from './params.ts';

const tenths = (value: number) => Math.round(value * 10) / 10;

function drawNodes(luck: Luck): NodeSetup[] {
  const count = luck.one([1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7]);
  const ranks = Array.from({ length: count }, (_, index) => index + 1);
  const order = luck.one([ranks, ranks, luck.shuffled(ranks), ranks.map(() => luck.whole(0, 3))]);
  const far = luck.chance(0.1);
  const logs = luck.chance(0.2);
  return order.map((rank, index) => ({
    id: `n${index + 1}`,
    priority: far ? rank * 51 : rank,
    ...(logs && { logLength: luck.whole(0, 3), logTerm: luck.whole(0, 1) }),
  }));
}

/** From a wire that is next to nothing, through what a timeout expects, to one that is too long for it. */
function drawLatency(beatMs: number, luck: Luck): [number, number] {
  const max = Math.max(0.1, tenths(beatMs * luck.one([0.001, 0.01, 0.05, 0.2, 0.3, 0.6])));
  return [tenths(max * luck.one([0, 0.5, 0.8, 1])), max];
}

function drawTiming(beatMs: number, luck: Luck): Scenario['timing'] {
  const share = (part: number): number => tenths(beatMs * part);
  const writeMs: Range = luck.one([0, 0, 0, share(0.01), share(0.1), [share(0.002), share(0.1)]]);
  return { writeMs, timerSlackMs: luck.one([0, 0, share(0.001), share(0.05), share(0.2)]) };
}

/** What a swarm keeps to; all there is where nothing is said. */
export interface Focus {
  readonly protocol?: string;
  readonly kinds?: readonly string[];
}

/** The scenario of a number under a seed. */
export function drawScenario(seed: number, number: number, focus: Focus = {}): Scenario {
  const luck = new Luck(seed, `swarm ${number}`);
  const id = focus.protocol ?? luck.one(Object.keys(protocols));
  const protocol = protocols[id];
  if (!protocol) throw new Error(`no protocol "${id}"`);
  const scale = luck.one([0.05, 0.2, 1]);
  const params = drawParams(protocol, scale, luck);
  const [detectorId, detector] = luck.one(Object.entries(detectors));
  const [kind, job] = luck.one(Object.entries(jobs));
  const beatMs = heartbeatOf(parameterValues(protocol.params, params)) / 1000;
  const latencyMs = drawLatency(beatMs, luck);
  const activeMs = Math.round(beatMs * luck.whole(5, 50));
  const base: Scenario = {
    rollcall: 1,
    title: `Swarm ${seed}-${number}`,
    description: '',
    seed: luck.whole(0, LIMITS.seed),
    tickMs: 100,
    protocol: { id, params },
    detector: { id: detectorId, params: drawParams(detector, scale, luck) },
    nodes: drawNodes(luck),
    network: {
      latencyMs,
      loss: luck.one([0, 0, 0, 0, 0, 0, 0, 0.02, 0.2]),
      duplicate: luck.one([0, 0, 0, 0, 0, 0, 0, 0.02, 0.2]),
    },
    timing: drawTiming(beatMs, luck),
    work: luck.chance(0.3)
      ? null
      : { kind, fencing: luck.chance(0.4), params: drawParams(job, scale, luck) },
    script: [],
    untilMs: 1,
  };
  const members = base.nodes.map((node) => node.id);
  const services = [...servicesOf(base)];
  const stage = { members, services, beatMs, activeMs, latencyMs };
  const script = drawFaults(stage, luck, focus.kinds);
  const lastMs = Math.max(activeMs, ...script.map(({ at }) => +at));
  return { ...base, script, untilMs: Math.ceil(lastMs + 1.2 * boundMs(base) + 2 * beatMs) };
}

/** Beats after the last fault that a run lasts at most: some bounds are statistical, and very long. */
const PATIENCE = 400;

/** How long the protocol may take after the last fault; a while where it states no bound, or one too long to wait for. */
function boundMs(scenario: Scenario): number {
  const { protocol, protocolParams, timing } = compile(scenario);
  const bound = protocol.recoveryBound(protocolParams, timing);
  const beat = heartbeatOf(protocolParams);
  return (bound === null || bound > PATIENCE * beat ? 10 * beat : bound) / 1000;
}
