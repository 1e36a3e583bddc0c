// All leader-only jobs: one line each. The first comes with every page; a browser fetches the others when a scenario names them.

import type { Job } from '../protocol.ts';
import { cache } from './cache.ts';
import { cron } from './cron.ts';
import { payments } from './payments.ts';
import { primary } from './primary.ts';
import { queue } from './queue.ts';

export const jobs: Readonly<Record<string, Job>> = { cron, payments, queue, cache, primary };
