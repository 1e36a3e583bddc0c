// Sixty nodes: the same failover, and the price of everybody saying "here!" to everybody.

import type { Builtin } from './registry.ts';

export const bigClass: Builtin = {
  id: 'big-class',
  teaches: 'Sixty nodes agree as fast as five, and pay with 60 × 59 messages a second.',
  json: {
    rollcall: 1,
    title: 'Big class: sixty pupils, one monitor',
    description:
      'Sixty pupils each say “here!” to all the others: 3,540 words a second. The monitor n60 leaves at 6 s, and n59 takes over no later than in a class of five. What grows with the class is the noise.',
    seed: 7,
    nodes: 60,
    script: [{ at: 6000, do: 'crash', node: 'n60' }],
    untilMs: 20_000,
  },
};
