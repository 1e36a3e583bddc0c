// An election is not replication: the old primary acknowledges on its side of the wall what no other will ever have.

import type { Builtin } from './registry.ts';

export const lostWrites: Builtin = {
  id: 'lost-writes',
  teaches:
    'An election says who leads, not what lasts: whoever acknowledges a write before a majority has it may lose it.',
  json: {
    rollcall: 1,
    title: 'Acknowledged, and lost',
    description:
      'n5 is elected and is the primary of a database: it acknowledges each write at once and copies it to the others afterwards. At 9 s a wall cuts it off from them, not from its clients. n4 wins the votes of the majority and writes on from what it has; n5 knows nothing of that and acknowledges seven writes more until the wall comes down at 22 s. Raft has kept its promise, one leader per epoch (Raft says term). The seven are gone: Raft itself would have acknowledged none before a majority had it.',
    seed: 7,
    protocol: { id: 'raft' },
    work: { kind: 'primary', everyMs: 2000 },
    script: [
      { at: 9000, do: 'partition', groups: [['@leader'], ['@followers']] },
      { at: 22_000, do: 'heal' },
    ],
    untilMs: 28_000,
  },
};
