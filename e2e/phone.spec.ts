// Small screens: the page is as wide as the phone, whatever its title.

import { builtins } from '../src/scenario/builtin/registry.ts';
import { expect, open, test } from './page.ts';

test('every built-in fits on a phone, on a small one, too', async ({ page }) => {
  test.setTimeout(120_000);
  const wider: string[] = [];
  for (const { id } of builtins) {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `./?scenario=${id}`);
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      const tabs = await page.locator('.tabs').evaluate((bar) => bar.scrollWidth - bar.clientWidth);
      if (wide > width || tabs > 0) wider.push(`${id}: ${wide} in ${width}, tabs ${tabs} more`);
    }
  }
  expect(wider).toEqual([]);
});
