// The embed in homes that make it hard: no origin, no header that allows anything, policies, folders, frames in frames, no storage.

import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import { builtSize, embedChunks } from '../src/cli/builtSize.ts';
import { expect, test } from './page.ts';
import { type Served, type Serving, serve } from './servers.ts';
import { openWebKit, webkitPresent } from './webkit-driver.ts';

const open: Served[] = [];
test.afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function served(serving: Serving): Promise<string> {
  const one = await serve(serving);
  open.push(one);
  return one.url;
}

/** What docs/embedding.md asks of a host page that has a policy: that it may hold the frame. */
const hostPolicy = (site: string) => `default-src 'none'; img-src data:; frame-src ${site}`;
const hostPage = (body: string) =>
  `<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,"><h1>A post</h1>${body}</html>`;
const frame = (src: string, more = '') =>
  `<iframe ${more} src="${src}" width="640" height="420" title="Rollcall"></iframe>`;

/** It plays, and does what it is told by the pointer. */
async function works(page: Page, embed: FrameLocator): Promise<void> {
  const root = embed.locator('[data-rollcall]');
  await expect(root).toHaveAttribute('data-leader', 'n5');
  await expect(root).not.toHaveAttribute('data-fingerprint', '');
  await embed.locator('[data-node="n5"]').click();
  await expect(embed.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
  await embed.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(async () => Number(await root.getAttribute('data-time'))).toBeGreaterThan(3100);
  // A notice would say that the page has no worker.
  await expect(embed.locator('[data-notice]')).toHaveCount(0);
  expect(page.workers().length).toBeGreaterThan(0);
}

test('a frame without an origin, on a host that allows nothing across origins', async ({
  page,
}) => {
  const site = await served({ from: 'dist' });
  const host = await served({
    from: { '/': hostPage(frame(`${site}embed.html?at=3000`, 'sandbox="allow-scripts"')) },
  });
  await page.goto(host);
  await works(page, page.frameLocator('iframe'));
});

test('WebKit: a frame without an origin answers its host', {
  annotation: { type: 'needs-browser', description: 'webkit' },
}, async ({ browserName }) => {
  test.skip(!webkitPresent(), 'WebKitGTK is not on this machine');
  if (browserName !== 'chromium') return;
  const site = await served({ from: 'dist' });
  const body = `${frame(`${site}embed.html?at=3000`, 'sandbox="allow-scripts"')}<script>
    const ask = () => document.querySelector('iframe').contentWindow.postMessage({ rollcall: 1, type: 'get', requestId: 1 }, '*');
    addEventListener('message', ({ data }) => { if (data.requestId === 1) window.state = data; });
    setInterval(ask, 200);
  </script>`;
  const host = await served({ from: { '/': hostPage(body) } });
  const webkit = await openWebKit();
  try {
    await webkit.goto(host);
    const said = () =>
      webkit.evaluate<string>("return window.state?.leader + ' ' + window.state?.fingerprint;");
    await expect.poll(said, { timeout: 20_000 }).toMatch(/^n5 [0-9a-f]{16}$/);
  } finally {
    await webkit.close();
  }
});

test('the same with a protocol, a job and a view that are files of their own', async ({ page }) => {
  const site = await served({ from: 'dist' });
  const address = `${site}embed.html?scenario=lease-fenced&view=classroom`;
  const host = await served({ from: { '/': hostPage(frame(address, 'sandbox="allow-scripts"')) } });
  await page.goto(host);
  const root = page.frameLocator('iframe').locator('[data-rollcall]');
  await expect(root).not.toHaveAttribute('data-fingerprint', '');
  await expect(root).toHaveAttribute('data-view', 'classroom');
});

test('strict policies: of the page around it, and of the host that it comes from', async ({
  page,
}) => {
  // A host that sends one with the embed itself: the page's own is as strict as any.
  const html = await readFile('dist/embed.html', 'utf8');
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  const site = await served({ from: 'dist', headers: { 'content-security-policy': policy } });
  const strict = hostPolicy(new URL(site).origin);
  for (const sandbox of ['', 'sandbox="allow-scripts"']) {
    const host = await served({
      from: { '/': hostPage(frame(`${site}embed.html?at=3000`, sandbox)) },
      headers: { 'content-security-policy': strict },
    });
    await page.goto(host);
    await works(page, page.frameLocator('iframe'));
  }
});

test.describe('where the browser complains of it', () => {
  test.use({ expected: /worker-src 'none'/ });

  test('a policy that forbids workers: it simulates in the page, and says so', async ({ page }) => {
    const policy = "worker-src 'none'";
    const site = await served({ from: 'dist', headers: { 'content-security-policy': policy } });
    await page.goto(`${site}embed.html?scenario=raft-split-vote&at=100`);
    const root = page.locator('[data-rollcall]');
    await expect(root).not.toHaveAttribute('data-fingerprint', '');
    await expect(page.locator('[data-notice]')).toContainText('gives the page no worker');
  });
});

test.describe('where files are missing', () => {
  test.use({ expected: /Failed to load|404|net::/ });

  test('no engine: the page says so, and comes up when it is there again', async ({ page }) => {
    const site = await served({ from: 'dist' });
    await page.route('**/assets/core-*.js', (route) => route.abort());
    for (const address of ['embed.html', '']) {
      await page.goto(`${site}${address}`);
      await expect(page.getByRole('alert')).toContainText('could not be fetched');
    }
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('[data-rollcall]')).not.toHaveAttribute('data-fingerprint', '');
  });

  test('no Raft: the default opens in its place, and a line says why', async ({ page }) => {
    const site = await served({ from: 'dist' });
    await page.route('**/assets/protocols-raft-*.js', (route) => route.abort());
    await page.goto(`${site}embed.html?scenario=raft-partition`);
    await expect(page.locator('[data-notice]')).toContainText(
      'the part protocols-raft could not be',
    );
    await expect(page.locator('[data-node]')).toHaveCount(5);
  });
});

