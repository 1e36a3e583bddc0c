// Figures that are taken in a browser: each by a script of e2e/bench, in a process of its own.

import { spawnSync } from 'node:child_process';
import type { Measured } from './benchmarks.ts';

const PATIENCE_MS = 300_000;

/** What the script printed; a note in its place where there is no browser, or no end. */
export function inBrowser(script: string, ...args: readonly string[]): Measured {
  const { stdout, status } = spawnSync(process.execPath, [`e2e/bench/${script}`, ...args], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !line.startsWith('{'))
    return { value: null, note: 'the browser did not come to an end' };
  return JSON.parse(line) as Measured;
}
