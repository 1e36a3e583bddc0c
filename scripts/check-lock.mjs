// The lock file must install on every platform, from any registry, without running a stranger's script. `npm run check:lock`
//
// npm writes an incomplete lock without a word where the registry that it asked lacks a platform's package; `npm ci` then
// fails on every machine. Addresses in the lock would tie it to one registry. With ignore-scripts=true a package's install
// script never runs, so a package that has one may be there only if it does its work without (ALLOWED says why).

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Packages whose install script we know we can do without, each with the reason. */
const ALLOWED = {
  fsevents: 'macOS only, optional, ships its binary; the script only rebuilds it',
};

/** The faults of a lock file, one line each. `lock` and `manifest` are the parsed package-lock.json and package.json. */
export function faultsOfLock(lock, manifest) {
  const packages = lock.packages ?? {};
  const root = packages[''] ?? {};
  const faults = [];

  for (const field of [
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'peerDependencies',
  ]) {
    const wanted = manifest[field] ?? {};
    const locked = root[field] ?? {};
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(locked)])) {
      if (wanted[name] !== locked[name])
        faults.push(`${name}: package.json says ${wanted[name]}, the lock ${locked[name]}`);
      else if (!/^\d+\.\d+\.\d+$/.test(wanted[name]))
        faults.push(`${name}: "${wanted[name]}" is not an exact version`);
    }
  }

  for (const [path, entry] of Object.entries(packages)) {
    const name = `${nameOf(path)}@${entry.version}`;
    for (const field of ['dependencies', 'optionalDependencies']) {
      for (const needed of Object.keys(entry[field] ?? {})) {
        if (!find(packages, path, needed))
          faults.push(`${name}: ${needed} is missing from the lock`);
      }
    }
    if (path === '') continue;
    if (entry.resolved) faults.push(`${name}: holds an address ("resolved")`);
    if (!entry.integrity && !entry.link) faults.push(`${name}: has no integrity hash`);
    if (entry.hasInstallScript && !(nameOf(path) in ALLOWED))
      faults.push(`${name}: has an install script, which ignore-scripts will not run`);
  }
  return faults;
}

/** The entry that `name` resolves to from the package at `path`, looked for upwards as Node does. */
function find(packages, path, name) {
  for (let from = path; ; ) {
    const entry = packages[`${from ? `${from}/` : ''}node_modules/${name}`];
    if (entry || from === '') return entry;
    const up = from.lastIndexOf('/node_modules/');
    from = up < 0 ? '' : from.slice(0, up);
  }
}

const nameOf = (path) =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length) || 'rollcall';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const read = (name) => JSON.parse(readFileSync(resolve(root, name), 'utf8'));
  const lock = read('package-lock.json');
  const faults = faultsOfLock(lock, read('package.json'));
  for (const fault of faults) console.error(`package-lock.json: ${fault}`);
  const scripted = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript);
  for (const [path] of scripted)
    if (nameOf(path) in ALLOWED)
      console.log(`install script not run: ${nameOf(path)} (${ALLOWED[nameOf(path)]})`);
  console.log(`lock: ${Object.keys(lock.packages).length - 1} packages, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
