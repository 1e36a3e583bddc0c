import { chromium } from 'playwright-core';

const b = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
});
const sizes = { w: [1280, 800], p: [390, 500], l: [640, 360], t: [280, 420], x: [1600, 900] };
for (const spec of process.argv.slice(2)) {
  const [name, size, query, extra] = spec.split('|');
  const [width, height] = sizes[size];
  const page = await b.newPage({
    viewport: { width, height },
    reducedMotion: extra === 'still' ? 'reduce' : 'no-preference',
  });
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, String(e)));
  await page.goto(`http://127.0.0.1:4311/src/views/classroom/scratch/index.html?${query}`);
  await page.waitForSelector('[data-node]', { timeout: 20000 });
  await page.waitForTimeout(500);
  if (extra === 'focus') await page.keyboard.press('Tab');
  await page.screenshot({ path: `/tmp/shots/${name}.png` });
  await page.close();
}
await b.close();
