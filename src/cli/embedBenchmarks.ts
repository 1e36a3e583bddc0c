// How soon an embed is there, and what a dozen of them cost.

import type { Benchmark } from './benchmarks.ts';
import { inBrowser } from './inBrowser.ts';

const COLD =
  'first picture of embed.html, nothing cached, 1.6 Mbit/s, 150 ms round trip, processor slowed 4 times; beside it when a click made at once had its effect';

export const embedBenchmarks: readonly Benchmark[] = [
  { name: 'embed-cold', unit: 'ms', about: COLD, run: () => inBrowser('cold.mjs', 'at=3000') },
  {
    name: 'embed-cold-raft',
    unit: 'ms',
    about: `${COLD}; a scenario, a protocol and a view that are files of their own`,
    run: () => inBrowser('cold.mjs', 'scenario=raft-partition&view=classroom'),
  },
  {
    name: 'embeds-12-idle',
    unit: '%',
    about:
      'of the main thread, over 5 s, of a page with 12 embeds in view that do not play; beside it the memory of all in MB, and of an empty page',
    run: () => inBrowser('twelve.mjs'),
  },
];
