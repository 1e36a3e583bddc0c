// `npm run screenshots [-- name …]`: real pictures for people to look at, into test-results/screenshots: every built-in scenario in each
// view, and the other places of the site, in both themes and three sizes. A name picks a scenario or a place, or all that begin with it.
// Nothing is compared: what is drawn is compared as text, in src/app/pictures.

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { obstacle, withBrowser } from '../e2e/bench/browser.mjs';
import { ROOT } from './install.mjs';
import { PLACES } from './screenshots/places.mjs';

const OUT = join(ROOT, 'test-results/screenshots');
const SIZES = {
  desk: ['index.html', { width: 1280, height: 800 }],
  phone: ['index.html', { width: 390, height: 844 }],
  frame: ['embed.html', { width: 640, height: 420 }],
};
const VIEWS = ['cluster', 'classroom', 'spacetime'];
const THEMES = ['light', 'dark'];

/** The stages of the built-ins, at the moments of the stored pictures: a screenshot shows what the text tells. */
function stages() {
  const folder = join(ROOT, 'src/app/pictures/cluster');
  return readdirSync(folder).flatMap((file) => {
    const id = file.replace(/\.txt$/, '');
    const moment = /^\S+ at (\d+) ms/.exec(readFileSync(join(folder, file), 'utf8'));
    if (!moment) return [];
    return VIEWS.map((view) => ({
      name: `${id}-${view}`,
      sizes: Object.keys(SIZES),
      address: `?scenario=${id}&at=${moment[1]}&view=${view}&controls=mini`,
      steps: [],
    }));
  });
}

/** Those of these names; nothing but a line of complaint where a name is none. */
function picked(all, names) {
  const is = (name) => (one) => one.name === name || one.name.startsWith(`${name}-`);
  const none = names.filter((name) => !all.some(is(name)));
  if (none.length > 0) throw new Error(`no scenario and no place is called ${none.join(', ')}`);
  return names.length === 0 ? all : all.filter((one) => names.some((name) => is(name)(one)));
}

/** One picture, on a page of its own: no choice of an earlier one is left. */
async function shoot(browser, base, place, theme, size) {
  const { name, address, steps, file, media, scripts = true, whole } = place;
  const [html, viewport] = SIZES[size];
  const context = await browser.newContext({
    viewport: whole ? { ...viewport, height: 4000 } : viewport,
    colorScheme: theme,
    javaScriptEnabled: scripts,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  try {
    const [query, hash = ''] = address.split('#');
    const themed = `${query}${query === '' ? '?' : '&'}theme=${theme}${hash && `#${hash}`}`;
    await page.goto(`${base}${file ?? html}${themed}`);
    if (scripts && !file)
      await page.waitForSelector('[data-rollcall]:not([data-fingerprint=""])', { timeout: 90_000 });
    if (media) await page.emulateMedia({ media });
    for (const step of steps) await step(page);
    await page.waitForTimeout(300);
    const path = join(OUT, `${name}-${theme}-${size}.png`);
    if (whole) await page.locator(whole).screenshot({ path });
    else await page.screenshot({ path, fullPage: media === 'print' });
  } finally {
    await context.close();
  }
}

async function main(names) {
  const places = picked([...stages(), ...PLACES], names);
  const reason = obstacle();
  if (reason) throw new Error(reason);
  mkdirSync(OUT, { recursive: true });
  await withBrowser(async (browser, base) => {
    for (const place of places)
      for (const size of place.sizes)
        for (const theme of THEMES)
          await shoot(browser, base, place, theme, size).catch((fault) => {
            console.error(
              `screenshots: ${place.name}, ${theme}, ${size}: ${fault.message.split('\n')[0]}`,
            );
            process.exitCode = 1;
          });
  });
  console.log(`screenshots: in ${OUT}`);
}

await main(process.argv.slice(2)).catch((fault) => {
  console.error(`screenshots: ${fault.message}`);
  process.exitCode = 1;
});
