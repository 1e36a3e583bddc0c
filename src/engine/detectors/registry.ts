// All failure detectors: one line each. The first comes with every page; a browser fetches the others by need.

import type { Detector } from '../protocol.ts';
import { phi } from './phi.ts';
import { swim } from './swim.ts';
import { timeout } from './timeout.ts';

export const detectors: Readonly<Record<string, Detector>> = { timeout, phi, swim };
