// Installs what is missing, and nothing twice. Needs nothing that would have to be installed first.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
export const CACHE = join(ROOT, 'node_modules/.cache/rollcall');
const OLDEST_NODE = [20, 19];

/** The packages of a lock file, path to entry; none where there is no such file. */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes what it installed into a lock file of its own, as
 * its last act, so that an install by hand counts and one that was broken off does not. Optional packages are those of
 * other platforms; what is there beyond the lock does no harm.
 */
function isInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.integrity === wanted.integrity : Boolean(wanted.optional);
  });
}

/** `npm ci` where something is missing. Throws where that fails. Says what it does on standard error. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    throw new Error(`needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}`);
  if (isInstalled()) return;
  console.error('Installing what is missing (npm ci) …');
  const windows = process.platform === 'win32';
  const own = process.env.npm_execpath ?? '';
  const [command, before] =
    basename(own) === 'npm-cli.js'
      ? [process.execPath, [own]]
      : [windows ? 'npm.cmd' : 'npm', /** @type {string[]} */ ([])];
  const { status, error } = spawnSync(
    command,
    [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: ROOT,
      stdio: ['ignore', process.stderr, process.stderr],
      shell: windows && before.length === 0,
    },
  );
  if (error) throw new Error(`npm cannot be started: ${error.message}`);
  if (status !== 0) throw new Error('npm ci failed: see above');
}
