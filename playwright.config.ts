// e2e in real browsers, on the built site: every spec in Chromium, `*.cross.spec.ts` in Firefox too where there is one.
// WebKit is driven by e2e/webkit-driver.ts, from specs that run here once.

import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** Several checkouts may be tested side by side. */
const PORT = Number(process.env.E2E_PORT ?? 4199);

/** What scripts/browser.mjs found; without it, Playwright's own. */
const note = join(import.meta.dirname, 'node_modules/.cache/rollcall/chromium.json');
const chromium: { path?: string; args?: string[]; env?: Record<string, string> } = existsSync(note)
  ? JSON.parse(readFileSync(note, 'utf8'))
  : {};

const firefox = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  .map((folder) => join(folder, 'firefox-esr'))
  .find((path) => existsSync(path));

/** Firefox as Debian ships it, by WebDriver BiDi: Playwright's own engine would have to be downloaded. */
const firefoxProject = (executablePath: string) => ({
  name: 'firefox',
  testMatch: '**/*.cross.spec.ts',
  use: {
    browserName: 'firefox' as const,
    channel: 'moz-firefox',
    trace: 'off' as const,
    launchOptions: { executablePath },
  },
});

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  timeout: 45_000,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    viewport: { width: 1280, height: 800 },
    // It would keep the whole site for each test anew; offline.spec.ts allows it.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'chromium',
      testMatch: '**/*.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(chromium.path ? { executablePath: chromium.path } : {}),
          args: chromium.args ?? [],
          env: { ...(process.env as Record<string, string>), ...chromium.env },
        },
      },
    },
    ...(firefox ? [firefoxProject(firefox)] : []),
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
    // Playwright asks every server for colour, which Node calls a contradiction where NO_COLOR is set.
    env: { FORCE_COLOR: '0' },
  },
});
