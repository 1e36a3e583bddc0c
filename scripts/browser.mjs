// Finds a Chromium that starts, or installs one, and notes it for playwright.config.ts. With `--all` also installs what the
// other engines need, where this machine lets us. Fails, and says what to do, where nothing works: e2e is never skipped.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, ensureInstalled, ROOT } from './install.mjs';

/** @typedef {{ path: string, args: string[], env?: Record<string, string> }} Found  An empty path is Playwright's own. */

const NOTE = join(CACHE, 'chromium.json');
/** For a Chromium that is not Playwright's own: nothing in it calls home. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
/** The last that takes Node 20.19. */
const SPARTICUZ = '@sparticuz/chromium@147.0.0';
/** Command and Debian package of what the other engines need. */
const OTHERS = [
  ['firefox-esr', 'firefox-esr'],
  ['WebKitWebDriver', 'webkit2gtk-driver'],
  ['Xvfb', 'xvfb'],
];
const MINUTE = 60_000;

const say = (text) => console.log(`browser: ${text}`);

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

/** Runs a command, its words on standard error; true where it succeeded within ten minutes. */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32' && command === 'npm',
    timeout: 10 * MINUTE,
  });
  return status === 0;
}

/** Why apt-get is out of question here; null where it may be tried. We never ask for a password. */
function noApt() {
  if (!onPath('apt-get')) return 'there is no apt-get';
  return process.getuid?.() === 0 ? null : 'apt-get needs root';
}

let updated = false;
function apt(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = [
    '-qq',
    '-o=Acquire::http::Timeout=20',
    '-o=Acquire::Retries=1',
    '-o=DPkg::Lock::Timeout=120',
  ];
  if (!updated) run('apt-get', ['update', ...options], env);
  updated = true;
  say(`apt-get install ${packages.join(' ')}`);
  return run('apt-get', ['install', ...options, '-y', '--no-install-recommends', ...packages], env);
}

const { chromium } = await (async () => {
  ensureInstalled();
  return import('playwright-core');
})();

/** Launches a page and closes it. Null, or why it does not start. */
async function failureOf({ path, args, env }) {
  try {
    const browser = await chromium.launch({
      ...(path ? { executablePath: path } : {}),
      args,
      env: { ...process.env, ...env },
      timeout: MINUTE / 2,
    });
    try {
      const page = await browser.newPage();
      await page.setContent('<p>here!</p>');
    } finally {
      await browser.close();
    }
    return null;
  } catch (error) {
    const [first = '', ...more] = String(error?.message ?? error).split('\n');
    const cause = more.find((line) => /error while loading|cannot open|No such file/i.test(line));
    return cause ? `${first} ${cause.trim()}` : first;
  }
}

/** @returns {Found[]} */
const own = () =>
  existsSync(chromium.executablePath() ?? '') ? [{ path: '', args: [], env: {} }] : [];

/** @returns {Found[]} */
const present = () =>
  [...NAMES.map(onPath), ...ELSEWHERE]
    .filter((path) => path && existsSync(path))
    .map((path) => ({ path, args: QUIET, env: {} }));

/** What the last run found: spares the network where it was an unpacked one. @returns {Found[]} */
function noted() {
  try {
    const found = JSON.parse(readFileSync(NOTE, 'utf8'));
    return found.path && existsSync(found.path) ? [found] : [];
  } catch {
    return [];
  }
}

function downloaded() {
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  return run(process.execPath, [cli, 'install', 'chromium'], env) ? own() : [];
}

function packaged() {
  const reason = noApt();
  if (reason) throw new Error(reason);
  const installed =
    apt(['chromium-headless-shell', 'fonts-dejavu-core']) || apt(['chromium', 'fonts-dejavu-core']);
  return installed ? present() : [];
}

/** A Chromium in an npm package, for a registry is sometimes all that can be reached. @returns {Promise<Found[]>} */
async function unpacked() {
  const prefix = join(CACHE, 'chromium-npm');
  mkdirSync(prefix, { recursive: true });
  const options = ['--prefix', prefix, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!run('npm', ['install', ...options, SPARTICUZ])) return [];
  // Asked before the import, it unpacks the libraries that a bare system lacks as well.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const entry = join(prefix, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  const older = join(prefix, 'node_modules/@sparticuz/chromium/build/index.js');
  const { default: packed } = await import(pathToFileURL(existsSync(entry) ? entry : older).href);
  // Its path only: its own arguments switch web security off.
  const path = await packed.executablePath();
  const { LD_LIBRARY_PATH } = process.env;
  return [{ path, args: QUIET, env: LD_LIBRARY_PATH ? { LD_LIBRARY_PATH } : {} }];
}

/** In the order of the contract: what is there, then what can be had. */
const WAYS = [
  ["Playwright's own", own],
  ['a Chromium or Chrome on this machine', present],
  ['the one of the last run', noted],
  ['playwright install chromium', downloaded],
  ['apt-get install chromium', packaged],
  [`npm install ${SPARTICUZ}`, unpacked],
];

/** @returns {Promise<Found>} */
async function find() {
  const asked = process.env.ROLLCALL_BROWSER;
  if (asked) {
    const found = { path: asked, args: QUIET, env: {} };
    const failure = existsSync(asked) ? await failureOf(found) : 'there is no such file';
    if (failure !== null) throw new Error(`ROLLCALL_BROWSER=${asked} does not start: ${failure}`);
    return found;
  }
  const failures = [];
  for (const [what, way] of WAYS) {
    try {
      const candidates = await way();
      if (candidates.length === 0) failures.push(`${what}: not to be had`);
      for (const found of candidates) {
        const failure = await failureOf(found);
        if (failure === null) return found;
        failures.push(`${what}${found.path ? `, ${found.path}` : ''}: ${failure}`);
      }
    } catch (error) {
      failures.push(`${what}: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new Error(
    `no browser for the e2e tests. Tried:\n${failures.map((line) => `  ${line}\n`).join('')}` +
      'Install Chromium or Google Chrome, or set ROLLCALL_BROWSER to the path of one.',
  );
}

/** Firefox and WebKit: wanted in CI, needed nowhere. */
function installOthers() {
  const missing = OTHERS.filter(([command]) => !onPath(command)).map(([, pack]) => pack);
  if (missing.length === 0) return say('Firefox and WebKit are here');
  const reason = noApt();
  if (reason) return say(`${missing.join(', ')} not installed: ${reason}`);
  // One by one where not all can be had together.
  if (apt(missing)) return say(`installed ${missing.join(', ')}`);
  for (const pack of missing) if (!apt([pack])) say(`could not install ${pack}`);
}

try {
  const found = await find();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(NOTE, `${JSON.stringify(found)}\n`);
  say(found.path || "Playwright's own Chromium");
} catch (error) {
  console.error(`browser: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
if (process.argv.includes('--all')) installOthers();
