// All failure detectors: one line each.

import type { Detector } from '../protocol.ts';
import { timeout } from './timeout.ts';

export const detectors: Readonly<Record<string, Detector>> = { timeout };
