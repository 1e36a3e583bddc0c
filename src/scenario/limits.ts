// The limits and the defaults of a scenario, in one place: the parser fills and refuses by them, the writer leaves out by them.

import type { NodeSetup, Range, Scenario } from '../engine/scenario.ts';

export const LIMITS = {
  title: 200,
  description: 2000,
  seed: 0xffffffff,
  nodes: 1000,
  id: 64,
  script: 100_000,
  /** Longest run, and latest script entry. */
  untilMs: 3_600_000,
  /** One microsecond: the engine has no shorter run. */
  shortestMs: 0.001,
  /** Longest latency, write, timer slack and tick. */
  delayMs: 600_000,
  priority: 1_000_000_000,
  log: 1_000_000_000,
  slow: [0.01, 1000],
  /** Which message on a link a verb may speak of, counted from the oldest. */
  nth: 1_000_000,
  ppm: [-900_000, 10_000_000],
} as const;

/** Names that no member may have: the services are called so. */
export const SERVICE_NAMES: readonly string[] = ['lock', 'resource'];

const LATENCY: Range = [250, 350];

export const DEFAULTS = {
  title: '',
  description: '',
  seed: 1,
  tickMs: 100,
  protocolId: 'priority',
  detectorId: 'timeout',
  nodes: 5,
  network: { latencyMs: LATENCY, loss: 0, duplicate: 0 },
  timing: { writeMs: 0, timerSlackMs: 0 },
  untilMs: 20_000,
} as const satisfies Partial<Omit<Scenario, 'nodes'>> & Record<string, unknown>;

/** The member at a position (from 0) where nothing else is said: n1 with priority 1, n2 with priority 2 … */
export const standardNode = (index: number): NodeSetup => ({
  id: `n${index + 1}`,
  priority: index + 1,
});

/** n1 … nN with priorities 1 … N: what a count stands for. */
export const standardNodes = (count: number): NodeSetup[] =>
  Array.from({ length: count }, (_, index) => standardNode(index));
