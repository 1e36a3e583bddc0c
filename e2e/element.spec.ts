// <rollcall-sim> in somebody else's page: one script, one line a run.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { RollcallSim } from '../public/rollcall.d.ts';
import { expect, shiftsOf, test, watchShifts } from './page.ts';
import { type Served, serve } from './servers.ts';

let host: Served;
/** A module is fetched with CORS: it needs a host that sends the header, as most static hosts do. */
let site: Served | null = null;
const openSite = async () => {
  site = await serve({ from: 'dist', headers: { 'access-control-allow-origin': '*' } });
  return site.url;
};
test.afterEach(async () => {
  await host?.close();
  await site?.close();
});

async function openPost(page: Page, body: string, head = ''): Promise<void> {
  const post = `<!doctype html><html lang="en"><head><title>A post</title><link rel="icon" href="data:,">${head}</head><body><h1>A post</h1>${body}</body></html>`;
  host = await serve({ from: { '/': post } });
  await page.goto(host.url);
}
const script = (baseURL: string | undefined) =>
  `<script src="${baseURL}rollcall.js" defer></script>`;
const sim = (page: Page, index = 0) => page.locator('rollcall-sim').nth(index);
const stage = (page: Page, index = 0) =>
  sim(page, index).locator('iframe').contentFrame().locator('[data-rollcall]');
const nodes = (page: Page, index = 0) =>
  sim(page, index).locator('iframe').contentFrame().locator('[data-node]');
/** Calls something of the element, in the page. */
const call = <T>(page: Page, what: (element: RollcallSim) => T | Promise<T>): Promise<T> =>
  page.evaluate(`(${what.toString()})(document.querySelector('rollcall-sim'))`) as Promise<T>;

test('one line in a post: the run, its methods, its events', async ({ page, baseURL }) => {
  await openPost(
    page,
    '<rollcall-sim scenario="first-day" controls="mini" at="3000"></rollcall-sim>',
    `${script(baseURL)}<script>window.heard = [];
addEventListener('DOMContentLoaded', () => {
  for (const type of ['ready', 'height', 'state', 'event', 'error'])
    document.querySelector('rollcall-sim').addEventListener(type, ({ detail }) => heard.push([type, detail]));
});</script>`,
  );
  const heard = (type: string) =>
    page.evaluate(
      (wanted) =>
        (window as unknown as { heard: [string, Record<string, unknown>][] }).heard
          .filter(([one]) => one === wanted)
          .map(([, detail]) => detail),
      type,
    );
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
  await expect.poll(() => heard('ready')).toHaveLength(1);
  expect(await call(page, (it) => it.get())).toMatchObject({ time: 3000, leader: 'n5' });
  expect(await call(page, (it) => it.do('crash', 'n5'))).toMatchObject({ leader: null });
  await call(page, (it) => it.seek(9000));
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
  await call(page, (it) => it.step());
  await expect(stage(page)).toHaveAttribute('data-time', '9100');
  await call(page, (it) => it.stepBack());
  await expect(stage(page)).toHaveAttribute('data-time', '9000');
  await call(page, (it) => it.play());
  await expect(stage(page)).toHaveAttribute('data-playing', 'true');
  await call(page, (it) => it.pause());
  await expect(stage(page)).toHaveAttribute('data-playing', 'false');
  await expect.poll(async () => (await heard('event')).length).toBeGreaterThan(0);
  await expect.poll(async () => (await heard('state')).length).toBeGreaterThan(0);
  expect(await call(page, (it) => it.do({ do: 'crash', node: 'n9' }).catch(String))).toContain(
    'no node "n9"',
  );
  expect(await heard('error')).toHaveLength(1);
  expect(
    await call(page, (it) => it.load({ rollcall: 1, nodes: 3, seed: -1 }).catch(String)),
  ).toContain('seed');
  await call(page, (it) => it.load({ rollcall: 1, nodes: 3 }));
  await expect(nodes(page)).toHaveCount(3);
  await call(page, (it) => it.reset());
  expect(await call(page, (it) => it.get())).toMatchObject({ time: 0 });
});

test('attributes are the address, and may change', async ({ page, baseURL }) => {
  await openPost(
    page,
    '<rollcall-sim nodes="3" view="classroom" loop></rollcall-sim>',
    script(baseURL),
  );
  await expect(nodes(page)).toHaveCount(3);
  await expect(stage(page)).toHaveAttribute('data-view', 'classroom');
  const address = await sim(page).locator('iframe').getAttribute('src');
  expect(address).toBe(`${baseURL}embed.html?nodes=3&view=classroom&loop=1&theme=light`);
  await call(page, (it) => {
    it.setAttribute('nodes', '7');
    it.setAttribute('view', 'cluster');
  });
  await expect(nodes(page)).toHaveCount(7);
  await expect(stage(page)).toHaveAttribute('data-view', 'cluster');
  await call(page, (it) => it.theme('dark'));
  const html = sim(page).locator('iframe').contentFrame().locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await call(page, (it) => it.setAttribute('height', '300'));
  expect((await sim(page).locator('iframe').boundingBox())?.height).toBe(300);
  expect(await page.evaluate(() => history.length)).toBe(2);
});

