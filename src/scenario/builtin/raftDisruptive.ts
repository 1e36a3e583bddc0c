// A member that was cut off comes back with a high term, and deposes a leader that did nothing wrong.

import type { Builtin } from './registry.ts';

export const raftDisruptive: Builtin = {
  id: 'raft-disruptive-server',
  teaches: 'A returning server with a high epoch deposes a healthy leader; PreVote asks first.',
  json: {
    rollcall: 1,
    title: 'Raft: the pupil who was locked out',
    description:
      'From 15 s to 40 s nobody hears n1. It stands again and again, and its epoch (Raft says term) climbs. When it is back, its epoch is the highest: the leader, which did nothing wrong, must step down. With preVote (in the set-up) n1 would have asked first, raised no epoch, and disturbed nobody.',
    seed: 5,
    protocol: { id: 'raft' },
    script: [
      { at: 15_000, do: 'isolate', node: 'n1' },
      { at: 40_000, do: 'heal' },
    ],
    untilMs: 60_000,
  },
};
