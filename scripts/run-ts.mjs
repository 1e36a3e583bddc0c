// Runs src/cli/<name>.ts: bundles it when a source is newer than the bundle, then imports it. Standard output stays clean.

import { existsSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, ensureInstalled, ROOT } from './install.mjs';
import { isStale } from './newer.mjs';

/** Bundles into a file of this process, then moves it: another run never imports half a bundle. */
async function bundle(source, product) {
  const { build } = await import('rolldown');
  const begun = new Date();
  const part = `${product}.${process.pid}`;
  try {
    await build({
      input: source,
      platform: 'node',
      output: { file: part, format: 'esm', sourcemap: 'inline', codeSplitting: false },
      logLevel: 'silent',
    });
    // A source that was saved meanwhile is newer than its bundle.
    utimesSync(part, begun, begun);
    renameSync(part, product);
  } finally {
    rmSync(part, { force: true });
  }
}

/** The path of what to import; null, with a word on standard error, where there is nothing to run. */
async function prepare(name) {
  const source = join(ROOT, `src/cli/${name}.ts`);
  if (!/^\w+$/.test(name) || !existsSync(source)) {
    console.error(`run-ts: there is no src/cli/${name || '<name>'}.ts`);
    return null;
  }
  const product = join(CACHE, `${name}.mjs`);
  const sources = ['src', 'package-lock.json', 'scripts/run-ts.mjs'];
  try {
    ensureInstalled();
    const stale = isStale(
      product,
      sources.map((path) => join(ROOT, path)),
    );
    if (stale) await bundle(source, product);
    return product;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

process.stdout.on('error', (error) => {
  // The reader of a pipe has gone: nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [name = '', ...args] = process.argv.slice(2);
const product = await prepare(name);
if (product === null) {
  process.exitCode = 2;
} else {
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], product, ...args];
  await import(pathToFileURL(product).href);
}
