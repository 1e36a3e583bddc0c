// The embed in somebody else's page: another origin, several on one page, driven by messages, sandboxed.

import type { Frame, Page } from '@playwright/test';
import { expect, shiftsOf, test, watchShifts } from './page.ts';
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
/** The answer to a question that carries an id. */
const answerTo = async (page: Page, message: object, requestId: string) => {
  await say(page, { rollcall: 1, ...message, requestId });
  const find = async () =>
    [...(await said(page, 'state')), ...(await said(page, 'error'))].find(
      (one) => one.requestId === requestId,
    );
  await expect.poll(find).toBeTruthy();
  return (await find()) as { type: string; [key: string]: unknown };
};
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
  // It lies below what the window shows, and starts when it is scrolled to.
  await expect(third.locator(root)).toHaveCount(0);
  await frames.nth(2).scrollIntoViewIfNeeded();
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

test('every question that carries an id is answered, in order, by a state of one moment', async ({
  page,
  baseURL,
}) => {
  await openHost(page, `<iframe src="${baseURL}embed.html" title="Rollcall"></iframe>`);
  // Said before the frame has anything to hear with: kept for it.
  await page.locator('iframe').contentFrame().locator('body').waitFor();
  await say(page, { rollcall: 1, type: 'seek', time: 3000 });
  await expect.poll(() => said(page, 'ready')).toHaveLength(1);
  expect(await answerTo(page, { type: 'get' }, 'a')).toMatchObject({ time: 3000, leader: 'n5' });
  expect(await answerTo(page, { type: 'do', do: 'crash', node: 'n5' }, 'b')).toMatchObject({
    type: 'state',
    time: 3000,
    leader: null,
  });
  const moved = answerTo(page, { type: 'seek', time: 9000 }, 'c');
  expect(await moved).toMatchObject({ time: 9000, leader: 'n4', epoch: 2 });
  expect(await answerTo(page, { type: 'step' }, 'd')).toMatchObject({ time: 9100 });
  expect(await answerTo(page, { type: 'step-back' }, 'e')).toMatchObject({ time: 9000 });
  expect(await answerTo(page, { type: 'play' }, 'f')).toMatchObject({ playing: true });
  expect(await answerTo(page, { type: 'pause' }, 'g')).toMatchObject({ playing: false });
  expect(await answerTo(page, { type: 'speed', value: 5 }, 'h')).toMatchObject({ type: 'state' });
  expect(await answerTo(page, { type: 'reset' }, 'i')).toMatchObject({ time: 0, leader: null });
  expect(
    await answerTo(page, { type: 'do', do: 'partition', groups: [['n1'], ['n9']] }, 'j'),
  ).toMatchObject({ type: 'error', message: expect.stringContaining('do.groups[1][0]: no node') });
  expect(await answerTo(page, { type: 'do', do: 'shout' }, 'k')).toMatchObject({
    type: 'error',
    message: expect.stringContaining('do.do: no verb "shout"'),
  });
  const bad = { rollcall: 1, nodes: 3, script: [{ at: 1, do: 'crash', node: 'n9' }] };
  expect(await answerTo(page, { type: 'load', scenario: bad }, 'l')).toEqual({
    rollcall: 1,
    type: 'error',
    requestId: 'l',
    message: 'script[0].node: no node "n9"; nodes are n1, n2, n3',
  });
  await expect(frameOf(page).locator('[data-node]')).toHaveCount(5);
  expect(await answerTo(page, { type: 'load', scenario: { rollcall: 1 } }, 'm')).toMatchObject({
    type: 'state',
    time: 0,
  });
});

test('what is wrong with the address is told to reader and host', async ({ page, baseURL }) => {
  await openHost(
    page,
    `<iframe src="${baseURL}embed.html?scenario=nope" title="Rollcall"></iframe>`,
  );
  await expect
    .poll(() => said(page, 'error'))
    .toMatchObject([{ message: expect.stringContaining('scenario: there is no "nope"') }]);
  await expect(frameOf(page).locator('[data-notice]')).toHaveText(
    /^There is no scenario “nope”\. This is “First day: .*” instead\./,
  );
});

