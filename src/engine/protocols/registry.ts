// All protocols: one line each.

import type { Protocol } from '../protocol.ts';
import { priority } from './priority.ts';

export const protocols: Readonly<Record<string, Protocol>> = { priority };
