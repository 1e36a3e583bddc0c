// For those who need other colours, or less motion, in both pictures of a frame.

import { expect, node, open, stage, test } from './page.ts';

for (const view of ['cluster', 'classroom'])
  test(`forced colours: who leads, who is down and who is chosen can be told in the ${view}`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(page, `./?at=10200&view=${view}`);
    await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
    // The number of the epoch and the words stand beside the colours.
    await expect(node(page, 'n4')).toContainText(view === 'cluster' ? 'leader' : 'leads, epoch 2');
    await expect(node(page, 'n5')).toContainText(view === 'cluster' ? 'down' : 'absent');
    const shapes = await node(page, 'n4')
      .locator('circle, rect, path')
      .evaluateAll(
        (all) =>
          all.filter((one) => {
            const { fill, stroke } = getComputedStyle(one);
            return [fill, stroke].some((ink) => ink !== 'none' && !/, 0\)$/.test(ink));
          }).length,
      );
    expect(shapes).toBeGreaterThan(1);
  });

for (const scenario of ['first-day', 'big-class'])
  for (const view of ['cluster', 'classroom'])
    test(`reduced motion: ${scenario} plays without travel in the ${view}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await open(page, `./?scenario=${scenario}&at=6004&view=${view}`);
      const canvas = page.locator('canvas').first();
      const look = async () =>
        scenario === 'big-class'
          ? canvas.evaluate((one) => (one as HTMLCanvasElement).width > 0)
          : page
              .locator('[data-message]')
              .evaluateAll((all) => all.map((one) => one.getAttribute('transform')));
      await expect(page.locator('[data-message]').first()).toBeAttached();
      expect(await look()).toBeTruthy();
      const time = await stage(page).getAttribute('data-time');
      await page.keyboard.press('ArrowRight');
      await expect(stage(page)).not.toHaveAttribute('data-time', time ?? '');
      await expect(page.locator('[data-node]').first()).toBeVisible();
    });
