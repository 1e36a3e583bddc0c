// How large classes play in a browser: each figure is taken by e2e/bench/frames.mjs, in a process of its own.

import { spawnSync } from 'node:child_process';
import type { Benchmark, Measured } from './benchmarks.ts';

const PATIENCE_MS = 300_000;

/** [nodes, view, protocol]: all heartbeats of all up to 200; a thousand under the lease, whose nodes speak to the lock service alone. */
const CASES = [
  [60, 'cluster', 'priority'],
  [200, 'cluster', 'priority'],
  [1000, 'cluster', 'lease'],
  [60, 'classroom', 'priority'],
  [200, 'classroom', 'priority'],
] as const;

function measure(nodes: number, view: string, protocol: string): Measured {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['e2e/bench/frames.mjs', String(nodes), view, protocol],
    { encoding: 'utf8', timeout: PATIENCE_MS, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !line.startsWith('{'))
    return { value: null, note: 'the browser did not come to an end' };
  return JSON.parse(line) as Measured;
}

export const frameBenchmarks: readonly Benchmark[] = CASES.map(([nodes, view, protocol]) => ({
  name: `frame-${view}-${nodes}`,
  unit: 'ms/frame',
  about: `main thread's scripting in a frame (mean; processor time), ${nodes} nodes, ${protocol}, ${view}; fps and the 95th percentile of gaps between frames beside it`,
  run: () => measure(nodes, view, protocol),
}));
