// The timeline: scrubbed, zoomed by keys and wheel, and the branches of the run under it, each a way back.

import { expect, node, open, stage, test, timeOf } from './page.ts';

test('closer by keys, and the whole again; scrubbing stays within what is shown', async ({
  page,
}) => {
  await open(page, './?at=10000');
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await expect(slider).toHaveAttribute('max', '24000');
  await slider.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('+');
  await expect.poll(async () => Number(await slider.getAttribute('min'))).toBeGreaterThan(5000);
  await expect.poll(async () => Number(await slider.getAttribute('max'))).toBeLessThan(16_000);
  await expect(page.locator('.timeline-window')).toHaveCount(1);
  await slider.fill('9500');
  await expect(stage(page)).toHaveAttribute('data-time', '9500');
  // The window follows the playhead.
  await page.keyboard.press('Home');
  await expect.poll(async () => Number(await slider.getAttribute('min'))).toBe(0);
  await page.keyboard.press('0');
  await expect(slider).toHaveAttribute('max', '24000');
  await expect(page.locator('.timeline-window')).toHaveCount(0);
  const box = await slider.boundingBox();
  if (!box) throw new Error('no timeline');
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(page.locator('.timeline-window')).toHaveCount(1);
});

test('two leaders divide the band, and no name is covered', async ({ page }) => {
  await open(page, './?at=10000');
  const names = page.locator('.timeline-leader');
  await expect(names).toHaveText(['n5 · epoch 1', 'n4 · epoch 2', '2', '3', 'n5 · epoch 3']);
  const boxes = await names.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  const split = await page.locator('.timeline-split').boundingBox();
  const [from, to] = [split?.x ?? 0, (split?.x ?? 0) + (split?.width ?? 0)];
  for (const { left, right } of boxes) {
    const isInside = left >= from && right <= to;
    expect(isInside || right <= from || left >= to).toBe(true);
  }
});

test('a leader that is paused is hatched and says so; beside it stands who took over', async ({
  page,
}) => {
  await open(page, './?scenario=two-monitors&at=9000');
  const names = page.locator('.timeline-leader');
  await expect(names.filter({ hasText: 'n5 paused, leads epoch 1' })).toHaveCount(1);
  await expect(names.filter({ hasText: 'n4 · epoch 2' }).first()).toBeVisible();
  await expect(page.locator('.timeline-paused')).toHaveCount(2);
});

test('branches are drawn as branches, each a way back', async ({ page }) => {
  await open(page, './?at=3000');
  await expect(page.locator('.branch-none')).toContainText('becomes a branch here');
  const stage = page.locator('.studio-stage');
  const before = await stage.boundingBox();
  await node(page, 'n5').click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await expect(page.locator('.branch-none')).toHaveCount(0);
  // Its place was kept: nothing moves under the finger.
  expect(await stage.boundingBox()).toEqual(before);
  const first = page.locator('.branch-lines').getByRole('button', { name: 'As it was loaded' });
  const second = page.locator('.branch-lines').getByRole('button', { name: /Crash n5 at 3 s/ });
  await expect(second).toHaveAttribute('aria-pressed', 'true');
  await first.click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'up');
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await second.click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  expect(await timeOf(page)).toBe(3000);
});

test('a mark is said under the pointer; a click goes there and asks why', async ({ page }) => {
  await open(page, './?at=3000');
  const slider = page.getByRole('slider', { name: 'Timeline' });
  const mark = await page.locator('.timeline-fault').first().boundingBox();
  if (!mark) throw new Error('no fault on the timeline');
  await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await expect(slider).toHaveAttribute('title', 'The leader n5 crashes. Click: why?');
  await expect(page.locator('.timeline-lit line')).toHaveCount(1);
  await page.mouse.down();
  await page.mouse.up();
  await expect(stage(page)).toHaveAttribute('data-time', '6000');
  await expect(page.locator('.why-step').first()).toContainText('n5 crashes.');
});
