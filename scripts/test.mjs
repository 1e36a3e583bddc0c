// `npm test`: everything that is checked, in order, and as the last line what came of it: `N passed, N failed`.
//
// A static check counts one, a unit or e2e test one each. What was skipped counts as failed, so that nothing is left out
// silently, but for an e2e test that says by the annotation `{ type: 'needs-browser', description: 'webkit' }` what it
// waits for, on a machine without it. `--only unit,e2e` runs some steps, and those that they need.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

const RESULTS = join(ROOT, 'test-results');
const UNIT = join(RESULTS, 'unit.json');
const E2E = join(RESULTS, 'e2e.json');
/** The commands without which a browser is absent; Chromium never is. */
const BROWSERS = { firefox: ['firefox-esr'], webkit: ['WebKitWebDriver', 'Xvfb'] };

/** Colour is for eyes; a log is read by programs too. Biome does not heed NO_COLOR. */
const isWatched = Boolean(process.stdout.isTTY);
const plain = isWatched ? [] : ['--colors=off'];
const { FORCE_COLOR: _, ...inherited } = process.env;
const env = isWatched ? process.env : { ...inherited, NO_COLOR: '1' };

const node = (path, ...args) => [join(ROOT, path), ...args];
const tsc = (project) => node('node_modules/typescript/bin/tsc', '-p', project);
const vitest = node(
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${UNIT}`,
);

const STEPS = [
  { name: 'lock', runs: [node('scripts/check-lock.mjs')] },
  { name: 'types', runs: ['.', 'tsconfig.engine.json', 'tsconfig.scenario.json'].map(tsc) },
  { name: 'lint', runs: [node('node_modules/@biomejs/biome/bin/biome', 'ci', ...plain)] },
  { name: 'imports', runs: [node('scripts/check-imports.mjs')] },
  { name: 'unit', runs: [vitest], count: () => countUnit(read(UNIT)) },
  { name: 'build', runs: [node('node_modules/vite/bin/vite.js', 'build', '--logLevel=warn')] },
  { name: 'browser', runs: [node('scripts/browser.mjs', ...(process.env.CI ? ['--all'] : []))] },
  {
    name: 'e2e',
    needs: ['build', 'browser'],
    runs: [node('node_modules/@playwright/test/cli.js', 'test')],
    count: () => countE2e(read(E2E)),
  },
];

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

const isOnPath = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
const isAbsent = (browser) => BROWSERS[browser]?.some((command) => !isOnPath(command)) ?? false;

/** @returns {Counts | null} */
function countUnit(report) {
  if (!report) return null;
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  for (const { status, fullName } of tests)
    if (status !== 'passed' && status !== 'failed') console.log(`not run (${status}): ${fullName}`);
  // A file that cannot be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  return { passed, failed: tests.length - passed + broken.length };
}

/** @returns {Counts | null} */
function countE2e(report) {
  if (!report) return null;
  const counts = { passed: 0, failed: report.errors.length };
  const visit = ({ suites = [], specs = [] }) => {
    suites.forEach(visit);
    for (const { title, file, tests } of specs) {
      for (const { status, projectName, annotations } of tests) {
        if (status === 'expected') counts.passed += 1;
        else if (status !== 'skipped') counts.failed += 1;
        else {
          const { description } = annotations.find(({ type }) => type === 'needs-browser') ?? {};
          const excused = isAbsent(description);
          const why = excused ? `${description} is absent` : 'skipped: counts as failed';
          console.log(`not run (${why}): ${projectName}, ${file}: ${title}`);
          if (!excused) counts.failed += 1;
        }
      }
    }
  };
  visit(report);
  if (report.config.projects.every(({ name }) => name !== 'firefox'))
    console.log('not run (firefox is absent): *.cross.spec.ts ran in Chromium alone');
  return counts;
}

const succeeds = (args) =>
  spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env }).status === 0;

function perform({ name, runs, needs = [], count }, earlier) {
  console.log(`\n▶ ${name}`);
  const lacking = needs.filter((need) => earlier.some((r) => r.name === need && r.failed > 0));
  if (lacking.length > 0) {
    console.log(`✗ ${name}: not run, for want of ${lacking.join(' and ')}`);
    return { name, passed: 0, failed: 1 };
  }
  const start = Date.now();
  const succeeded = runs.map(succeeds).every(Boolean);
  const counts = count ? count() : { passed: 1, failed: 0 };
  const passed = succeeded || count ? (counts?.passed ?? 0) : 0;
  // A runner that fails although none of its tests did, or leaves no report, has failed by itself.
  const failed = Math.max(counts?.failed ?? 1, succeeded ? 0 : 1);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`,
  );
  return { name, passed, failed };
}

/** The steps that the command line asks for, with those that they need. */
function chosen(args) {
  if (args.length === 0) return STEPS;
  const words = args[0] === '--only' ? args.slice(1).join(',').split(',').filter(Boolean) : [];
  const unknown = words.filter((word) => STEPS.every(({ name }) => name !== word));
  if (words.length === 0 || unknown.length > 0) {
    console.error(`usage: npm test -- --only ${STEPS.map(({ name }) => name).join(',')}`);
    process.exit(2);
  }
  const wanted = STEPS.filter(({ name }) => words.includes(name));
  const names = new Set(wanted.flatMap(({ name, needs = [] }) => [...needs, name]));
  return STEPS.filter(({ name }) => names.has(name));
}

const steps = chosen(process.argv.slice(2));
const results = [];
try {
  ensureInstalled();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  for (const step of steps) results.push(perform(step, results));
} catch (error) {
  console.error(`npm test: ${error instanceof Error ? error.message : error}`);
  results.push({ name: 'npm test itself', passed: 0, failed: 1 });
}
const bad = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(bad.length > 0 ? `\nfailed: ${bad.join(', ')}` : '');
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = bad.length > 0 ? 1 : 0;
