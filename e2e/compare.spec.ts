// Two protocols side by side: same script, same seed, one playhead.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, open, stage, test } from './page.ts';

for (const theme of ['light', 'dark']) {
  test(`Raft beside the blog post's rule, by ${theme}`, async ({ page }) => {
    await open(page, `./?at=5000&theme=${theme}`);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(stage(page)).toHaveCount(2);
    const [own, raft] = [stage(page).nth(0), stage(page).nth(1)];
    await expect(raft).toHaveAttribute('data-time', '5000');
    await expect(raft).not.toHaveAttribute('data-fingerprint', '');
    const calm = await raft.getAttribute('data-fingerprint');
    // What is done in one is done in both, and one undo takes it back in both.
    await raft.locator('[data-node="n5"]').click();
    await expect(own.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
    await expect(raft.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'down');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(raft.locator('[data-node="n5"]')).toHaveAttribute('data-status', 'up');
    await expect(raft).toHaveAttribute('data-fingerprint', String(calm));
    await page.getByRole('slider', { name: 'Timeline' }).fill('9500');
    await expect(raft).toHaveAttribute('data-time', '9500');
    await expect(own).toHaveAttribute('data-leader', 'n4');
    await expect(raft).toHaveAttribute('data-leader', '');
    await page.getByRole('button', { name: 'Add another' }).click();
    await expect(stage(page)).toHaveCount(3);
    await expect(page.locator('.measures')).toHaveCount(3);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page
      .getByRole('button', { name: /Leave out/ })
      .nth(1)
      .click();
    await page.getByRole('button', { name: /Leave out/ }).click();
    await expect(stage(page)).toHaveCount(1);
    await expect(stage(page)).toHaveAttribute('data-time', '9500');
  });
}

for (const view of ['cluster', 'classroom']) {
  test(`on a phone the columns stand one below the other, none on another: ${view}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `./?at=5000&view=${view}`);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Compare protocols' }).click();
    await page.getByRole('button', { name: 'Add another' }).click();
    await expect(page.locator('.measures')).toHaveCount(3);
    const parts = await page
      .locator('.compare-column > *')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map((r) => [r.top, r.bottom]),
      );
    expect(parts).toHaveLength(9);
    for (const [index, [top, bottom]] of parts.entries()) {
      expect(bottom ?? 0).toBeGreaterThan(top ?? 0);
      expect(top ?? 0).toBeGreaterThanOrEqual(parts[index - 1]?.[1] ?? 0);
    }
  });
}

const panels = (page: Page) => page.getByRole('complementary');
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const compare = async (page: Page, view: string) => {
  await open(page, `./?at=9500&view=${view}`);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(stage(page).nth(1)).not.toHaveAttribute('data-fingerprint', '');
};

for (const view of ['cluster', 'classroom']) {
  test(`in the ${view} the panels tell of the run that is asked`, async ({ page }) => {
    await compare(page, view);
    await expect(panels(page)).toHaveAccessibleName('Panels: Highest priority leads');
    // A node of the other run, by its menu: the answer is that of Raft, and says so.
    const node = column(page, 'Raft').locator('[data-node="n1"]');
    await node.focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Why is it so?' }).click();
    await expect(panels(page)).toHaveAccessibleName('Panels: Raft');
    await expect(page.getByRole('status').filter({ hasText: 'Told here' })).toContainText('Raft');
    await expect(page.locator('.why-step').first()).toContainText('n1 stands for election');
    await expect(page.getByRole('button', { name: 'Explain Raft' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    // From there to Raft's lines.
    await page
      .getByRole('button', { name: /^Show the code/ })
      .first()
      .click();
    await expect(page.locator('.code-file select')).toHaveValue('protocols/raft.ts');
    // Its beliefs, beside the same node's in the first run.
    await node.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'What does it believe?' }).click();
    await expect(page.locator('.inspector-who')).toContainText('n1 candidate');
    await page.getByRole('button', { name: 'Explain Highest priority leads' }).click();
    await expect(page.locator('.inspector-who')).toContainText('n1 follower');
    await expect(page.locator('.code-file select')).toHaveValue('detectors/timeout.ts');
  });
}

test('in the space-time diagram, too: why? of an event, by keyboard', async ({ page }) => {
  await compare(page, 'spacetime');
  const raft = column(page, 'Raft');
  await raft.locator('.st-cursor').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('w');
  await expect(panels(page)).toHaveAccessibleName('Panels: Raft');
  await expect(page.locator('.why-step').first()).toBeVisible();
  await expect(raft.getByRole('button', { name: 'Clear' })).toBeVisible();
});

test('story, timeline and milestones are those of the run that is turned to; a deed is the reader’s in both', async ({
  page,
}) => {
  await compare(page, 'cluster');
  await page.getByRole('button', { name: 'Explain Raft' }).click();
  const story = page.getByRole('list', { name: 'Story' });
  await expect(story).toContainText('n1 takes the lead in epoch 2.');
  await page.getByRole('button', { name: 'Next milestone' }).click();
  await expect(stage(page).nth(0)).toHaveAttribute('data-leader', 'n4');
  await expect(stage(page).nth(1)).toHaveAttribute('data-leader', 'n1');
  await column(page, 'Highest priority leads').locator('[data-node="n1"]').click();
  await expect(stage(page).nth(1).locator('[data-node="n1"]')).toHaveAttribute(
    'data-status',
    'down',
  );
  await page.getByRole('button', { name: 'Why? The leader n1 crashes.' }).click();
  await expect(page.locator('.why-step').last()).toContainText('You did that: Crash n1.');
  // By the buttons in the panels, back.
  await page
    .getByRole('group', { name: 'Whose run is told' })
    .getByRole('button', { name: 'Highest priority leads' })
    .press('Enter');
  await page.getByRole('tab', { name: 'What happens' }).click();
  await expect(page.getByRole('button', { name: 'Why? n1 crashes.' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(panels(page)).toHaveAccessibleName('Panels');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test('a tap on Explain draws the panels up, with that run above them', async ({ page }) => {
    await open(page, './?at=9500');
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('button', { name: 'Compare protocols' }).tap();
    await page.getByRole('button', { name: 'Explain Raft' }).tap();
    await expect(page.getByRole('button', { name: 'Raft: story, beliefs, work' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await expect(page.getByRole('list', { name: 'Story' })).toContainText(
      'n1 takes the lead in epoch 2.',
    );
    await expect(column(page, 'Raft').locator('.stage-caption')).toBeInViewport();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
