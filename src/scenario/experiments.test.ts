// The experiments of the docs are scenarios, and the README names each.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScenario } from './parse.ts';

const FOLDER = new URL('../../docs/experiments/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');

it.each(files)('%s', (name) => {
  const result = parseScenario(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  expect(result).toMatchObject({ ok: true });
  // "a-1.json … a-4.json" names those between.
  const series = name.replace(/\d+\.json$/, '');
  expect(readme.includes(`\`${name}\``) || readme.includes(`\`${series}`)).toBe(true);
});
