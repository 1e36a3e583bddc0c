// All protocols: one line each.

import type { Protocol } from '../protocol.ts';
import { lease } from './lease.ts';
import { priority } from './priority.ts';

export const protocols: Readonly<Record<string, Protocol>> = { priority, lease };
