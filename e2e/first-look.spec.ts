// The first ten seconds, paper, and a browser without scripts.

import { expect, node, open, stage, test } from './page.ts';

test('a newcomer opens the page cold, does what the hint says, and the leader changes', async ({
  page,
}) => {
  await page.goto('./');
  const hint = page.locator('.hint');
  await hint.getByRole('button', { name: /Press Play/ }).click();
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
  await expect(hint).toContainText('click n5');
  await node(page, 'n5').click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await expect(hint).toHaveCount(0);
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4', { timeout: 15_000 });
});

test('on paper: the picture of the whole run, and its story', async ({ page }) => {
  await open(page, './?at=7500');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed svg')).toBeVisible();
  await expect(page.locator('.printed')).toContainText('n4 takes the lead in epoch 2.');
  await expect(page.getByRole('group', { name: 'Transport' })).toBeHidden();
});

test('without scripts: what it is, and a still picture of the run', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of ['index.html', 'embed.html']) {
    await page.goto(`${baseURL}${address}`);
    const picture = page.getByRole('img', { name: /n4 leads in epoch 2/ });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      0,
    );
  }
  await context.close();
});
