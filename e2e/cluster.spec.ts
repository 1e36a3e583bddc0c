// The cluster under the hand: every act is one entry of the script, and one undo away.

import type { Page } from '@playwright/test';
import { expect, node, open, stage, test } from './page.ts';

const script = (page: Page) => page.locator('.branches select option:checked');
const tool = (page: Page, name: RegExp) => page.getByRole('button', { name });
const view = (page: Page) => page.locator('.cluster-top .view');

async function box(page: Page) {
  const found = await page.locator('.cluster-stage').boundingBox();
  if (!found) throw new Error('no stage');
  return found;
}

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

/** Drags between two places, as parts of the stage. */
async function drag(page: Page, from: [number, number], to: [number, number]) {
  const { x, y, width, height } = await box(page);
  await page.mouse.move(x + from[0] * width, y + from[1] * height);
  await page.mouse.down();
  await page.mouse.move(x + ((from[0] + to[0]) / 2) * width, y + ((from[1] + to[1]) / 2) * height);
  await page.mouse.move(x + to[0] * width, y + to[1] * height);
}

test('a line drawn across the stage is a wall; it heals, and is one undo away', async ({
  page,
}) => {
  await open(page, './?at=3000');
  await drag(page, [0.4, 0.02], [0.4, 0.98]);
  await expect(page.locator('.wall-preview text')).toHaveCount(6);
  await page.mouse.up();
  await expect(script(page)).toContainText('Partition');
  await expect(script(page)).toContainText(/n4 n5/);
  await expect(page.locator('.walls')).toBeAttached();
  // The end of the stroke is no click on a message that happens to be there.
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.getByRole('button', { name: 'Heal the network' }).click();
  await expect(page.locator('.walls')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.locator('.walls')).toBeAttached();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.locator('.walls')).toHaveCount(0);
});

test('by keyboard: nodes are chosen, then parted from the rest', async ({ page }) => {
  await open(page, './?at=3000');
  await node(page, 'n1').focus();
  await page.keyboard.press('Shift+Space');
  await expect(node(page, 'n1')).toHaveAttribute('aria-pressed', 'true');
  await node(page, 'n2').focus();
  await page.keyboard.press('Enter');
  await expect(node(page, 'n2')).toHaveAttribute('data-selected', 'true');
  await expect(node(page, 'n2')).toHaveAttribute('data-status', 'up');
  await page.getByRole('button', { name: 'Partition', exact: true }).press('Enter');
  await expect(script(page)).toContainText('n1 n2 | n3 n4 n5');
  await expect(node(page, 'n1')).not.toHaveAttribute('aria-pressed');
});

test('zooms by keys, buttons and the wheel with Ctrl, and by the bare wheel only with the focus', async ({
  page,
}) => {
  await open(page, './?at=3000');
  await node(page, 'n3').focus();
  await page.keyboard.press('+');
  await expect(view(page)).toHaveAttribute('transform', /scale\(1\.5\)/);
  await page.keyboard.press('0');
  await expect(view(page)).not.toHaveAttribute('transform');
  await tool(page, /^Zoom in/).click();
  await tool(page, /^Zoom out/).click();
  await expect(view(page)).not.toHaveAttribute('transform');
  const { x, y, width, height } = await box(page);
  await page.mouse.move(x + width * 0.3, y + height * 0.5);
  await page.mouse.wheel(0, -200);
  await expect(view(page)).not.toHaveAttribute('transform');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(view(page)).toHaveAttribute('transform', /scale/);
  await tool(page, /^Show all/).click();
  await page.locator('.cluster-stage').focus();
  await page.mouse.move(x + width * 0.3, y + height * 0.5);
  await page.mouse.wheel(0, -200);
  await expect(view(page)).toHaveAttribute('transform', /scale/);
  const before = await view(page).getAttribute('transform');
  await drag(page, [0.5, 0.4], [0.4, 0.3]);
  await page.mouse.up();
  await expect(view(page)).not.toHaveAttribute('transform', before ?? '');
  await expect(page.locator('.walls')).toHaveCount(0);
});

