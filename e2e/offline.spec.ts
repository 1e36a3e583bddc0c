// The site without a network: after one visit all of it works, always as one version.

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { offline } from '../scripts/site/offline.ts';
import { expect, node, open, stage, test } from './page.ts';
import { type Served, serve } from './servers.ts';

test.use({ serviceWorkers: 'allow' });

let dist = '';
let site: Served;
test.beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), 'rollcall-site-'));
  await cp('dist', dist, { recursive: true });
  site = await serve({ from: dist });
});
test.afterEach(async () => {
  await site.close();
  await rm(dist, { recursive: true });
});

/** Waits until the version that was just served is kept whole. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const { installing, waiting, active } = await navigator.serviceWorker.ready;
    const worker = installing ?? waiting ?? active;
    while (worker && !['installed', 'activated'].includes(worker.state))
      await new Promise((resolve) => setTimeout(resolve, 50));
  });

/** Another version of the site: the words on the page, and a file of another name behind them. */
async function deploy(words: string): Promise<void> {
  const assets = join(dist, 'assets');
  const files = await readdir(assets);
  const main = files.find((file) => /^index-.*\.js$/.test(file)) ?? '';
  const next = main.replace('index-', `index-${words}-`);
  const code = await readFile(join(assets, main), 'utf8');
  await writeFile(
    join(assets, next),
    `document.documentElement.dataset.version=${JSON.stringify(words)};${code}`,
  );
  // Chunks that import the entry must find it: both names stay, as the page's own import of them does.
  for (const file of files.filter((one) => one.endsWith('.js') && one !== main)) {
    const text = await readFile(join(assets, file), 'utf8');
    await writeFile(join(assets, file), text.replaceAll(main, next));
  }
  await rm(join(assets, main));
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  await writeFile(
    join(dist, 'index.html'),
    page.replaceAll(main, next).replace('<html', `<html data-page="${words}"`),
  );
  const plugin = offline();
  if (typeof plugin.writeBundle !== 'function') throw new Error('the plugin writes at the end');
  await plugin.writeBundle.call({} as never, { dir: dist } as never, {});
}

const versionOf = async (page: Page): Promise<(string | null)[]> => {
  const root = page.locator('html');
  return [await root.getAttribute('data-page'), await root.getAttribute('data-version')];
};

async function visit(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await open(page, site.url);
  return page;
}

test('after one visit it plays without a network, with every protocol and view', async ({
  page,
}) => {
  await open(page, site.url);
  await kept(page);
  await site.close();
  await page.reload();
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', '');
  await node(page, 'n5').click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await open(page, `${site.url}?scenario=raft-partition&view=classroom`);
  await expect(page.locator('[data-node]').first()).toBeVisible();
  await open(page, `${site.url}embed.html?scenario=lease-fenced&view=comments`);
});

test('a new version shows at the next visit, whole; without a network, whole as well', async ({
  page,
  context,
}) => {
  await open(page, site.url);
  await kept(page);
  expect(await versionOf(page)).toEqual([null, null]);
  await page.close();
  await deploy('second');
  const next = await visit(context);
  expect(await versionOf(next)).toEqual(['second', 'second']);
  await expect(async () => {
    const waiting = await next.evaluate(
      async () => (await navigator.serviceWorker.ready).waiting?.state,
    );
    expect(waiting).toBe('installed');
  }).toPass();
  await next.close();
  await site.close();
  const alone = await visit(context);
  const [first, second] = await versionOf(alone);
  expect(first).toBe(second);
});

test('a version that is not served whole is not kept at all', async ({ page, context }) => {
  await open(page, site.url);
  await kept(page);
  // In the middle of a deployment: the list is new, one of the files is not.
  await deploy('second');
  await writeFile(join(dist, 'embed.html'), 'half');
  const next = await visit(context);
  await page.close();
  await next.waitForTimeout(1500);
  // A slow machine may be at it still; what is kept would stay.
  await expect
    .poll(() =>
      next.evaluate(async () => {
        const { installing, waiting } = await navigator.serviceWorker.ready;
        return [installing?.state, waiting?.state];
      }),
    )
    .toEqual([undefined, undefined]);
  await next.close();
  await site.close();
  const alone = await visit(context);
  expect(await versionOf(alone)).toEqual([null, null]);
});

test('nobody else gets it: not a frame, not the embed', async ({ page }) => {
  await open(page, `${site.url}embed.html`);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0);
});
