// `npm start`: installs what is missing, builds what is old, serves the site and says where.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';
import { isStale } from './newer.mjs';

const HOST = '127.0.0.1';
const FIRST_PORT = 4173;
const TRIES = 50;
const SOURCES = [
  'src',
  'public',
  'scripts/site',
  'index.html',
  'embed.html',
  'vite.config.ts',
  'package-lock.json',
];

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });

async function choosePort() {
  const asked = process.env.PORT ?? '';
  if (asked !== '') {
    const port = Number(asked);
    if (!/^\d+$/.test(asked) || port < 1 || port > 65535)
      throw new Error(`PORT must be a whole number from 1 to 65535, not "${asked}"`);
    if (!(await isFree(port)))
      throw new Error(`port ${port} is taken or not ours to use: choose another PORT`);
    return port;
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIES; port++)
    if (await isFree(port)) return port;
  const last = FIRST_PORT + TRIES - 1;
  throw new Error(`no free port from ${FIRST_PORT} to ${last}: choose one by PORT`);
}

async function buildWhatIsOld({ build }) {
  const paths = SOURCES.map((path) => join(ROOT, path));
  if (!['index.html', 'embed.html'].some((page) => isStale(join(ROOT, 'dist', page), paths)))
    return;
  console.log('Building …');
  await build({ root: ROOT, logLevel: 'warn' });
}

process.on('SIGINT', () => process.exit(0));
try {
  process.chdir(ROOT);
  const port = await choosePort();
  ensureInstalled();
  const vite = await import('vite');
  await buildWhatIsOld(vite);
  await vite.preview({
    root: ROOT,
    preview: { host: HOST, port, strictPort: true },
    logLevel: 'warn',
  });
  console.log(`Rollcall is at http://${HOST}:${port}/`);
  console.log('Ctrl+C ends it.');
} catch (error) {
  console.error(`npm start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
