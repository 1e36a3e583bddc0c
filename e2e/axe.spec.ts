// axe finds nothing: each page and view, by day and by night.

import AxeBuilder from '@axe-core/playwright';
import { expect, open, test } from './page.ts';

const PAGES = [
  './?at=7500',
  './?at=7500&view=classroom',
  './?at=14500&scenario=two-monitors',
  './?at=20000&scenario=lease-fenced',
  './?at=27390&scenario=raft-split-vote&view=classroom',
  './?at=14000&scenario=bully-split-brain&view=classroom',
  './?at=14000&scenario=ring-broken',
  'embed.html?at=7500&controls=full',
  'embed.html?at=7500&view=classroom&controls=mini',
  'embed.html?at=7500&panels=story,work,inspector',
];

for (const theme of ['light', 'dark']) {
  for (const address of PAGES) {
    test(`${address} by ${theme}`, async ({ page }) => {
      await open(page, `${address}&theme=${theme}`);
      await expect(page.locator('[data-node]').first()).toBeVisible();
      expect(
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
          id,
          nodes[0]?.html,
          nodes[0]?.failureSummary,
        ]),
      ).toEqual([]);
    });
  }
  test(`comments by ${theme}`, async ({ page }) => {
    await page.goto(`./?view=comments&theme=${theme}`);
    await expect(page.locator('.comments-total')).toBeVisible();
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
        id,
        nodes[0]?.html,
        nodes[0]?.failureSummary,
      ]),
    ).toEqual([]);
  });
}
