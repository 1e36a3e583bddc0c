// The embed in somebody else's page: another origin, several on one page, driven by messages, sandboxed.

import type { Frame, Page } from '@playwright/test';
import { expect, test } from './page.ts';
import { type Served, serve } from './servers.ts';

let host: Served;
const hostPage = (
  frames: string,
) => `<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,"><h1>A post</h1>${frames}
<script>window.heard = []; addEventListener('message', (event) => { if (event.data && event.data.rollcall === 1) window.heard.push(event.data); });</script></html>`;

async function openHost(page: Page, frames: string): Promise<void> {
  host = await serve({ from: { '/': hostPage(frames) } });
  await page.goto(host.url);
}
test.afterEach(() => host?.close());

const said = (page: Page, type: string) =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { heard: { type: string; [key: string]: unknown }[] }).heard.filter(
        (one) => one.type === wanted,
      ),
    type,
  );
const say = (page: Page, message: unknown) =>
  page.evaluate(
    (data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'),
    message,
  );
const frameOf = (page: Page, index = 0): Frame => page.frames()[index + 1] as Frame;

test('runs in a frame of another origin, three on one page, each on its own', async ({
  page,
  baseURL,
}) => {
  const frame = (query: string) =>
    `<iframe src="${baseURL}embed.html?${query}" width="640" height="420" title="Rollcall"></iframe>`;
  await openHost(
    page,
    frame('at=3000') +
      frame('scenario=two-monitors&view=classroom&controls=mini') +
      frame('at=9500&controls=none'),
  );
  const frames = page.locator('iframe');
  const [first, second, third] = [0, 1, 2].map((index) => frames.nth(index).contentFrame());
  if (!first || !second || !third) throw new Error('there are three frames');
  const root = '[data-rollcall]';
  await expect(first.locator(root)).toHaveAttribute('data-leader', 'n5');
  await expect(second.locator(root)).toHaveAttribute('data-time', '0');
  await expect(third.locator(root)).toHaveAttribute('data-leader', 'n4');
  await first.locator('[data-node="n5"]').click();
  await expect(first.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
  await expect(third.locator('.transport')).toHaveCount(0);
  await expect(second.getByRole('button', { name: 'Next milestone' })).toHaveCount(0);
  await expect(second.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('listens to its host, answers, and ignores the rest', async ({ page, baseURL }) => {
  await openHost(
    page,
    `<iframe src="${baseURL}embed.html?at=3000" width="640" height="420" title="Rollcall"></iframe>`,
  );
  await expect.poll(() => said(page, 'ready')).toHaveLength(1);
  const stage = frameOf(page).locator('[data-rollcall]');
  await expect(stage).not.toHaveAttribute('data-fingerprint', '');
  for (const odd of [
    null,
    7,
    'play',
    { rollcall: 2, type: 'play' },
    { rollcall: 1 },
    { rollcall: 1, type: 'eval', code: '1' },
    { rollcall: 1, type: 'seek', time: 'soon' },
    { rollcall: 1, type: 'theme', value: '<b>' },
  ])
    await say(page, odd);
  await say(page, { rollcall: 1, type: 'do', do: 'crash', node: 'n5' });
  await expect(frameOf(page).locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
  await say(page, { rollcall: 1, type: 'seek', time: 8000 });
  await expect(stage).toHaveAttribute('data-time', '8000');
  await say(page, { rollcall: 1, type: 'get', requestId: 'q1' });
  await expect
    .poll(async () => (await said(page, 'state')).find((one) => one.requestId === 'q1'))
    .toMatchObject({ time: 8000, playing: false, leader: 'n4' });
  await expect.poll(async () => (await said(page, 'event')).length).toBeGreaterThan(0);
  await say(page, { rollcall: 1, type: 'do', do: 'crash', node: 'n9' });
  await say(page, { rollcall: 1, type: 'load', scenario: { rollcall: 1, seed: -1 } });
  await expect
    .poll(async () => (await said(page, 'error')).map(({ message }) => message).join('\n'))
    .toMatch(/no node "n9"[\s\S]*seed/);
  await expect(stage).toHaveAttribute('data-time', '8000');
  await say(page, { rollcall: 1, type: 'load', scenario: { rollcall: 1, nodes: 3 } });
  await expect(frameOf(page).locator('[data-node]')).toHaveCount(3);
  await say(page, { rollcall: 1, type: 'theme', value: 'dark' });
  await expect(frameOf(page).locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('runs in a sandboxed frame without an origin', async ({ page, baseURL }) => {
  await openHost(
    page,
    `<iframe sandbox="allow-scripts" src="${baseURL}embed.html?at=3000" width="640" height="420" title="Rollcall"></iframe>`,
  );
  const frame = page.locator('iframe').contentFrame();
  await expect(frame.locator('[data-rollcall]')).toHaveAttribute('data-leader', 'n5');
  await frame.locator('[data-node="n5"]').click();
  await expect(frame.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
  await say(page, { rollcall: 1, type: 'seek', time: 8000 });
  await expect(frame.locator('[data-rollcall]')).toHaveAttribute('data-leader', 'n4');
});

test('loops between two moments where the address asks for it', async ({ page }) => {
  await page.goto('embed.html?at=9000&until=9600&loop=1&autoplay=1&speed=2');
  const stage = page.locator('[data-rollcall]');
  const times: number[] = [];
  await expect
    .poll(async () => {
      times.push(Number(await stage.getAttribute('data-time')));
      return times.some((time, index) => index > 0 && time < (times[index - 1] ?? 0) - 50);
    })
    .toBe(true);
  expect(Math.max(...times)).toBeLessThan(9900);
});
