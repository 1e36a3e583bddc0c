// sw.js: the service worker with the list of all files of this very build, each with what its content must be. Made last, from
// what lies on the disk, so that it covers what came from public/ as well.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import type { Kept } from '../../src/app/offline/worker.ts';
import { classicScript } from './engine.ts';

const NAME = 'sw.js';

function filesOf(dist: string): Kept[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== NAME)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const hash = createHash('sha256').update(readFileSync(path)).digest('base64');
      return [relative(dist, path).replaceAll(sep, '/'), `sha256-${hash}`];
    });
}

export function offline(): Plugin {
  return {
    name: 'rollcall-offline',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const files = filesOf(dir);
      const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
      const worker = await classicScript('src/app/offline/worker.ts');
      const site = JSON.stringify({ version, files });
      writeFileSync(join(dir, NAME), `self.rollcallSite=${site};\n${worker}\n`);
    },
  };
}