test('a message in flight is dropped by a click on it', async ({ page }) => {
  await open(page, './?scenario=raft-split-vote&at=19812');
  const message = page.locator('[data-message]').first();
  const [key, from, to] = await Promise.all(
    ['data-message', 'data-from', 'data-to'].map((name) => message.getAttribute(name)),
  );
  const place = await message.boundingBox();
  if (!place) throw new Error('the message has no place');
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  const menu = page.getByRole('menu', { name: `Vote for me (request-vote), ${from} → ${to}` });
  await expect(menu).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Drop it' }).click();
  await expect(script(page)).toContainText(`Drop a message from ${from} to ${to}`);
  await expect(page.locator(`[data-message="${key}"]`)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator(`[data-message="${key}"]`)).toHaveCount(1);
});

test('a message in flight is held up by a click on it, goes on from where it is, and arrives later', async ({
  page,
}) => {
  for (const view of ['cluster', 'classroom']) {
    await open(page, `./?scenario=raft-split-vote&at=19812&view=${view}`);
    const message = page.locator('[data-message]').first();
    const [key, from, to] = await Promise.all(
      ['data-message', 'data-from', 'data-to'].map((name) => message.getAttribute(name)),
    );
    const same = page.locator(`[data-message="${key}"]`);
    const way = async () => {
      const [start, end, now] = await Promise.all(
        [node(page, from ?? ''), node(page, to ?? ''), same].map((one) => one.boundingBox()),
      );
      if (!start || !end || !now) return null;
      return (
        Math.hypot(middle(now).x - middle(start).x, middle(now).y - middle(start).y) /
        Math.hypot(middle(end).x - middle(start).x, middle(end).y - middle(start).y)
      );
    };
    const gone = await way();
    const before = await same.boundingBox();
    if (!before) throw new Error('the message has no place');
    await page.mouse.click(middle(before).x, middle(before).y);
    await page.getByRole('menuitem', { name: 'Delay it by 100 ms' }).click();
    await expect(script(page)).toContainText(`Delay a message from ${from} to ${to} by 100 ms`);
    // The changed run is on its way from the worker, and a branch takes room from the stage: the part of its way is what stays.
    await expect.poll(way).toBeCloseTo(gone ?? -1, 1);
    await page.keyboard.press('ArrowRight');
    await expect(same).toHaveCount(1);
    await page.keyboard.press('ArrowRight');
    await expect(same).toHaveCount(0);
  }
});

test('a message is held up by keyboard, in the menu of the node at its end', async ({ page }) => {
  await open(page, './?at=3200');
  await node(page, 'n4').focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await menu.getByRole('menuitem', { name: 'A message on its way …' }).press('ArrowRight');
  await menu.getByRole('menuitem', { name: /\(heartbeat\), n3 → n4, sent at/ }).press('ArrowRight');
  await menu.getByRole('menuitem', { name: 'Delay it by 500 ms' }).press('Enter');
  await expect(script(page)).toContainText('Delay a message from n3 to n4 by 500 ms');
  await expect(node(page, 'n4')).toBeFocused();
});

