// Two protocols side by side: same script, same seed, one playhead.

import AxeBuilder from '@axe-core/playwright';
import { expect, open, stage, test } from './page.ts';

for (const theme of ['light', 'dark']) {
  test(`Raft beside the blog post's rule, by ${theme}`, async ({ page }) => {
    await open(page, `./?at=5000&theme=${theme}`);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(stage(page)).toHaveCount(2);
    const [own, raft] = [stage(page).nth(0), stage(page).nth(1)];
    await expect(raft).toHaveAttribute('data-time', '5000');
    await expect(raft).not.toHaveAttribute('data-fingerprint', '');
    const calm = await raft.getAttribute('data-fingerprint');
    // What is done in one is done in both, and one undo takes it back in both.
    await raft.locator('[data-node="n5"]').click();
    await expect(own.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
    await expect(raft.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(raft.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'up');
    await expect(raft).toHaveAttribute('data-fingerprint', String(calm));
    await page.getByRole('slider', { name: 'Timeline' }).fill('9500');
    await expect(raft).toHaveAttribute('data-time', '9500');
    await expect(own).toHaveAttribute('data-leader', 'n4');
    await expect(raft).toHaveAttribute('data-leader', '');
    await page.getByRole('button', { name: 'Add another' }).click();
    await expect(stage(page)).toHaveCount(3);
    await expect(page.locator('.measures')).toHaveCount(3);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page
      .getByRole('button', { name: /Leave out/ })
      .nth(1)
      .click();
    await page.getByRole('button', { name: /Leave out/ }).click();
    await expect(stage(page)).toHaveCount(1);
    await expect(stage(page)).toHaveAttribute('data-time', '9500');
  });
}

for (const view of ['cluster', 'classroom']) {
  test(`on a phone the columns stand one below the other, none on another: ${view}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `./?at=5000&view=${view}`);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Compare protocols' }).click();
    await page.getByRole('button', { name: 'Add another' }).click();
    await expect(page.locator('.measures')).toHaveCount(3);
    const parts = await page
      .locator('.compare-column > *')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map((r) => [r.top, r.bottom]),
      );
    expect(parts).toHaveLength(9);
    for (const [index, [top, bottom]] of parts.entries()) {
      expect(bottom ?? 0).toBeGreaterThan(top ?? 0);
      expect(top ?? 0).toBeGreaterThanOrEqual(parts[index - 1]?.[1] ?? 0);
    }
  });
}
