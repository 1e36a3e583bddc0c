// A leader that can send but not receive: its heartbeats keep everybody quiet, and nothing is ever agreed on again.

import type { Builtin } from './registry.ts';

export const raftDeafLeader: Builtin = {
  id: 'raft-deaf-leader',
  teaches: 'A leader that hears nobody still keeps all quiet: only CheckQuorum makes it step down.',
  json: {
    rollcall: 1,
    title: 'Raft: the monitor who hears nobody',
    description:
      'From 8 s on n1 can send but not receive. Its heartbeats keep everybody quiet, no answer comes back, and nothing can be agreed on any more. Try it in the set-up: with checkQuorum alone n1 steps down but stands again, and deposes whoever leads; with preVote as well it asks first, gets no yes, and one of the others leads for good.',
    seed: 6,
    protocol: { id: 'raft' },
    nodes: 3,
    script: [
      { at: 500, do: 'timeout', node: 'n1' },
      { at: 8000, do: 'cut', from: 'n2', to: 'n1', oneWay: true },
      { at: 8000, do: 'cut', from: 'n3', to: 'n1', oneWay: true },
    ],
    untilMs: 60_000,
  },
};
