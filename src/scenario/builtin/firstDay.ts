// The story everything begins with: the leader falls, the next one takes over, the first comes back.

import type { Builtin } from './registry.ts';

export const firstDay: Builtin = {
  id: 'first-day',
  teaches:
    'A leader fails, the others notice by its silence, the next takes over; nobody tells them to.',
  json: {
    rollcall: 1,
    title: 'First day: the monitor leaves',
    description:
      'Five pupils, and n5 is the monitor. It drops out at 6 s. Nobody announces that: the others only miss its “here!”, wait to be sure, and n4 takes over. At 14 s n5 returns and takes the lesson back, and for a moment there are two.',
    seed: 7,
    work: { kind: 'cron', everyMs: 2000 },
    script: [
      { at: 6000, do: 'crash', node: 'n5' },
      { at: 14_000, do: 'revive', node: 'n5' },
    ],
    untilMs: 24_000,
  },
};
