// The same pause with fencing on: the resource refuses the token of the old holder.

import { LEASE_PAUSE } from './leaseGcPause.ts';
import type { Builtin } from './registry.ts';

export const leaseFenced: Builtin = {
  id: 'lease-fenced',
  teaches:
    'A leader need not know that it is out of date: the resource does, by a token that only grows.',
  json: {
    ...LEASE_PAUSE,
    title: 'Lease: the same pause, fenced',
    description:
      'Everything as in “Lease: the long pause”, but each payment carries the number of the lease as its token, and the bank remembers the newest that it took. n3 pays bill 2 with token 2. When n1 wakes and pays with token 1, the bank refuses: there are two leaders still, and one payment.',
    work: { kind: 'payments', everyMs: 8000, fencing: true },
  },
};
