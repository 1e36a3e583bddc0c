// A minority cannot elect: the old leader is cut off with one follower, and the majority goes on in a higher term.

import type { Builtin } from './registry.ts';

export const raftPartition: Builtin = {
  id: 'raft-partition',
  teaches:
    'A majority is what makes the difference: the smaller side has a leader that nobody needs to obey.',
  json: {
    rollcall: 1,
    title: 'Raft: a wall through the classroom',
    description:
      'At 15 s a wall goes up: the leader and one follower on one side, three on the other. The three elect a leader in a higher epoch (Raft says term). The old one goes on believing in its own, and its late job is refused, because the resource has seen a newer one. When the wall falls, it learns, and follows. With checkQuorum it would notice by itself.',
    seed: 3,
    protocol: { id: 'raft' },
    work: { kind: 'cron', everyMs: 2000, fencing: true },
    script: [
      { at: 15_000, do: 'partition', groups: [['@leader', 'n1']] },
      { at: 32_000, do: 'heal' },
    ],
    untilMs: 45_000,
  },
};
