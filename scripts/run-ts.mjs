// Runs src/cli/<name>.ts: bundles it when a source is newer than the bundle, then imports it. Standard output stays clean.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, ensureInstalled, ROOT } from './install.mjs';
import { isStale } from './newer.mjs';

const [name, ...args] = process.argv.slice(2);
const bundle = join(CACHE, `${name}.mjs`);

process.stdout.on('error', (error) => {
  // The reader of a pipe has gone: nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

ensureInstalled();
const sources = ['src', 'package-lock.json', 'scripts/run-ts.mjs'].map((path) => join(ROOT, path));
if (isStale(bundle, sources)) {
  const { build } = await import('rolldown');
  await build({
    input: join(ROOT, `src/cli/${name}.ts`),
    platform: 'node',
    output: { file: bundle, format: 'esm', sourcemap: 'inline' },
    logLevel: 'warn',
  });
}
process.argv = [process.argv[0], bundle, ...args];
await import(pathToFileURL(bundle).href);
