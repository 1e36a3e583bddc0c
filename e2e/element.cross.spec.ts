// <rollcall-sim> in each browser that there is: seen, driven by a word, in a page of another origin.

import { expect, test } from './page.ts';
import { serve } from './servers.ts';

test('one line in a post', async ({ page, baseURL }) => {
  const host = await serve({
    from: {
      '/': `<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:,">
        <style>body { background: #111 }</style><script src="${baseURL}rollcall.js" defer></script>
        <h1>A post</h1><rollcall-sim at="3000" controls="mini"></rollcall-sim>
        <button data-rollcall-do="crash @leader; seek 9600">kill the leader</button></html>`,
    },
  });
  await page.goto(host.url);
  const frame = page.locator('rollcall-sim iframe').contentFrame();
  await expect(frame.locator('[data-rollcall]')).toHaveAttribute('data-leader', 'n5');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'kill the leader' }).click();
  await expect(frame.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
  await expect(frame.locator('[data-rollcall]')).toHaveAttribute('data-leader', 'n4');
  await host.close();
});
