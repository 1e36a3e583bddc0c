// How large classes play in a browser: each figure is taken by e2e/bench/frames.mjs, in a process of its own.

import type { Benchmark } from './benchmarks.ts';
import { inBrowser } from './inBrowser.ts';

/** [nodes, view, protocol]: all heartbeats of all up to 200; a thousand under the lease, whose nodes speak to the lock service alone. */
const CASES = [
  [60, 'cluster', 'priority'],
  [200, 'cluster', 'priority'],
  [1000, 'cluster', 'lease'],
  [60, 'classroom', 'priority'],
  [200, 'classroom', 'priority'],
] as const;

export const frameBenchmarks: readonly Benchmark[] = CASES.map(([nodes, view, protocol]) => ({
  name: `frame-${view}-${nodes}`,
  unit: 'ms/frame',
  about: `main thread's scripting in a frame (mean; processor time), ${nodes} nodes, ${protocol}, ${view}; fps and the 95th percentile of gaps between frames beside it`,
  run: () => inBrowser('frames.mjs', String(nodes), view, protocol),
}));
