// `npm run screenshots [-- scenario …]`: real pictures for people to look at, of every built-in scenario in each view, both themes, three
// sizes, into test-results/screenshots. Nothing is compared: what is drawn is compared as text, in src/app/pictures.

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { obstacle, withBrowser } from '../e2e/bench/browser.mjs';
import { ROOT } from './install.mjs';

const OUT = join(ROOT, 'test-results/screenshots');
const SIZES = [
  ['desk', 'index.html', 1280, 800],
  ['phone', 'index.html', 390, 844],
  ['frame', 'embed.html', 640, 420],
];
const VIEWS = ['cluster', 'classroom', 'spacetime'];
const THEMES = ['light', 'dark'];

/** Ids and moments of the stored pictures: a screenshot shows what the text tells. */
function scenes(wanted) {
  const folder = join(ROOT, 'src/app/pictures/cluster');
  return readdirSync(folder).flatMap((file) => {
    const id = file.replace(/\.txt$/, '');
    if (wanted.length > 0 && !wanted.includes(id)) return [];
    const moment = /^\S+ at (\d+) ms/.exec(readFileSync(join(folder, file), 'utf8'));
    return moment ? [{ id, ms: moment[1] }] : [];
  });
}

const reason = obstacle();
if (reason) {
  console.error(`screenshots: ${reason}`);
  process.exitCode = 1;
} else {
  mkdirSync(OUT, { recursive: true });
  await withBrowser(async (browser, base) => {
    for (const [size, file, width, height] of SIZES) {
      const page = await browser.newPage({ viewport: { width, height } });
      for (const { id, ms } of scenes(process.argv.slice(2)))
        for (const view of VIEWS)
          for (const theme of THEMES) {
            const address = `${base}${file}?scenario=${id}&at=${ms}&view=${view}&theme=${theme}&controls=mini`;
            await page.goto(address);
            await page.waitForSelector('[data-rollcall]:not([data-fingerprint=""])');
            await page.waitForTimeout(250);
            await page.screenshot({ path: join(OUT, `${id}-${view}-${theme}-${size}.png`) });
          }
      await page.close();
    }
  });
  console.log(`screenshots: in ${OUT}`);
}
