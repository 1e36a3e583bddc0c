// Timeouts that hardly differ: all stand at once, each votes for itself, and nobody has a majority.

import type { Builtin } from './registry.ts';

export const raftSplitVote: Builtin = {
  id: 'raft-split-vote',
  teaches:
    'Why Raft draws its timeouts at random: where they hardly differ, all stand at once and nobody wins.',
  json: {
    rollcall: 1,
    title: 'Raft: everybody raises a hand',
    description:
      'The election timeouts are drawn from 3.5 to 3.8 s, no wider than a message takes. All stand at once, each votes for itself, nobody has a majority, and the next epoch (Raft says term) begins. Try 3.5 to 6 s in the set-up: the first to stand is heard before the second does.',
    seed: 5,
    protocol: { id: 'raft', params: { electionTimeoutMs: [3500, 3800] } },
    script: [{ at: 16_000, do: 'crash', node: '@leader' }],
    untilMs: 40_000,
  },
};
