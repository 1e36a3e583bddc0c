// All protocols: one line each. The first comes with every page; a browser fetches the others when a scenario names them.

import type { Protocol } from '../protocol.ts';
import { bully } from './bully.ts';
import { lease } from './lease.ts';
import { priority } from './priority.ts';
import { raft } from './raft.ts';
import { ring } from './ring.ts';
import { vrrp } from './vrrp.ts';

export const protocols: Readonly<Record<string, Protocol>> = {
  priority,
  bully,
  ring,
  vrrp,
  raft,
  lease,
};
