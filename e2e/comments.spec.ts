// The comment panel: replies and deletions change every count on the way up.

import { expect, test } from './page.ts';

for (const [width, height] of [
  [1280, 800],
  [390, 844],
  [640, 420],
] as const) {
  test(`the counting and the comment that it counts are both in sight: ${width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./embed.html?view=comments');
    await page.getByRole('button', { name: 'Count it step by step' }).click();
    const walk = page.locator('.comments-walk');
    const step = walk.getByRole('button', { name: 'Step', exact: true });
    for (let at = 1; at <= 7; at++) {
      await expect(walk).toContainText(`return ${at} of 7`);
      const card = await page.locator('[data-comment][data-call="returns"]').boundingBox();
      const counting = await walk.boundingBox();
      const room = await page.locator('.stage-view').boundingBox();
      if (!card || !counting || !room) throw new Error('nothing is counted');
      expect(card.y).toBeGreaterThanOrEqual(room.y);
      expect(card.y + card.height).toBeLessThanOrEqual(
        counting.x < card.x + card.width ? counting.y : room.y + room.height,
      );
      await expect(step).toBeInViewport();
      if (at < 7) await step.click();
    }
  });
}

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
