// `npm test`: everything that is checked, in order, with one line of result at the end: `N passed, N failed`.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

const RESULTS = join(ROOT, 'test-results');
const UNIT = join(RESULTS, 'unit.json');
const E2E = join(RESULTS, 'e2e.json');
const node = (path, ...args) => [process.execPath, [join(ROOT, path), ...args]];
const tsc = (project) => node('node_modules/typescript/bin/tsc', '-p', project);

const steps = [
  { name: 'lock file', run: [node('scripts/check-lock.mjs')] },
  { name: 'types', run: [tsc('.'), tsc('tsconfig.engine.json'), tsc('tsconfig.scenario.json')] },
  { name: 'lint', run: [node('node_modules/@biomejs/biome/bin/biome', 'ci')] },
  { name: 'import directions', run: [node('scripts/check-imports.mjs')] },
  {
    name: 'unit and golden',
    run: [
      node(
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${UNIT}`,
      ),
    ],
    count: unitCounts,
  },
  { name: 'build', run: [node('node_modules/vite/bin/vite.js', 'build', '--logLevel=warn')] },
  { name: 'browser', run: [node('scripts/browser.mjs', ...(process.env.CI ? ['--all'] : []))] },
  { name: 'e2e', run: [node('node_modules/@playwright/test/cli.js', 'test')], count: e2eCounts },
];

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

function unitCounts() {
  const report = read(UNIT);
  if (!report) return null;
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests };
}

/** A test that was skipped counts as failed: nothing is left out silently. */
function e2eCounts() {
  const report = read(E2E);
  if (!report) return null;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + skipped + report.errors.length };
}

function perform({ name, run, count }) {
  const start = Date.now();
  console.log(`\n▶ ${name}`);
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const succeeded = run
    .map(
      ([command, args]) =>
        spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env }).status === 0,
    )
    .every(Boolean);
  const counts = count?.() ?? { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
  // A runner that fails although none of its tests did has failed by itself.
  const failed = Math.max(counts.failed, succeeded ? 0 : 1);
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return { name, passed: counts.passed, failed };
}

const only = process.argv.slice(2);
ensureInstalled();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const results = steps
  .filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)))
  .map(perform);
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
const bad = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
console.log(bad.length > 0 ? `\nfailed: ${bad.join(', ')}` : '');
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') > 0 ? 1 : 0);