test('garbage, huge and cyclic data leave it as it is', async ({ page, baseURL }) => {
  await openHost(page, `<iframe src="${baseURL}embed.html?at=3000" title="Rollcall"></iframe>`);
  await expect.poll(() => said(page, 'ready')).toHaveLength(1);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow;
    const ring: Record<string, unknown> = { rollcall: 1, type: 'load' };
    ring.scenario = ring;
    ring.nodes = [ring];
    let laughs: unknown = 'ha';
    for (let depth = 0; depth < 40; depth++) laughs = [laughs, laughs];
    const load = (scenario: unknown) => ({ rollcall: 1, type: 'load', scenario });
    const port = new MessageChannel().port1;
    for (const data of [
      ring,
      load(ring),
      load({ rollcall: 1, nodes: laughs }),
      load({ rollcall: 1, nodes: new Array(4_294_967_295) }),
      load({ rollcall: 1, title: 'x'.repeat(9_000_000) }),
      load(new Map([[1, 2]])),
      load(new Uint8Array(1000)),
      load(1n),
      load(undefined),
      load('{"rollcall":1}'),
      { rollcall: 1, type: 'do', do: 'crash', node: ring },
      { rollcall: 1, type: 'do', do: 'crash', node: 'n5', more: new Array(4_294_967_295) },
      { rollcall: 1, type: 'get', requestId: ring },
      { rollcall: 1, type: 'seek', time: Number.NaN },
      { rollcall: 1, type: 'speed', value: Number.POSITIVE_INFINITY },
      [1, 2, 3],
      new Date(0),
      1n,
    ])
      frame?.postMessage(data, '*');
    frame?.postMessage(load(port), '*', [port]);
  });
  expect(await answerTo(page, { type: 'get' }, 'z')).toMatchObject({ time: 3000, leader: 'n5' });
  const errors = (await said(page, 'error')).map(({ message }) => message).join('\n');
  expect(errors).toMatch(/holds more than 8000000 characters/);
  expect(errors).toMatch(/holds what is no JSON/);
  await expect(frameOf(page).locator('[data-node]')).toHaveCount(5);
});

test('nobody but the page that holds it may drive it', async ({ page, baseURL }) => {
  const frame = `<iframe src="${baseURL}embed.html?at=3000" title="Rollcall"></iframe>`;
  await openHost(page, frame + frame);
  await expect.poll(() => said(page, 'ready')).toHaveLength(2);
  await frameOf(page, 1).evaluate(() => {
    window.parent.frames[0]?.postMessage({ rollcall: 1, type: 'seek', time: 9000 }, '*');
  });
  await frameOf(page, 0).evaluate(() => {
    window.postMessage({ rollcall: 1, type: 'seek', time: 9000 }, '*');
  });
  expect(await answerTo(page, { type: 'get' }, 'a')).toMatchObject({ time: 3000 });
});

