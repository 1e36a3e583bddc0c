// public/rollcall.js goes to other people's pages as it is: it is small, and harmless where there is no page.

import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const source = readFileSync(new URL('../../../public/rollcall.js', import.meta.url), 'utf8');

test('is under 4 kB, and leans on nothing', () => {
  expect(gzipSync(source, { level: 9 }).length).toBeLessThan(4000);
  expect(source).not.toMatch(/\b(import|require)\b\s*[({'"]/);
});

test('does nothing on a server, however often it is loaded', () => {
  const server = createContext({});
  runInContext(source, server);
  runInContext(source, server);
  expect(Object.keys(server)).toEqual([]);
});
