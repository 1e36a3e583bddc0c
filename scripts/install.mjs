// Installs what is missing, and nothing twice: the lock file's hash is noted beside what was installed from it.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
export const CACHE = join(ROOT, 'node_modules/.cache/rollcall');
const NOTE = join(CACHE, 'installed');

/** `npm ci` where the lock file is not what was last installed. Throws where that fails. Says what it does on standard error. */
export function ensureInstalled() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json'])
    hash.update(readFileSync(join(ROOT, file)));
  const wanted = hash.digest('hex');
  if (existsSync(NOTE) && readFileSync(NOTE, 'utf8') === wanted) return;
  console.error('Installing what is missing …');
  const npm = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const { status } = spawnSync(
    npm[0],
    [...npm[1], 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: ROOT,
      stdio: ['ignore', process.stderr, process.stderr],
    },
  );
  if (status !== 0) throw new Error('npm ci failed: see above');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(NOTE, wanted);
}
