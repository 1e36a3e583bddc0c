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
      'Everybody says "here!" every second, but from 12 s on the words take ever less steady times, up to 2.1 s, until 48 s; at 72 s n5 really leaves. Phi (as it is) learns the restlessness: it suspects nobody, and misses n5 after 1.8 s. A fixed timeout of 2,000 ms misses n5 just as soon, but suspects healthy pupils 27 times before: the lead changes hands four times for nothing, and a job is done twice. One of 4,000 ms errs never, and takes 3.8 s. Change the detector in the set-up and see; choose n4 below to watch its phi.',
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
