import { chromium } from 'playwright-core';

const b = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
});
const p = await b.newPage({ viewport: { width: 1520, height: 1260 } });
await p.goto('file:///tmp/m.html');
await p.screenshot({ path: '/tmp/shots/m.png' });
await b.close();
