// The Raft experiment of Ongaro & Ousterhout, ATC 2014, Fig. 16 (dissertation 9.4), and what is printed of it. Five servers whose logs
// all differ in length, so that two of the four survivors cannot win; the leader crashes at any moment of its heartbeat interval, which
// is half the minimum timeout; its last heartbeat goes to all at once. One-way 0.2–1.0 ms and a durable write of 0.3–5.5 ms were fitted
// to these very curves: they are in-sample.

import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';

export interface Printed {
  /** Election timeouts, ms. */
  readonly min: number;
  readonly max: number;
  /** Milliseconds from the crash until all others heard the new leader. */
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  /** Between which the worst of 1,000 lies. */
  readonly worst: readonly [number, number];
}

// biome-ignore format: a table
export const FIG16: readonly Printed[] = [
  { min: 150, max: 151, mean: 1536, p50: 1198, p90: 3132, p99: 5981, worst: [6000, 13_000] },
  { min: 150, max: 155, mean: 345, p50: 287, p90: 606, p99: 1224, worst: [1300, 2400] },
  { min: 150, max: 175, mean: 164, p50: 141, p90: 291, p99: 463, worst: [490, 950] },
  { min: 150, max: 200, mean: 156, p50: 146, p90: 193, p99: 345, worst: [365, 718] },
  { min: 150, max: 300, mean: 181, p50: 171, p90: 244, p99: 405, worst: [416, 688] },
  { min: 12, max: 24, mean: 34.7, p50: 30, p90: 52.4, p99: 86.8, worst: [106, 177] },
];

/** One trial: n5 is made leader at the start (the script fires its timer), and crashes about a second later. */
export function fig16(min: number, max: number, changes: Partial<Scenario>): Scenario {
  return scenario({
    seed: 1,
    title: `Raft on a LAN, timeouts ${min}–${max} ms: the leader crashes`,
    protocol: { id: 'raft', params: { heartbeatMs: min / 2, electionTimeoutMs: [min, max] } },
    nodes: [1, 2, 3, 4, 5].map((rank) => ({
      id: `n${rank}`,
      priority: rank,
      logLength: rank,
      logTerm: 1,
    })),
    network: { latencyMs: [0.2, 1], loss: 0, duplicate: 0 },
    timing: { writeMs: [0.3, 5.5], timerSlackMs: 0 },
    work: null,
    script: [
      { at: 1, do: 'timeout', node: 'n5' },
      { at: [1000, 1000 + min / 2], do: 'crash', node: '@leader' },
    ],
    ...changes,
  });
}
