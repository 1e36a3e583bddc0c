// A vote that a crash erases: one node votes twice in one term, and two lead in it.

import type { Builtin } from './registry.ts';

export const raftAmnesia: Builtin = {
  id: 'raft-amnesia',
  teaches:
    'Raft stands on what it wrote down: a node that forgets its vote makes two leaders in one epoch.',
  json: {
    rollcall: 1,
    title: 'Raft: the pupil who forgot',
    description:
      'n1 leads in epoch 1 (Raft says term) by the votes of n1 and n2. n2 crashes and comes back with an empty disk, on the other side of a wall, where n3 stands in the same epoch: n2 votes again, and n3 leads too. Two leaders in one epoch, so fencing cannot tell them apart, and a job is done twice. Raft assumes that a vote is never forgotten, so it breaks no promise here. Make it a plain revive (in the script): n2 remembers its vote, n3 is refused, and must win a higher epoch.',
    seed: 4,
    protocol: { id: 'raft' },
    nodes: 3,
    work: { kind: 'cron', everyMs: 2000, fencing: true },
    script: [
      { at: 0, do: 'partition', groups: [['n1', 'n2'], ['n3']] },
      { at: 1000, do: 'timeout', node: 'n1' },
      { at: 2500, do: 'crash', node: 'n2' },
      { at: 2700, do: 'partition', groups: [['n1'], ['n2', 'n3']] },
      { at: 2800, do: 'revive', node: 'n2', amnesia: true },
      { at: 3200, do: 'timeout', node: 'n3' },
      { at: 14_500, do: 'heal' },
    ],
    untilMs: 30_000,
  },
};
