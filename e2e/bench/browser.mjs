// What every measurement in a browser needs: the built site, served, and the Chromium that the end-to-end tests use.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const NOTE = join(ROOT, 'node_modules/.cache/rollcall/chromium.json');

/** A reason not to measure here, or null. */
export function obstacle() {
  if (!existsSync(join(ROOT, 'dist/index.html'))) return 'not built: run "npm run build" first';
  if (!existsSync(NOTE)) return 'no browser known: run "node scripts/browser.mjs" first';
  return null;
}

/** Serves dist/, and hands its address and a browser to `measure`. */
export async function withBrowser(measure) {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const server = spawn(process.execPath, [vite, 'preview', '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
  });
  try {
    const base = await new Promise((resolve, reject) => {
      let text = '';
      server.stdout.on('data', (chunk) => {
        text += chunk;
        const found = /http:\/\/[^\s]+/.exec(text);
        if (found) resolve(found[0]);
      });
      server.on('exit', () => reject(new Error('the site cannot be served')));
    });
    const { path, args = [], env = {} } = JSON.parse(readFileSync(NOTE, 'utf8'));
    const browser = await chromium.launch({
      ...(path ? { executablePath: path } : {}),
      args,
      env: { ...process.env, ...env },
    });
    try {
      return await measure(browser, base);
    } finally {
      await browser.close();
    }
  } finally {
    server.kill();
  }
}
