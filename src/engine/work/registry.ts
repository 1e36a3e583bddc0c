// All leader-only jobs: one line each.

import type { Job } from '../protocol.ts';
import { cron } from './cron.ts';

export const jobs: Readonly<Record<string, Job>> = { cron };
