// The largest scenario that is allowed, and one beyond it: the page answers all the while, and the reader can stop it.

import { deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { LIMITS } from '../src/scenario/limits.ts';
import { expect, node, open, stage, test, timeOf } from './page.ts';

const verbs = ['crash', 'revive', 'pause', 'resume'];
/** As many members, script entries and milliseconds as there may be; a few more of one of them. */
const largest = (more: { nodes?: number; script?: number } = {}) => ({
  rollcall: 1,
  title: 'The largest class',
  nodes: LIMITS.nodes + (more.nodes ?? 0),
  script: Array.from({ length: LIMITS.script + (more.script ?? 0) }, (_, index) => ({
    at: index * 36,
    do: verbs[index % 4],
    node: `n${((index * 7919) % 1000) + 1}`,
  })),
  untilMs: LIMITS.untilMs,
});

const load = (page: Page, scenario: object) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'largest.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(scenario)),
    });

test('a thousand nodes, an hour, a hundred thousand interventions: it answers, and stops when told', async ({
  page,
}) => {
  test.slow();
  await open(page, './');
  await load(page, largest());
  await expect(page.locator('[data-node]')).toHaveCount(LIMITS.nodes, { timeout: 30_000 });
  const simulating = page.locator('[data-simulating]');
  await expect(simulating).toHaveText(/Still simulating: \d+\.\d s of 3600 s/, { timeout: 15_000 });
  // The page lives: a key is heard at once.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => timeOf(page), { timeout: 15_000 }).toBeGreaterThan(0);
  await simulating.getByRole('button', { name: 'Stop' }).click();
  await expect(simulating).toHaveText(/Stopped at \d+\.\d s of 3600 s/, { timeout: 15_000 });
  // So far as it goes it can be looked at, and no further.
  await expect(stage(page)).toHaveAttribute('data-playing', 'false', { timeout: 15_000 });
  await page.keyboard.press('Home');
  await expect(stage(page)).toHaveAttribute('data-time', '0');
  await page.keyboard.press('End');
  const end = await timeOf(page);
  expect(end).toBeLessThan(60_000);
  await page.waitForTimeout(500);
  await expect(simulating).toHaveAttribute('data-simulating', 'halted');
  await simulating.getByRole('button', { name: 'Go on' }).click();
  await expect(simulating).toHaveText(/Still simulating/, { timeout: 15_000 });
  // Another run, and it is forgotten.
  await load(page, { rollcall: 1, title: 'A small one' });
  await expect(node(page, 'n5')).toBeAttached();
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', '', { timeout: 15_000 });
  await expect(simulating).toHaveCount(0);
});

test('one more of anything is refused in words, and the run on screen stays', async ({ page }) => {
  await open(page, './?at=3000');
  const fingerprint = (await stage(page).getAttribute('data-fingerprint')) ?? '';
  const notices = page.locator('[data-notice]');
  await load(page, largest({ nodes: 1 }));
  await expect(notices.filter({ hasText: /nodes.*1000.*1001/ })).toBeVisible();
  await load(page, largest({ script: 1 }));
  await expect(notices.filter({ hasText: 'at most 100000' })).toBeVisible();
  await expect(stage(page)).toHaveAttribute('data-fingerprint', fingerprint);
  // Some kilobytes that unfold to a hundred million letters.
  const bomb = deflateRawSync(Buffer.alloc(1e8, ' ')).toString('base64url');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `s=${bomb}`);
  await expect(notices.filter({ hasText: 'more than 8 MB' })).toBeVisible();
});
