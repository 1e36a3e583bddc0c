// The lease and the long pause: a holder that was asleep pays a bill that its successor has paid.

import type { Builtin } from './registry.ts';

/** The same with fencing on is lease-fenced: nothing else differs. */
export const LEASE_PAUSE = {
  rollcall: 1,
  seed: 7,
  protocol: { id: 'lease' },
  script: [
    { at: 8700, do: 'pause', node: 'n1' },
    { at: 18_000, do: 'resume', node: 'n1' },
  ],
  untilMs: 26_000,
} as const;

export const leaseGcPause: Builtin = {
  id: 'lease-gc-pause',
  teaches:
    'A lease keeps one name in the record, not one process at work: whoever pauses may act after its lease.',
  json: {
    ...LEASE_PAUSE,
    title: 'Lease: the long pause',
    description:
      'n1 holds the hall pass and pays a bill every 8 s. At 8.7 s it falls into a long garbage collection. The lease runs out, n3 writes its name and pays bill 2 at 16 s. At 18 s n1 wakes, and the timer for bill 2 goes off before any answer can reach it: the bill is paid twice. It reads the other name in the record, and yet stops only at its renew deadline, 3 s later.',
    work: { kind: 'payments', everyMs: 8000, fencing: false },
  },
};
