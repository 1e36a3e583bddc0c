// Split brain by a pause: a leader that was asleep does not know that it was, and leads on beside its successor.

import type { Builtin } from './registry.ts';

export const twoMonitors: Builtin = {
  id: 'two-monitors',
  teaches:
    'A paused leader wakes and still believes that it leads: two leaders, and work that is done twice.',
  json: {
    rollcall: 1,
    title: 'Two monitors: the one who dozed off',
    description:
      'The monitor n5 dozes off at 6.5 s, long enough to be given up. n4 takes over and rings the bell. Then n5 wakes: by its own watch nothing has happened, so it rings the bell that it was about to ring. From inside, a long pause and no pause look the same.',
    seed: 7,
    work: { kind: 'cron', everyMs: 6000 },
    script: [
      { at: 6500, do: 'pause', node: 'n5' },
      { at: 13_000, do: 'resume', node: 'n5' },
    ],
    untilMs: 20_000,
  },
};
