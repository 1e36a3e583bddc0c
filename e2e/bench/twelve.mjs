// Twelve embeds on one page, all in view and none playing: what they cost while nobody touches them. Prints one JSON object.

import { readFileSync } from 'node:fs';
import { obstacle, withBrowser } from './browser.mjs';
import { serveSlowly } from './slow.mjs';

const FRAMES = 12;
const SECONDS = 5;
const FAST = { roundTripMs: 0, bytesASecond: Number.POSITIVE_INFINITY };

const post = (
  site,
) => `<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:,">
${`<iframe src="${site}embed.html?at=3000" width="460" height="380" title="Rollcall"></iframe>`.repeat(FRAMES)}</html>`;

const metric = async (session, name) =>
  (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === name).value;

/** Memory of the process that has the page, its frames and their workers; 0 where the system does not tell. */
async function residentMb(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
      } catch {
        return 0;
      }
    });
  return Math.round(Math.max(0, ...sizes) / 1024);
}

async function measure(browser) {
  const site = await serveSlowly('dist', FAST);
  const host = await serveSlowly('dist', { ...FAST, pages: { '/post.html': post(site.url) } });
  const context = await browser.newContext({ viewport: { width: 1920, height: 1300 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto('about:blank');
  const empty = await residentMb(browser);
  await page.goto(`${host.url}post.html`);
  for (const frame of page.frames().slice(1))
    await frame.waitForFunction(
      () => document.querySelector('[data-rollcall]')?.dataset.fingerprint,
      null,
      { timeout: 60_000 },
    );
  await page.waitForTimeout(2000);
  const before = await metric(session, 'TaskDuration');
  await page.waitForTimeout(SECONDS * 1000);
  const busy = (await metric(session, 'TaskDuration')) - before;
  const figures = {
    value: Number(((busy / SECONDS) * 100).toFixed(2)),
    more: {
      workers: page.workers().length,
      rssMb: await residentMb(browser),
      emptyMb: empty,
      heapMb: Number(((await metric(session, 'JSHeapUsedSize')) / 1e6).toFixed(1)),
    },
  };
  await context.close();
  site.close();
  host.close();
  return figures;
}

const reason = obstacle();
console.log(JSON.stringify(reason ? { value: null, note: reason } : await withBrowser(measure)));