test('the menu of a node has the other faults, in two levels, by keyboard', async ({ page }) => {
  await open(page, './?at=3000');
  await node(page, 'n5').focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: 'Crash' })).toBeFocused();
  await menu.getByRole('menuitem', { name: 'Cut one way, from n5 to …' }).press('ArrowRight');
  await menu.getByRole('menuitem', { name: 'n2' }).press('Enter');
  await expect(script(page)).toContainText('Cut n5 → n2');
  await expect(page.locator('.cuts .cut-mark')).toHaveCount(1);
  await expect(node(page, 'n5')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Clock …' }).click();
  await page.keyboard.press('Escape');
  await expect(menu.getByRole('menuitem', { name: 'Crash' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
});

test('a long press opens the menu, by mouse too, and does not crash the node', async ({ page }) => {
  for (const view of ['cluster', 'classroom', 'spacetime']) {
    await open(page, `./?view=${view}&at=3000`);
    await node(page, 'n5').click({ delay: 800 });
    await expect(page.getByRole('menu', { name: 'Faults of n5' })).toBeVisible();
    await expect(node(page, 'n5')).toHaveAttribute('data-status', 'up');
    await page.keyboard.press('Escape');
    await node(page, 'n5').click();
    await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  }
});

test('marks are drawn: votes, ballots, a lease that runs down, a ring that closes', async ({
  page,
}) => {
  await open(page, './?scenario=raft-split-vote&at=19812');
  await expect(page.locator('[data-role="candidate"] .tally')).toHaveCount(4);
  await expect(node(page, 'n5')).toHaveAttribute('aria-description', /1 of 3 votes; voted for n5/);
  await open(page, './?scenario=lease-gc-pause&at=12000');
  const left = page.locator('[data-lease="n3"]');
  const scale = () =>
    left.evaluate((bar) => Number(/[\d.]+/.exec((bar as SVGElement).style.transform)));
  await expect.poll(scale).toBeGreaterThan(0.1);
  const before = await scale();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(scale).toBeLessThan(before);
  await open(page, './?scenario=ring-broken&at=14000');
  await expect(page.locator('.ring-arrow')).toHaveCount(3);
});

test('messages on the canvas of a large class stand as elements, as far as is said', async ({
  page,
}) => {
  await open(page, './?scenario=big-class&at=6012');
  await expect(page.locator('canvas.moving')).toBeVisible();
  await expect(page.locator('[data-message]')).toHaveCount(300);
  expect(Number(await page.locator('.mirror').getAttribute('data-messages'))).toBeGreaterThan(900);
  await expect(page.locator('[data-node]')).toHaveCount(60);
  await expect(stage(page)).toHaveAttribute('data-leader', '');
  // By night the canvas takes the colours of the night.
  const inks = () =>
    page.locator('canvas.moving').evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const copy = new OffscreenCanvas(width, height).getContext('2d', {
        willReadFrequently: true,
      });
      copy?.drawImage(canvas as HTMLCanvasElement, 0, 0);
      const { data } = copy?.getImageData(0, 0, width, height) ?? { data: [] };
      const seen = new Map<string, number>();
      for (let i = 0; i < data.length; i += 4)
        if (data[i + 3] === 255) {
          const colour = [data[i], data[i + 1], data[i + 2]].join();
          seen.set(colour, (seen.get(colour) ?? 0) + 1);
        }
      return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0];
    });
  await expect.poll(inks).toBe('141,133,115');
  await page.getByRole('button', { name: 'Night theme' }).click();
  await expect.poll(inks).toBe('143,166,157');
});

test('an embed without controls has no tools, scrolls its page, and zooms when the reader asks', async ({
  page,
}) => {
  await open(page, 'embed.html?at=3000&controls=none');
  await expect(node(page, 'n1')).toBeVisible();
  await expect(page.locator('.cluster-tools')).toHaveCount(0);
  const touch = () =>
    page.locator('.cluster-stage').evaluate((one) => getComputedStyle(one).touchAction);
  expect(await touch()).toBe('pan-x pan-y');
  const { x, y, width, height } = await box(page);
  await page.mouse.move(x + width * 0.4, y + height * 0.4);
  await page.mouse.wheel(0, -200);
  await expect(view(page)).not.toHaveAttribute('transform');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(view(page)).toHaveAttribute('transform', /scale/);
  expect(await touch()).toBe('none');
  await node(page, 'n1').focus();
  await page.keyboard.press('0');
  await expect(view(page)).not.toHaveAttribute('transform');
});

test('a stroke that ends on a message does not open its menu', async ({ page }) => {
  await open(page, './?scenario=raft-split-vote&at=19812');
  const message = await page.locator('[data-message]').first().boundingBox();
  if (!message) throw new Error('the message has no place');
  const { x, y } = await box(page);
  await page.mouse.move(x + 12, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + 80, y + 90);
  await page.mouse.move(message.x + 4, message.y + 4);
  await page.mouse.up();
  await expect(page.locator('.walls')).toBeAttached();
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('pointing at a node shows its links, the shut ones apart', async ({ page }) => {
  await open(page, './?scenario=bully-split-brain&at=14000');
  await node(page, 'n4').hover();
  await expect(page.locator('.link-open')).toHaveAttribute('d', /^M.+L/);
  await expect(page.locator('.link-shut')).toHaveAttribute('d', /^M.+L/);
  await page.mouse.move(2, 2);
  await expect(page.locator('.links')).toHaveCount(0);
});
