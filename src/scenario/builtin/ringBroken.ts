// A token that is lost with the node that held it: the ring stands still until somebody sends again. A cut, and there are two rings.

import type { Builtin } from './registry.ts';

export const ringBroken: Builtin = {
  id: 'ring-broken',
  teaches:
    'A ring is as strong as its next node: a lost token stops it, and where views differ there are two rings.',
  json: {
    rollcall: 1,
    title: 'The broken ring',
    description:
      'The leader n5 falls silent at 6 s. The others send their ranks round the ring, but n2 dies just then, and the token of n4 is lost with it. Nobody knows: all wait. After 4 s without a result they send again; by then n1 has given n2 up and passes n4’s token on to n3, and it comes round. At 20 s n3 is cut off: either side gives the other up and closes its own ring, and two lead.',
    seed: 7,
    protocol: { id: 'ring' },
    script: [
      { at: 6000, do: 'crash', node: 'n5' },
      { at: 9400, do: 'crash', node: 'n2' },
      { at: 20_000, do: 'isolate', node: 'n3' },
    ],
    untilMs: 30_000,
  },
};
