// All protocols: one line each.

import type { Protocol } from '../protocol.ts';
import { lease } from './lease.ts';
import { priority } from './priority.ts';
import { raft } from './raft.ts';

export const protocols: Readonly<Record<string, Protocol>> = { priority, raft, lease };
