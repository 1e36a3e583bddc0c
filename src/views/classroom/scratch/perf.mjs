import { chromium } from 'playwright-core';

const b = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
});
for (const n of [5, 60, 200]) {
  const page = await b.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (e) => console.log(String(e)));
  await page.goto(
    `http://127.0.0.1:4311/src/views/classroom/scratch/index.html?n=${n}&at=3000&play=1`,
  );
  await page.waitForSelector('[data-message]', { state: 'attached', timeout: 30000 });
  const r = await page.evaluate(
    () =>
      new Promise((done) => {
        let c = 0;
        const t0 = performance.now();
        const f = () => {
          c++;
          performance.now() - t0 > 3000
            ? done([c / 3, document.querySelectorAll('[data-message]').length])
            : requestAnimationFrame(f);
        };
        requestAnimationFrame(f);
      }),
  );
  console.log(n, r);
  if (n === 5) {
    console.log(
      await page.evaluate(() =>
        [...document.querySelectorAll('[data-message]')].slice(0, 2).map((e) => e.outerHTML),
      ),
    );
    await page.evaluate(() => session.pause());
    await page.waitForTimeout(200);
    await page.click('[data-node="n5"]');
    await page.waitForTimeout(400);
    console.log(
      await page.getAttribute('[data-node="n5"]', 'data-status'),
      await page.getAttribute('[data-node="n5"]', 'aria-label'),
    );
    await page.focus('[data-node="n4"]');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
    console.log(await page.getAttribute('[data-node="n4"]', 'data-status'));
    await page.setViewportSize({ width: 360, height: 420 });
    await page.waitForTimeout(300);
    console.log(
      await page.evaluate(
        () =>
          document.querySelector('.room').getAttribute('viewBox') +
          ' ' +
          document.querySelectorAll('[data-message]').length,
      ),
    );
    await page.screenshot({ path: '/tmp/shots/p.png' });
  }
  await page.close();
}
await b.close();
