// The space-time diagram: the same nodes and messages as every view, read by pointer and by keys, and the chain of causes in it.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, node, open, stage, statesOf, test, timeOf } from './page.ts';

/** Walks along the lane until an event is met. */
async function walkTo(page: Page, wanted: RegExp): Promise<void> {
  const cursor = page.locator('.st-cursor');
  for (let step = 0; step < 20; step++) {
    const here = (await cursor.getAttribute('aria-label')) ?? '';
    if (wanted.test(here)) return;
    await page.keyboard.press('ArrowRight');
    await expect(cursor).not.toHaveAttribute('aria-label', here);
  }
}

const picture = './?view=spacetime&at=9000';

test('a lane a node, messages in flight, and the playhead', async ({ page }) => {
  await open(page, picture);
  await expect(stage(page)).toHaveAttribute('data-view', 'spacetime');
  await expect(page.locator('[data-node]')).toHaveCount(5);
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await expect(node(page, 'n5')).toHaveAttribute('aria-label', /n5, follower, down, priority 5/);
  await expect(page.locator('[data-service="resource"]')).toBeAttached();
  await expect(page.locator('[data-message]').first()).toBeAttached();
  await expect(page.locator('.st-lanes rect').first()).toBeAttached();
  await node(page, 'n4').click();
  await expect(node(page, 'n4')).toHaveAttribute('data-status', 'down');
});

test('tells the same as the servers', async ({ page }) => {
  await open(page, './?at=7500');
  await expect(page.locator('[data-node]')).toHaveCount(5);
  const servers = await statesOf(page);
  await page.getByRole('button', { name: 'Space-time' }).click();
  await expect(page.locator('.spacetime [data-node]')).toHaveCount(5);
  expect(await statesOf(page)).toEqual(servers);
});

test('the keys walk along a lane and along causes, and put the playhead there', async ({
  page,
}) => {
  await open(page, picture);
  const cursor = page.locator('.st-cursor');
  await cursor.focus();
  await expect(cursor).toHaveAttribute('aria-label', /^\d+\.\d{3} s: .*n1/);
  // From lane to lane, to the moment at which n4 takes the lead.
  for (let lane = 0; lane < 3; lane++) await page.keyboard.press('Shift+ArrowDown');
  await expect(cursor).toHaveAttribute('aria-label', /n4/);
  await walkTo(page, /takes the lead/);
  await expect(cursor).toHaveAttribute('aria-label', /n4 takes the lead in epoch 2/);
  await page.keyboard.press('ArrowUp');
  await expect(cursor).toHaveAttribute('aria-label', /n4 suspects that n5 has failed/);
  await page.keyboard.press('ArrowUp');
  await expect(cursor).toHaveAttribute('aria-label', /A timer of n4 runs out/);
  await page.keyboard.press('ArrowDown');
  await expect(cursor).toHaveAttribute('aria-label', /n4 suspects that n5 has failed/);
  await page.keyboard.press('Enter');
  await expect.poll(() => timeOf(page)).toBeCloseTo(9133.566, 2);
  await expect(page.locator('.st-readout')).toContainText('has heard nothing from n5');
});

test('why: the chain lights up from the event back to the click', async ({ page }) => {
  await open(page, './?view=spacetime&at=3000');
  await node(page, 'n5').click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
  const cursor = page.locator('.st-cursor');
  await cursor.focus();
  for (let lane = 0; lane < 3; lane++) await page.keyboard.press('Shift+ArrowDown');
  await expect(cursor).toHaveAttribute('aria-label', /n4/);
  await walkTo(page, /n4 takes the lead/);
  await page.keyboard.press('w');
  await expect(page.locator('.st-chain .st-link-asked')).toHaveCount(1);
  await expect.poll(() => page.locator('.st-chain .st-link-dot').count()).toBeGreaterThan(2);
  await expect(page.locator('.st-link-world')).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('.st-chain')).toHaveCount(0);
});

test('pointer: an event under it is said, a click puts the playhead there; zoom and pan', async ({
  page,
}) => {
  await open(page, picture);
  const mark = page.locator('.st-marks .st-crash');
  const box = await mark.boundingBox();
  if (!box) throw new Error('no crash in the picture');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.locator('.st-readout')).toContainText('6.000 s: n5 crashes.');
  await page.mouse.down();
  await page.mouse.up();
  await expect(stage(page)).toHaveAttribute('data-time', '6000');
  const ticks = () => page.locator('.st-tick').allTextContents();
  const before = await ticks();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(ticks).not.toEqual(before);
  const zoomed = await ticks();
  const surface = await page.locator('.st-surface').boundingBox();
  if (!surface) throw new Error('no surface');
  await page.mouse.move(surface.x + 300, surface.y + 20);
  await page.mouse.down();
  await page.mouse.move(surface.x + 120, surface.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(ticks).not.toEqual(zoomed);
  // A drag is no click: the playhead stays.
  await expect(stage(page)).toHaveAttribute('data-time', '6000');
});

test('a large class is thinned, and says so; the embed shows it too', async ({ page }) => {
  await open(page, 'embed.html?view=spacetime&scenario=big-class&at=6500&controls=mini');
  await expect(page.locator('[data-node]')).toHaveCount(60);
  await expect(page.locator('.st-note')).toContainText(
    /Of about [\d,]+ heartbeats in this window one in \d+ is drawn/,
  );
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing by ${theme}`, async ({ page }) => {
    await open(page, `${picture}&theme=${theme}`);
    await expect(page.locator('.st-cursor')).toBeAttached();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
}
