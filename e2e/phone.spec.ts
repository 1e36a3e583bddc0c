// Small screens: the page is as wide as the phone, whatever its title.

import { builtins } from '../src/scenario/builtin/registry.ts';
import { expect, node, open, test } from './page.ts';

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

test('a branch with a long name makes nothing wider', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, './?at=3000');
  await node(page, 'n1').focus();
  await page.keyboard.press('Shift+Space');
  await node(page, 'n2').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Partition', exact: true }).press('Enter');
  const branch = page.getByRole('combobox', { name: 'Branch' });
  await expect(branch.locator('option:checked')).toContainText('n1 n2 | n3 n4 n5');
  for (const part of [branch, page.getByRole('button', { name: 'Next milestone' })]) {
    const box = await part.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  }
});
