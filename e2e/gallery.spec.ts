// The gallery and the ledger: runs to begin with, drawn from the runs, and what the leader did, line by line.

import AxeBuilder from '@axe-core/playwright';
import { builtins } from '../src/scenario/builtin/registry.ts';
import { expect, open, stage, test } from './page.ts';

const findings = async (page: Parameters<typeof open>[0]) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes[0]?.html,
  ]);

for (const theme of ['light', 'dark']) {
  test(`a card for each built-in, each with a picture of its run, by ${theme}`, async ({
    page,
  }) => {
    await open(page, `./?theme=${theme}`);
    await page.getByRole('button', { name: /^Gallery/ }).click();
    const cards = page.locator('[data-scenario]');
    await expect(cards).toHaveCount(builtins.length);
    await expect(cards.locator('svg.thumbnail')).toHaveCount(builtins.length, { timeout: 20_000 });
    expect(await findings(page)).toEqual([]);
  });
}

test('by protocol, by keyboard alone, to another run', async ({ page }) => {
  await open(page, './');
  await page.getByRole('button', { name: /^Gallery/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'VRRP', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-scenario="vrrp-two-masters"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.gallery')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('VRRP');
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', '');
});

test('the ledger lists what was done until now, and leads to its moment', async ({ page }) => {
  await open(page, './?scenario=two-monitors&at=24000');
  await page.locator('.ledger summary').click();
  await expect(page.locator('.ledger-duplicate')).not.toHaveCount(0);
  const rows = page.locator('.ledger tbody tr');
  const all = await rows.count();
  await rows.last().getByRole('button').click();
  await expect(rows).toHaveCount(1);
  expect(all).toBeGreaterThan(3);
  expect(await findings(page)).toEqual([]);
});

test('what is acknowledged and lost is counted where a run loses something, and there only', async ({
  page,
}) => {
  await open(page, './?scenario=lost-writes&at=27000');
  await expect(page.locator('[data-job="lost"]')).toHaveText('7');
  await page.getByRole('slider', { name: 'Timeline' }).fill('14000');
  await expect(page.locator('[data-job="lost"]')).toHaveText('0');
  await open(page, './?at=20000');
  await expect(page.locator('[data-job="missed"]')).toHaveText('1');
  await expect(page.locator('[data-job="lost"]')).toHaveCount(0);
});
