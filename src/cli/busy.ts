// What the benchmarks simulate: a class with fast heartbeats whose leader leaves and returns.

import type { ParameterJson } from '../engine/declare.ts';
import type { Scenario, ScriptEntry } from '../engine/scenario.ts';
import { DEFAULTS, standardNodes } from '../scenario/limits.ts';

export interface Pace {
  readonly id?: string;
  readonly protocol?: ParameterJson;
  readonly detector?: ParameterJson;
  readonly latencyMs?: readonly [number, number];
  readonly everyMs: number;
}

/** A class whose leader leaves at the middle of each second and is back at its end. */
export function busy(count: number, untilMs: number, pace: Pace): Scenario {
  const script: ScriptEntry[] = [];
  const nodes = standardNodes(count);
  const id = pace.id ?? 'priority';
  // Under priority the last pupil leads whenever it is there; else anybody may, and whoever is not down is not revived.
  const returning = id === 'priority' ? nodes.slice(-1) : nodes;
  for (let at = pace.everyMs; at <= untilMs; at += pace.everyMs) {
    script.push({ at: at - pace.everyMs / 2, do: 'crash', node: '@leader' });
    for (const { id: node } of returning) script.push({ at, do: 'revive', node });
  }
  return {
    rollcall: 1,
    title: 'bench',
    description: '',
    seed: 7,
    tickMs: DEFAULTS.tickMs,
    protocol: { id, params: pace.protocol ?? {} },
    detector: { id: 'timeout', params: pace.detector ?? {} },
    nodes,
    network: { ...DEFAULTS.network, latencyMs: pace.latencyMs ?? DEFAULTS.network.latencyMs },
    timing: DEFAULTS.timing,
    work: null,
    script,
    untilMs,
  };
}

export const FAST = {
  protocol: { heartbeatMs: 10 },
  detector: { timeoutMs: 35 },
  latencyMs: [1, 2],
  everyMs: 1000,
} as const;

/** The same pace under Raft: 3.5 to 7 heartbeats of silence, then an election. */
export const FAST_RAFT = {
  id: 'raft',
  protocol: { heartbeatMs: 10, electionTimeoutMs: [35, 70] },
  latencyMs: [1, 2],
  everyMs: 1000,
} as const;
