// `npm start`: installs what is missing, builds what is old, serves the site and says where.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';
import { isStale } from './newer.mjs';

const HOST = '127.0.0.1';
const FIRST_PORT = 4173;
const TRIES = 50;

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });

async function choosePort() {
  const asked = process.env.PORT;
  if (asked !== undefined && asked !== '') {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`PORT must be a whole number from 1 to 65535, not "${asked}"`);
    if (!(await isFree(port))) throw new Error(`port ${port} is taken: choose another PORT`);
    return port;
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIES; port++)
    if (await isFree(port)) return port;
  throw new Error(
    `no free port from ${FIRST_PORT} to ${FIRST_PORT + TRIES - 1}: choose one by PORT`,
  );
}

try {
  const port = await choosePort();
  ensureInstalled();
  const vite = await import('vite');
  const sources = [
    'src',
    'public',
    'index.html',
    'embed.html',
    'vite.config.ts',
    'package-lock.json',
  ];
  if (
    isStale(
      join(ROOT, 'dist/index.html'),
      sources.map((path) => join(ROOT, path)),
    )
  )
    await vite.build({ root: ROOT, logLevel: 'warn' });
  await vite.preview({ root: ROOT, preview: { port, strictPort: true }, logLevel: 'warn' });
  console.log(`Rollcall is at http://${HOST}:${port}/ (Ctrl+C ends it)`);
} catch (error) {
  console.error(`npm start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
