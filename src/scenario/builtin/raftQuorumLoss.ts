// Only a hub hears all others. PreVote alone keeps a leader that no majority can hear.

import type { Builtin } from './registry.ts';

export const raftQuorumLoss: Builtin = {
  id: 'raft-quorum-loss',
  teaches:
    'PreVote alone can be stuck: a leader without a majority stays, because its one listener hears it.',
  json: {
    rollcall: 1,
    title: 'Raft: only the hub hears everybody',
    description:
      'From 8 s on all links are cut but those of n1, and the leader n5 reaches n1 alone, which is no majority. With preVote, as here, it is stuck for ever: n1, the only one who could win, hears a leader and does not ask; the others ask, and reach n1 alone. Add checkQuorum in the set-up: n5 notices that no majority answers, steps down, and n1 leads.',
    seed: 3,
    protocol: { id: 'raft', params: { preVote: true } },
    script: [
      { at: 500, do: 'timeout', node: 'n5' },
      { at: 8000, do: 'cut', from: 'n2', to: 'n3' },
      { at: 8000, do: 'cut', from: 'n2', to: 'n4' },
      { at: 8000, do: 'cut', from: 'n2', to: 'n5' },
      { at: 8000, do: 'cut', from: 'n3', to: 'n4' },
      { at: 8000, do: 'cut', from: 'n3', to: 'n5' },
      { at: 8000, do: 'cut', from: 'n4', to: 'n5' },
    ],
    untilMs: 40_000,
  },
};
