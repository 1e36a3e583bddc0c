// The comment panel: replies and deletions change every count on the way up.

import { expect, test } from './page.ts';

test('reply and delete change the counts', async ({ page }) => {
  await page.goto('./?view=comments');
  const total = page.locator('.comments-total');
  await expect(total).toHaveAttribute('data-total', '7');
  await page
    .getByRole('button', { name: /^Reply to/ })
    .first()
    .click();
  await page.getByRole('textbox').fill('<b>here!</b>');
  await page.keyboard.press('Control+Enter');
  await expect(total).toHaveAttribute('data-total', '8');
  await expect(page.getByText('<b>here!</b>')).toBeVisible();
  await page
    .getByRole('button', { name: /^Delete/ })
    .nth(1)
    .click();
  await expect(total).not.toHaveAttribute('data-total', '8');
  await page.getByRole('button', { name: 'Undo last change' }).click();
  await expect(total).toHaveAttribute('data-total', '8');
});
