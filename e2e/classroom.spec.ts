// The classroom tells what a protocol has of its own, and the same truth as the cluster, frame by frame.

import type { Page } from '@playwright/test';
import { expect, node, open, stage, test } from './page.ts';

const hands = (page: Page) => page.locator('.pupil .tag-voted');

test('votes are raised hands; the board counts them', async ({ page }) => {
  await open(page, './?scenario=raft-split-vote&at=27390&view=classroom');
  await expect(page.locator('.chalk-note')).toContainText('n5 has 2');
  await expect(hands(page)).toHaveCount(2);
  await expect(node(page, 'n1')).toContainText('votes for n5');
  await page.getByRole('button', { name: 'Next milestone' }).click();
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
  await expect(hands(page)).toHaveCount(0);
});

test('the hall pass is where the record says, the badge where somebody believes to lead', async ({
  page,
}) => {
  await open(page, './?scenario=lease-gc-pause&at=19000&view=classroom');
  const holder = await stage(page).getAttribute('data-leader');
  expect(holder).not.toBe('n1');
  await expect(page.locator('.pupil:has(.pass)')).toHaveAttribute('data-node', holder ?? '');
  await expect(node(page, 'n1')).toHaveAttribute('data-role', 'leader');
  await expect(page.locator('.pupil[data-role="leader"]')).toHaveCount(2);
  await expect(page.locator('.pupil [data-lease]')).toHaveCount(5);
});

test('one passes the note around the ring, past who is out; the door is ajar', async ({ page }) => {
  await open(page, './?scenario=ring-broken&at=14000&view=classroom');
  await expect(page.locator('.passing-arrow')).toHaveCount(3);
  await expect(page.locator('.door-open')).toHaveCount(1);
  await expect(node(page, 'n1')).toContainText(/n2, ?n5\?/);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.locator('.door-open')).toHaveCount(0);
});

for (const scenario of ['raft-split-vote', 'lease-fenced', 'ring-broken', 'vrrp-two-masters'])
  test(`${scenario}: the same truth in both views, frame by frame`, async ({ page }) => {
    await open(page, `./?scenario=${scenario}`);
    const told = () =>
      page
        .locator('[data-node]')
        .evaluateAll((all) =>
          all.map((one) =>
            [
              'data-node',
              'data-status',
              'data-role',
              'data-epoch',
              'aria-label',
              'aria-description',
            ]
              .map((name) => one.getAttribute(name))
              .join(' '),
          ),
        );
    const messages = () =>
      page
        .locator('[data-message]')
        .evaluateAll((all) =>
          all.map((one) => Object.values({ ...(one as HTMLElement).dataset }).join(' ')).sort(),
        );
    const slider = page.getByRole('slider', { name: 'Timeline' });
    for (const ms of [3000, 8000, 9500]) {
      await slider.fill(String(ms));
      await expect(stage(page)).toHaveAttribute('data-time', String(ms));
      await page.getByRole('button', { name: 'Servers' }).click();
      await expect(page.locator('.cluster [data-node]').first()).toBeAttached();
      const cluster = [await told(), await messages()];
      await page.getByRole('button', { name: 'Classroom' }).click();
      await expect(page.locator('.classroom [data-node]').first()).toBeAttached();
      expect([await told(), await messages()]).toEqual(cluster);
    }
  });

test('at 360 px nothing leaves the room, and names can be read', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, './?scenario=lease-gc-pause&at=18500&view=classroom');
  const room = await page.locator('.room').boundingBox();
  if (!room) throw new Error('no room');
  for (const pupil of await page.locator('.pupil').all()) {
    const box = await pupil.boundingBox();
    if (!box) throw new Error('a pupil is nowhere');
    expect(box.x).toBeGreaterThanOrEqual(room.x - 2);
    expect(box.x + box.width).toBeLessThanOrEqual(room.x + room.width + 2);
  }
  const sizes = await page
    .locator('.classroom text')
    .evaluateAll((all) => all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
});
