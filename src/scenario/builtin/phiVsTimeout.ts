// Latency that is less and less steady, then calm again, then a real crash: no fixed timeout suits both, phi learns.

import type { Builtin } from './registry.ts';

export const phiVsTimeout: Builtin = {
  id: 'phi-vs-timeout',
  teaches:
    'A fixed timeout is too short for a restless network or too long for a calm one; phi learns the rhythm.',
  json: {
    rollcall: 1,
    title: 'Phi or a fixed timeout',
    description:
      'Everybody says “here!” every second. From 12 s to 48 s messages take longer, and unevenly so, up to 2.1 s; at 72 s n5 really leaves. Phi (as it is here) learns the jitter: it suspects nobody, and misses n5 after 1.8 s. A fixed timeout of 2,000 ms misses n5 just as soon, but before that it suspects healthy pupils 27 times: the lead changes hands four times for nothing, and a job is done twice. One of 4,000 ms never errs, and takes 3.8 s. Change the detector in the set-up and see; what a node believes, further down the page, shows its phi.',
    seed: 2,
    detector: { id: 'phi', params: { acceptablePauseMs: 500 } },
    network: { latencyMs: [100, 200] },
    work: { kind: 'cron', everyMs: 2000 },
    script: [
      { at: 12_000, do: 'network', latencyMs: [100, 700] },
      { at: 20_000, do: 'network', latencyMs: [100, 1200] },
      { at: 28_000, do: 'network', latencyMs: [100, 1700] },
      { at: 36_000, do: 'network', latencyMs: [100, 2100] },
      { at: 48_000, do: 'network', latencyMs: [100, 200] },
      { at: 72_000, do: 'crash', node: 'n5' },
    ],
    untilMs: 84_000,
  },
};