test('follows the colours of the page around it', async ({ page, baseURL }) => {
  await openPost(
    page,
    '<rollcall-sim></rollcall-sim>',
    `<style>body{background:oklch(98% 0.01 90)} .night body{background:oklch(25% 0.02 250)}</style>${script(baseURL)}`,
  );
  const html = sim(page).locator('iframe').contentFrame().locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect(stage(page)).toBeVisible();
  await page.evaluate(() => document.documentElement.classList.add('night'));
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.evaluate(() => document.documentElement.classList.remove('night'));
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('words in the text drive it', async ({ page, baseURL }) => {
  await openPost(
    page,
    `<p><button data-rollcall-do="seek 3000; crash @leader">kill the leader</button>
    <button data-rollcall-for="b" data-rollcall-do="seek 9600">later</button>
    <button data-rollcall-for="b" data-rollcall-do="seek 3000; partition n1,n2 n3,n4,n5; pause n5">part</button>
    <button data-rollcall-do="shout n5">wrong</button></p>
    <rollcall-sim></rollcall-sim><rollcall-sim id="b"></rollcall-sim>`,
    script(baseURL),
  );
  await page.getByRole('button', { name: 'kill the leader' }).click();
  await expect(stage(page)).toHaveAttribute('data-time', '3000');
  await expect(nodes(page).locator('nth=4')).toHaveAttribute('data-status', 'down');
  await page.getByRole('button', { name: 'later' }).click();
  await expect(stage(page, 1)).toHaveAttribute('data-leader', 'n4');
  await page.getByRole('button', { name: 'part' }).click();
  await expect(nodes(page, 1).locator('nth=4')).toHaveAttribute('data-status', 'paused');
  await page.getByRole('button', { name: 'wrong' }).click();
  await expect(stage(page)).toHaveAttribute('data-time', '3000');
});

test('loaded twice, as a script and as a module, several on a page; unseen ones start when spoken to', async ({
  page,
  baseURL,
}) => {
  const url = await openSite();
  await openPost(
    page,
    `<rollcall-sim></rollcall-sim><div style="height:5000px"></div><rollcall-sim id="far" at="3000"></rollcall-sim>`,
    `${script(baseURL)}${script(baseURL)}<script type="module">import '${url}rollcall.js?again';</script>`,
  );
  await expect(stage(page)).toHaveAttribute('data-leader', '');
  expect(page.workers()).toHaveLength(1);
  const told = page.evaluate(() => document.querySelectorAll('rollcall-sim')[1]?.get());
  expect(await told).toMatchObject({ time: 3000, leader: 'n5' });
  await page.evaluate(() => document.querySelector('rollcall-sim')?.remove());
  await expect(sim(page)).toHaveAttribute('id', 'far');
});

test('as a module alone', async ({ page }) => {
  await openPost(
    page,
    '<rollcall-sim at="3000"></rollcall-sim>',
    `<script type="module">import '${await openSite()}rollcall.js';</script>`,
  );
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
});

for (const width of [1280, 390, 280]) {
  test(`keeps its height by itself, and moves nothing: ${width} wide`, async ({
    page,
    baseURL,
  }) => {
    await watchShifts(page);
    await page.setViewportSize({ width, height: 800 });
    await openPost(
      page,
      '<rollcall-sim controls="mini" autoplay></rollcall-sim><p>After it.</p><rollcall-sim view="comments"></rollcall-sim><p>The end.</p>',
      `<style>rollcall-sim{max-width:640px;margin:0 auto}</style>${script(baseURL).replace('defer', '')}`,
    );
    const heights = () =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('rollcall-sim'), (one) => one.offsetHeight),
      );
    const before = await heights();
    await expect(stage(page)).toHaveAttribute('data-playing', 'true');
    await call(page, (it) => it.get());
    await page.evaluate(() => document.querySelectorAll('rollcall-sim')[1]?.get());
    expect(await heights()).toEqual(before);
    expect(await shiftsOf(page)).toEqual([]);
  });
}

test('the example post: three clusters, and words that do what they say', async ({ page }) => {
  await page.goto('examples/blog.html');
  const word = (name: string) => page.getByRole('button', { name });
  await word('kill the leader').click();
  await expect(nodes(page, 0).locator('nth=4')).toHaveAttribute('data-status', 'down');
  await expect(stage(page, 0)).toHaveAttribute('data-playing', 'true');
  await word('wakes up').click();
  await expect(stage(page, 1)).toHaveAttribute('data-view', 'classroom');
  await expect(stage(page, 1)).toContainText('Two leaders at once');
  await word('the moment when both act').click();
  await expect(stage(page, 2)).toContainText('Two leaders at once');
  await word('take the wall away').click();
  await expect(stage(page, 2)).toContainText('n2 leads, epoch 2', { timeout: 15_000 });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the example post, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('examples/blog.html');
    await expect(page.locator('rollcall-sim iframe')).toHaveCount(3);
    const { violations } = await new AxeBuilder({ page }).exclude('rollcall-sim').analyze();
    expect(violations.map(({ id, nodes: found }) => [id, found[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}

test('a host with a strict policy has to allow the script and the frame, and nothing else', async ({
  page,
  baseURL,
}) => {
  const allowed = (baseURL ?? '').replace(/\/$/, '');
  host = await serve({
    from: {
      '/': `<!doctype html><html lang="en"><title>A post</title><script src="${baseURL}rollcall.js"></script><h1>A post</h1><rollcall-sim at="3000"></rollcall-sim><button data-rollcall-do="crash n5">kill</button></html>`,
    },
    headers: {
      'content-security-policy': `default-src 'none'; script-src ${allowed}; frame-src ${allowed}`,
    },
  });
  await page.goto(host.url);
  await expect(stage(page)).toHaveAttribute('data-leader', 'n5');
  expect((await sim(page).boundingBox())?.height).toBeGreaterThan(400);
  await page.getByRole('button', { name: 'kill' }).click();
  await expect(nodes(page).locator('nth=4')).toHaveAttribute('data-status', 'down');
});