test('twelve frames on one page: none starts before it is seen', async ({ page, baseURL }) => {
  const frames = Array.from(
    { length: 12 },
    (_, index) =>
      `<iframe src="${baseURL}embed.html?seed=${index}" width="640" height="420" title="Run ${index}" style="display:block;margin-top:900px"></iframe>`,
  );
  await openHost(page, frames.join(''));
  await expect.poll(() => page.frames().length).toBe(13);
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState('load')));
  // All listen, and none works; a theme for all of them changes nothing in that.
  await expect.poll(() => said(page, 'ready')).toHaveLength(12);
  await page.evaluate(() => {
    for (const { contentWindow } of document.querySelectorAll('iframe'))
      contentWindow?.postMessage({ rollcall: 1, type: 'theme', value: 'dark' }, '*');
  });
  await page.waitForTimeout(300);
  expect(page.workers()).toHaveLength(0);
  await page.locator('iframe').nth(3).scrollIntoViewIfNeeded();
  await expect(frameOf(page, 3).locator('[data-rollcall]')).not.toHaveAttribute(
    'data-fingerprint',
    '',
  );
  expect(page.workers()).toHaveLength(1);
  await expect(frameOf(page, 3).locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('plays only while it is seen, and asks for no animation frame while it is not', async ({
  page,
  baseURL,
}) => {
  await page.addInitScript(() => {
    const counted = window as unknown as { frames: number; asked: number };
    counted.asked = 0;
    const real = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
      counted.asked++;
      return real(callback);
    };
  });
  await openHost(
    page,
    `<iframe src="${baseURL}embed.html?autoplay=1&at=3000" width="640" height="420" title="Rollcall"></iframe><div style="height:3000px"></div><p>The end</p>`,
  );
  const stage = frameOf(page).locator('[data-rollcall]');
  const time = async () => Number(await stage.getAttribute('data-time'));
  const asked = () => frameOf(page).evaluate(() => (window as unknown as { asked: number }).asked);
  const rests = async () => {
    const before = await time();
    await page.waitForTimeout(300);
    return (await time()) === before;
  };
  await expect.poll(time).toBeGreaterThan(3100);
  await page.getByText('The end').scrollIntoViewIfNeeded();
  await expect.poll(rests).toBe(true);
  const [then, before] = [await time(), await asked()];
  await page.waitForTimeout(700);
  expect([await time(), await asked()]).toEqual([then, before]);
  await expect(stage).toHaveAttribute('data-playing', 'true');
  // The same for a tab in the back.
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect.poll(time).toBeGreaterThan(then);
  const turn = (state: string) =>
    frameOf(page).evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await turn('hidden');
  await expect.poll(rests).toBe(true);
  const stood = await time();
  await page.waitForTimeout(400);
  expect(await time()).toBe(stood);
  await turn('visible');
  await expect.poll(time).toBeGreaterThan(stood);
  await page.getByText('The end').scrollIntoViewIfNeeded();
  // A host may still put it somewhere.
  await say(page, { rollcall: 1, type: 'seek', time: 9600 });
  await expect(stage).toHaveAttribute('data-leader', 'n4');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect.poll(time).toBeGreaterThan(9600);
});

test('tells the height that it would like, which follows from its width alone', async ({
  page,
  baseURL,
}) => {
  await openHost(
    page,
    `<iframe src="${baseURL}embed.html?at=3000" width="640" height="300" title="Rollcall"></iframe>`,
  );
  await expect.poll(() => said(page, 'ready')).toMatchObject([{ version: '1', height: 418 }]);
  const resize = (size: object) =>
    page.evaluate((to) => Object.assign(document.querySelector('iframe') ?? {}, to), size);
  await resize({ height: 900 });
  await resize({ width: 320 });
  await expect.poll(() => said(page, 'height')).toMatchObject([{ height: 412 }]);
  await resize({ width: 1000 });
  await expect.poll(() => said(page, 'height')).toMatchObject([{ height: 412 }, { height: 584 }]);
});

