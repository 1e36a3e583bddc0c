// What the bully algorithm takes for granted, and the wall that takes it away: each side elects the highest that it can reach.

import type { Builtin } from './registry.ts';

export const bullySplitBrain: Builtin = {
  id: 'bully-split-brain',
  teaches:
    'Silence is not death: the bully algorithm cannot tell a wall from a crash, and elects one leader on each side.',
  json: {
    rollcall: 1,
    title: 'Bully: a leader on each side',
    description:
      'n5 leads, and a wall goes up at 6 s: n1, n2 and n3 hear nothing of n5 any more. They ask n4 and n5, get no answer, and take them for dead, so n3 announces itself and runs the same jobs as n5. At 20 s the wall comes down; n5 hears that somebody lower leads, and announces itself again: that is the bully.',
    seed: 7,
    protocol: { id: 'bully' },
    work: { kind: 'cron', everyMs: 2000 },
    script: [
      {
        at: 6000,
        do: 'partition',
        groups: [
          ['n1', 'n2', 'n3'],
          ['n4', 'n5'],
        ],
      },
      { at: 20_000, do: 'heal' },
    ],
    untilMs: 26_000,
  },
};
