// One deaf ear: the backup hears no advertisement, takes over, and nothing that the other says can reach it.

import type { Builtin } from './registry.ts';

export const vrrpTwoMasters: Builtin = {
  id: 'vrrp-two-masters',
  teaches:
    'A cable that carries words one way only: two routers hold the same address, and the answer never arrives.',
  json: {
    rollcall: 1,
    title: 'VRRP: two routers, one address',
    description:
      'r1, of priority 200, is Active; r2, of priority 100, listens. At 8 s the cable from r1 to r2 breaks, in this direction only. r2 hears nothing, waits 3.6 s and takes the address too. r1 hears that and answers each time at once that it is still there; r2 never hears it. At 20 s the cable is mended, and one word is enough.',
    seed: 7,
    protocol: { id: 'vrrp' },
    nodes: [
      { id: 'r1', priority: 200 },
      { id: 'r2', priority: 100 },
    ],
    script: [
      { at: 8000, do: 'cut', from: 'r1', to: 'r2', oneWay: true },
      { at: 20_000, do: 'mend', from: 'r1', to: 'r2', oneWay: true },
    ],
    untilMs: 26_000,
  },
};
