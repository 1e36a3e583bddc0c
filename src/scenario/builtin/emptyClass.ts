// Everybody leaves, one after another, until nobody is there to lead; then one comes back.

import type { Builtin } from './registry.ts';

export const emptyClass: Builtin = {
  id: 'empty-class',
  teaches:
    'Each failure is survived while anybody is left; with nobody left there is no leader, and one who returns suffices.',
  json: {
    rollcall: 1,
    title: 'Empty class: nobody left to lead',
    description:
      'One monitor after another goes home, and each time the next in line takes over. When n1 leaves too, no healthy node is left and the lesson stands still. At 40 s n2 comes back alone, waits in case somebody is there, and leads an empty class; it remembers nothing, so it counts from 1 again.',
    seed: 7,
    work: { kind: 'cron', everyMs: 2000 },
    script: [
      { at: 6000, do: 'crash', node: 'n5' },
      { at: 13_000, do: 'crash', node: 'n4' },
      { at: 20_000, do: 'crash', node: 'n3' },
      { at: 27_000, do: 'crash', node: 'n2' },
      { at: 34_000, do: 'crash', node: 'n1' },
      { at: 40_000, do: 'revive', node: 'n2' },
    ],
    untilMs: 52_000,
  },
};