test('from a folder deep in a site', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-deep-'));
  try {
    await cp('dist', join(folder, 'a/b c/rollcall'), { recursive: true });
    const site = await served({ from: folder });
    const deep = `${site}a/b%20c/rollcall/`;
    const host = await served({ from: { '/': hostPage(frame(`${deep}embed.html?at=3000`)) } });
    await page.goto(host);
    await works(page, page.frameLocator('iframe'));
    await page.goto(`${deep}?at=3000&scenario=raft-partition`);
    await expect(page.locator('[data-rollcall]')).not.toHaveAttribute('data-fingerprint', '');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('where storage is blocked, as in a frame of a third party', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: refuse });
  });
  const site = await served({ from: 'dist' });
  const host = await served({ from: { '/': hostPage(frame(`${site}embed.html?at=3000`)) } });
  await page.goto(host);
  await works(page, page.frameLocator('iframe'));
  await page.goto(`${site}?at=3000`);
  await expect(page.locator('[data-rollcall]')).not.toHaveAttribute('data-fingerprint', '');
});

test('in a frame in a frame', async ({ page }) => {
  const site = await served({ from: 'dist' });
  const inner = await served({ from: { '/': hostPage(frame(`${site}embed.html?at=3000`)) } });
  const outer = await served({
    from: { '/': hostPage(frame(inner, 'sandbox="allow-scripts allow-same-origin"')) },
  });
  await page.goto(outer);
  await works(page, page.frameLocator('iframe').frameLocator('iframe'));
});

test('280 pixels wide: all of it in the frame, and no finger too thick for it', async ({
  page,
}) => {
  const site = await served({ from: 'dist' });
  const narrow = frame(`${site}embed.html?at=3000&controls=mini`).replace('640', '280');
  const host = await served({ from: { '/': hostPage(narrow) } });
  await page.goto(host);
  const embed = page.frameLocator('iframe');
  await works(page, embed);
  const [wide, small] = await embed
    .locator('html')
    .evaluate((root) => [
      root.scrollWidth,
      [...root.querySelectorAll('button')]
        .map((button) => button.getBoundingClientRect())
        .filter(({ width, height }) => width > 1 && Math.min(width, height) < 24).length,
    ]);
  expect(wide).toBe(280);
  expect(small).toBe(0);
});

test('what the bench counts is what a browser loads', async ({ page }) => {
  const site = await served({ from: 'dist' });
  for (const view of ['cluster', 'classroom', 'spacetime', 'comments']) {
    const host = await served({
      from: { '/': hostPage(frame(`${site}embed.html?at=3000&view=${view}`)) },
    });
    const loaded: string[] = [];
    const note = (request: { url(): string }) => loaded.push(request.url());
    page.on('requestfinished', note);
    await page.goto(host);
    const root = page.frameLocator('iframe').locator('[data-rollcall]');
    await expect(root).not.toHaveAttribute('data-fingerprint', '');
    const counted = builtSize('dist', 'embed.html', embedChunks('dist', view));
    const ours = () =>
      loaded
        .filter((url) => url.startsWith(site))
        .map((url) => new URL(url).pathname.slice(1))
        .sort();
    await expect.poll(ours).toEqual([...(counted?.files ?? [])].sort());
    page.off('requestfinished', note);
  }
});
