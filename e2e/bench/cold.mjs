// How soon a frame shows something that one has never seen before, on a slow machine at the end of a slow line: 1.6 Mbit/s, 150 ms
// round trip, a processor slowed 4 times (Chromium's throttling). `node cold.mjs [QUERY]` prints one JSON object.

import { obstacle, withBrowser } from './browser.mjs';
import { serveSlowly } from './slow.mjs';

const [query = 'at=3000'] = process.argv.slice(2);
const LINE = { roundTripMs: 150, bytesASecond: 1_600_000 / 8 };
const SLOWER = 4;
const TURNS = 3;

/** In the page: when the first picture was painted, and when a click, made at once, had its effect. Times from the navigation. */
function watch() {
  const seen = { picture: 0, interaction: 0 };
  Object.assign(window, { seen });
  const look = () => {
    const node = document.querySelector('[data-node="n5"]');
    if (!node) return;
    if (seen.picture === 0) {
      seen.picture = -1;
      // The frame after the next begins when this one has been painted.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          seen.picture = performance.now();
          node.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        }),
      );
    } else if (node.getAttribute('data-status') === 'down' && seen.interaction === 0) {
      seen.interaction = performance.now();
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-status'],
  });
}

async function turn(browser, site) {
  const context = await browser.newContext({
    viewport: { width: 640, height: 420 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(watch);
  const before = site.bytes();
  await page.goto(`${site.url}embed.html?${query}`);
  await page.waitForFunction(() => window.seen.interaction > 0, null, { timeout: 60_000 });
  const seen = await page.evaluate(() => window.seen);
  await context.close();
  return { ...seen, bytes: site.bytes() - before };
}

const reason = obstacle();
if (reason) {
  console.log(JSON.stringify({ value: null, note: reason }));
} else {
  const site = await serveSlowly('dist', LINE);
  const turns = [];
  await withBrowser(async (browser) => {
    for (let left = TURNS; left > 0; left--) turns.push(await turn(browser, site));
  });
  site.close();
  const middle = (key) =>
    Math.round(turns.map((one) => one[key]).sort((a, b) => a - b)[TURNS >> 1]);
  console.log(
    JSON.stringify({
      value: middle('picture'),
      more: { interactionMs: middle('interaction'), bytes: middle('bytes') },
    }),
  );
}
