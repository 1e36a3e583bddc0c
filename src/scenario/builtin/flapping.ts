// Half of all messages are lost for a while: healthy nodes are suspected, and others take a lead that was never free.

import type { Builtin } from './registry.ts';

export const flapping: Builtin = {
  id: 'flapping',
  teaches: 'Silence is not death: on a bad network an impatient detector makes leadership flicker.',
  json: {
    rollcall: 1,
    title: 'Flapping: a very noisy classroom',
    description:
      'From 6 s to 30 s half of all words are lost in the noise. Nobody is ill, yet pupils miss each other’s “here!” and give each other up: others take a lead that n5 never laid down, hear it again, and give way. A longer timeout would flap less, and notice a real failure later. At 30 s it is quiet, but not all is well: n5 leads on in epoch 1, which the resource has seen surpassed by epoch 7, and every job that it does from then on is a breach.',
    seed: 8,
    detector: { id: 'timeout', params: { timeoutMs: 2500 } },
    work: { kind: 'cron', everyMs: 2000 },
    script: [
      { at: 6000, do: 'network', loss: 0.5 },
      { at: 30_000, do: 'network', loss: 0 },
    ],
    untilMs: 40_000,
  },
};
