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
