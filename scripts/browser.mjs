// Finds a Chromium that starts, or installs one, and notes it for playwright.config.ts. With `--all` also what the other
// engines need, where this machine lets us. Fails, and says what to do, where nothing works: e2e tests are never skipped.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { CACHE, ROOT } from './install.mjs';

const NOTE = join(CACHE, 'chromium.json');
/** For a Chromium that is not Playwright's own: nothing of it calls home. */
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
const SPARTICUZ = '@sparticuz/chromium@147.0.0';

const say = (text) => console.log(`browser: ${text}`);

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

/** Launches a page and closes it. Null, or why it does not start. */
async function failureOf({ path, args, env }) {
  try {
    const browser = await chromium.launch({
      ...(path ? { executablePath: path } : {}),
      args,
      env: { ...process.env, ...env },
      timeout: 30_000,
    });
    const page = await browser.newPage();
    await page.setContent('<p>here!</p>');
    await browser.close();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** Runs a command, its words on standard error; true where it succeeded. */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  return status === 0;
}

function apt(packages) {
  if (!onPath('apt-get')) return false;
  const root = process.getuid?.() === 0;
  if (!root && !run('sudo', ['-n', 'true'])) return false;
  const [command, before] = root ? ['apt-get', []] : ['sudo', ['-n', 'apt-get']];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  say(`apt-get install ${packages.join(' ')}`);
  run(command, [...before, 'update', '-qq'], env);
  return run(
    command,
    [...before, 'install', '-y', '-qq', '--no-install-recommends', ...packages],
    env,
  );
}

const own = () => {
  const path = chromium.executablePath();
  return path && existsSync(path) ? { path: '', args: [] } : null;
};
const present = () => {
  const path = [...NAMES.map(onPath), ...ELSEWHERE].find((found) => found && existsSync(found));
  return path ? { path, args: QUIET } : null;
};

async function unpacked() {
  const prefix = join(CACHE, 'chromium-npm');
  if (
    !run('npm', ['install', '--prefix', prefix, '--no-save', '--no-audit', '--no-fund', SPARTICUZ])
  )
    return null;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const entry = join(prefix, 'node_modules/@sparticuz/chromium/build/index.js');
  if (!existsSync(entry)) return null;
  const { default: packed } = await import(pathToFileURL(entry).href);
  const path = await packed.executablePath();
  const { LD_LIBRARY_PATH } = process.env;
  return { path, args: QUIET, env: LD_LIBRARY_PATH ? { LD_LIBRARY_PATH } : {} };
}

/** In the order of the contract: what is there, then what can be had. */
const ways = [
  ["Playwright's own", own],
  ['a Chromium on this machine', present],
  [
    'playwright install chromium',
    () =>
      run(
        process.execPath,
        [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
        {
          PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
        },
      )
        ? own()
        : null,
  ],
  [
    'apt-get install chromium',
    () =>
      apt(['chromium-headless-shell', 'fonts-dejavu-core']) || apt(['chromium']) ? present() : null,
  ],
  [SPARTICUZ, unpacked],
];

async function find() {
  const asked = process.env.ROLLCALL_BROWSER;
  if (asked) {
    const found = { path: asked, args: QUIET };
    const failure = existsSync(asked) ? await failureOf(found) : 'there is no such file';
    if (failure !== null) throw new Error(`ROLLCALL_BROWSER=${asked} does not start: ${failure}`);
    return found;
  }
  if (existsSync(NOTE)) {
    const noted = JSON.parse(readFileSync(NOTE, 'utf8'));
    if ((await failureOf(noted)) === null) return noted;
  }
  const failures = [];
  for (const [what, way] of ways) {
    const found = await way();
    const failure = found ? await failureOf(found) : 'not to be had';
    if (found && failure === null) return found;
    failures.push(`  ${what}: ${failure}`);
  }
  throw new Error(
    `no browser for the e2e tests.\n${failures.join('\n')}\nInstall Chromium or Google Chrome, or set ROLLCALL_BROWSER to the path of one.`,
  );
}

/** Firefox and WebKit: wanted in CI, not needed anywhere. */
function others() {
  const wanted = [
    ['firefox-esr', 'firefox-esr'],
    ['WebKitWebDriver', 'webkit2gtk-driver'],
    ['xvfb-run', 'xvfb'],
  ].filter(([name]) => !onPath(name));
  if (wanted.length > 0 && !apt(wanted.map(([, pack]) => pack)))
    say(
      `could not install ${wanted.map(([, pack]) => pack).join(', ')}: the checks in those engines are left out`,
    );
}

try {
  const found = await find();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(NOTE, JSON.stringify(found));
  say(found.path || "Playwright's own Chromium");
  if (process.argv.includes('--all')) others();
} catch (error) {
  console.error(`browser: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