test('follows the theme of the system, and what its host says', async ({ page, baseURL }) => {
  await openHost(page, `<iframe src="${baseURL}embed.html?at=3000" title="Rollcall"></iframe>`);
  const html = frameOf(page).locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect.poll(() => said(page, 'ready')).toHaveLength(1);
  await say(page, { rollcall: 1, type: 'theme', value: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await say(page, { rollcall: 1, type: 'theme', value: 'auto' });
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('opens the studio with the run and the moment that it shows', async ({ page, context }) => {
  await page.goto('embed.html?at=3000');
  const stage = page.locator('[data-rollcall]');
  const follow = async () => {
    const [studio] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open in Rollcall' }).click(),
    ]);
    await expect(studio.locator('[data-rollcall]')).not.toHaveAttribute('data-fingerprint', '');
    return studio;
  };
  await expect(stage).not.toHaveAttribute('data-fingerprint', '');
  await page.locator('[data-node="n5"]').click();
  await expect(page.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
  await page.keyboard.press('ArrowRight');
  await expect(stage).toHaveAttribute('data-time', '3100');
  await expect(stage).not.toHaveAttribute('data-fingerprint', '');
  const studio = await follow();
  const told = studio.locator('[data-rollcall]');
  await expect(told).toHaveAttribute('data-time', '3100');
  await expect(studio.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
  await expect(told).toHaveAttribute(
    'data-fingerprint',
    (await stage.getAttribute('data-fingerprint')) ?? '',
  );
  await expect(studio.locator('[data-notice]')).toHaveCount(0);
});

for (const [width, height] of [
  [640, 420],
  [280, 412],
] as const) {
  test(`nothing moves when it comes up, nor lies outside of ${width} × ${height}`, async ({
    page,
  }) => {
    await watchShifts(page);
    await page.setViewportSize({ width, height });
    for (const query of ['', 'view=classroom&controls=mini', 'controls=none&bogus=1']) {
      await page.goto(`embed.html?at=2950&autoplay=1&${query}`);
      await expect
        .poll(async () => Number(await page.locator('[data-rollcall]').getAttribute('data-time')))
        .toBeGreaterThan(3300);
      expect(await shiftsOf(page)).toEqual([]);
      expect(
        await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.scrollHeight,
        ]),
      ).toEqual([width, height]);
    }
  });
}

test('every parameter of the address is taken', async ({ page }) => {
  await page.goto(
    'embed.html?scenario=first-day&protocol=raft&nodes=3&seed=9&view=classroom&theme=dark&controls=mini&autoplay=0&speed=2&at=100&until=5000&loop=0&lang=en',
  );
  const stage = page.locator('[data-rollcall]');
  await expect(stage).toHaveAttribute('data-view', 'classroom');
  await expect(stage).toHaveAttribute('data-time', '100');
  await expect(stage).toHaveAttribute('data-playing', 'false');
  await expect(page.locator('[data-node]')).toHaveCount(3);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('[data-notice]')).toHaveCount(0);
});

test('what WordPress puts behind "#" is no fault', async ({ page }) => {
  await page.goto('embed.html?scenario=first-day&at=3000#?secret=wFjd8aKq1T');
  await expect(page.locator('[data-rollcall]')).toHaveAttribute('data-leader', 'n5');
  await expect(page.locator('[data-notice]')).toHaveCount(0);
});

test('pages name their oEmbed answer, which is there', async ({ page, request, baseURL }) => {
  for (const address of ['index.html', 'embed.html', 'run/first-day.html']) {
    const source = await (await request.get(address)).text();
    const named = /<link[^>]*json\+oembed[^>]*href="([^"]+)"/.exec(source)?.[1] ?? 'none';
    const answer = await request.get(new URL(named, new URL(address, baseURL)).href);
    expect(await answer.json()).toMatchObject({ version: '1.0', provider_name: 'Rollcall' });
  }
  await page.goto('run/first-day.html');
  await expect(page).toHaveURL(/\?scenario=first-day/);
});

test('stops where the address says', async ({ page }) => {
  await page.goto('embed.html?at=2000&until=2300&autoplay=1');
  const stage = page.locator('[data-rollcall]');
  await expect(stage).toHaveAttribute('data-time', '2300');
  await expect(stage).toHaveAttribute('data-playing', 'false');
});

for (const [width, height] of [
  [640, 420],
  [640, 620],
  [390, 420],
] as const) {
  test(`with panels the stage stays a stage: ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('embed.html?at=9500&panels=story,inspector');
    const box = (selector: string) => page.locator(selector).first().boundingBox();
    await expect(page.locator('.story-line').first()).toBeVisible();
    await page.getByRole('combobox', { name: 'Inspected node' }).selectOption('n1');
    await expect(page.locator('.inspector-peers')).toBeAttached();
    expect((await box('.stage-view'))?.height).toBeGreaterThan(160);
    expect((await box('.embed-panels'))?.height).toBeGreaterThan(160);
    // One that is narrow and low is read by scrolling; no other is longer than its frame.
    const longer = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    if (width >= 560) expect(longer).toBe(0);
    else expect(longer).toBeGreaterThan(0);
  });
}
