// The first ten seconds, paper, and a browser without scripts.

import { expect, node, open, stage, test } from './page.ts';

test('a newcomer opens the page cold, does what the hint says, and the leader changes', async ({
  page,
}) => {
  await page.goto('./');
  const hint = page.locator('.hint');
  await hint.getByRole('button', { name: /Start/ }).click();
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
  await expect(hint).toContainText('Click n5');
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
  // Of the whole run, as the picture is; what the moment on screen shows stays there.
  await expect(page.locator('.printed')).toContainText('10 done, 0 doubled, 1 missed, 0 refused.');
  await expect(page.locator('.stage-caption')).toBeHidden();
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

test('on a phone: stage and transport on one screen, the panels in a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, './?at=9500');
  const handle = page.getByRole('button', { name: /^Story, beliefs/ });
  const story = page.locator('.story-line', { hasText: 'n4 takes the lead in epoch 2' });
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeInViewport();
  await expect(node(page, 'n3')).toBeInViewport();
  await expect(story).toBeHidden();
  await handle.click();
  await expect(handle).toHaveAttribute('aria-expanded', 'true');
  await expect(story).toBeInViewport();
  await story.click();
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
  await handle.press('Enter');
  await expect(story).toBeHidden();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await wide()).toBe(390);
});

test('the help opens at its beginning, on a phone and in a frame', async ({ page }) => {
  for (const [width, height, address] of [
    [390, 844, './?at=3000'],
    [640, 420, 'embed.html?at=3000'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, address);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
    await expect(dialog.getByText('Play or pause')).toBeInViewport();
  }
});

test('on paper the night is white, and no legend stands without its picture', async ({ page }) => {
  await open(page, './?at=7500&theme=dark');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed svg')).toBeVisible();
  await expect(page.locator('.legend')).toBeHidden();
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  expect(await ink()).toBe('rgb(38, 35, 29)');
});

test('chosen nodes and what to do with them stand where the hint would', async ({ page }) => {
  await open(page, './?at=3000');
  await expect(page.locator('.hint')).toBeVisible();
  await node(page, 'n1').press('Shift+Space');
  await expect(page.locator('.hint')).toHaveCount(0);
  await page.getByRole('button', { name: 'Isolate', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Heal the network' })).toBeVisible();
});

test('the view is drawn as soon as its caption speaks, also where links are cut', async ({
  page,
}) => {
  // Counts animation frames from the first words of the caption to the first node, and what moved meanwhile.
  await page.addInitScript(() => {
    const seen = { caption: -1, drawn: -1, heights: [] as number[] };
    Object.assign(window, { seen });
    let frame = 0;
    const look = () => {
      frame++;
      const caption = document.querySelector('.stage-caption');
      if (caption?.textContent?.trim()) {
        if (seen.caption < 0) seen.caption = frame;
        seen.heights.push(caption.getBoundingClientRect().height);
      }
      if (seen.drawn < 0 && document.querySelector('[data-node]')) seen.drawn = frame;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (const view of ['cluster', 'classroom']) {
    await open(page, `./?scenario=lost-writes&at=14000&view=${view}`);
    await expect(page.getByRole('button', { name: 'Heal the network' })).toBeVisible();
    await expect(page.locator('.stage-view [data-node]')).toHaveCount(5);
    const seen = await page.evaluate(
      () =>
        (window as unknown as { seen: { caption: number; drawn: number; heights: number[] } }).seen,
    );
    expect(seen.drawn - seen.caption, view).toBeLessThanOrEqual(3);
    expect(new Set(seen.heights).size, view).toBe(1);
  }
});

test('in a frame, what to do with chosen nodes is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 420 });
  await open(page, 'embed.html?at=20000&scenario=bully-split-brain');
  await expect(page.locator('.stage-caption')).toContainText('Two leaders at once');
  await node(page, 'n1').press('Shift+Space');
  await node(page, 'n2').press('Enter');
  for (const name of ['Partition', 'Isolate', 'Done']) {
    const act = page.getByRole('button', { name, exact: true });
    await act.click({ trial: true });
    await expect(act).toBeInViewport();
    const under = await act.evaluate((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === it;
    });
    expect([name, under]).toEqual([name, true]);
  }
});
