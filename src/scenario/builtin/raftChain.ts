// A chain: its two ends do not hear each other, and depose each other in turn for ever.

import type { Builtin } from './registry.ts';

export const raftChain: Builtin = {
  id: 'raft-chain',
  teaches:
    'Three in a chain: the ends depose each other for ever, though a leader in the middle would do.',
  json: {
    rollcall: 1,
    title: 'Raft: three in a row',
    description:
      'From 8 s on n1 and n3 cannot hear each other; both hear n2. Whichever of them leads, the other hears nobody, stands in a higher epoch (Raft says term) and has the vote of n2, so the lead goes to and fro for ever. Try it in the set-up: with preVote the leader stays, because n2 hears it and says no; with checkQuorum alone nothing changes, for each leader has its majority.',
    seed: 2,
    protocol: { id: 'raft' },
    nodes: 3,
    script: [
      { at: 500, do: 'timeout', node: 'n1' },
      { at: 8000, do: 'cut', from: 'n1', to: 'n3' },
    ],
    untilMs: 60_000,
  },
};
