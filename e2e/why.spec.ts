// Why did that happen? From a story line back to the click, each sentence a link to its moment, and to the lines that did it.

import AxeBuilder from '@axe-core/playwright';
import { expect, node, open, stage, test, timeOf } from './page.ts';

test('from the story back to what the reader did', async ({ page }) => {
  await open(page, './?at=3000');
  await node(page, 'n5').click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await page.getByRole('button', { name: 'Why? n4 takes the lead in epoch 2.' }).click();
  await expect(page.getByRole('tab', { name: 'Why?' })).toHaveAttribute('aria-selected', 'true');
  const steps = page.locator('.why-step');
  await expect(steps).toHaveCount(4);
  await expect(steps.nth(0)).toContainText('n4 takes the lead in epoch 2.');
  await expect(steps.nth(1)).toContainText(
    /because.*n4 suspects that n5 has failed: it has heard nothing from it for 3\.50\ss/s,
  );
  await expect(steps.nth(2)).toContainText(/the world knows; the node does not.*n5 crashes\./s);
  await expect(steps.nth(3)).toContainText('You did that: Crash n5.');
  // Each is a link to its moment, and lights up everywhere while the pointer is on it.
  await steps.nth(2).locator('.why-link').hover();
  await expect(steps.nth(2)).toHaveClass(/why-lit/);
  await steps.nth(2).locator('.why-link').click();
  await expect(stage(page)).toHaveAttribute('data-time', '3000');
  await steps.nth(0).locator('.why-link').click();
  await expect(stage(page)).toHaveAttribute('data-leader', 'n4');
});

test('what is taken away under the pointer lights nothing any more', async ({ page }) => {
  await open(page, './?at=9500');
  await page.locator('.story-now .story-why').click();
  await page.locator('.why-link').first().hover();
  await expect(page.locator('.node-highlighted')).toHaveCount(1);
  await page.getByRole('button', { name: 'No more of it' }).press('Enter');
  await expect(page.locator('.why-link')).toHaveCount(0);
  await expect(page.locator('.node-highlighted')).toHaveCount(0);
});

test('the line of now is whole, however long it is', async ({ page }) => {
  await open(page, './?scenario=raft-partition');
  for (let step = 0; step < 8; step++) {
    await page.getByRole('button', { name: 'Next milestone' }).click();
    await expect
      .poll(() =>
        page.locator('.story ol').evaluate((list) => {
          const line = list.querySelector<HTMLElement>('.story-now');
          if (!line) return 'none';
          const from = line.offsetTop - list.scrollTop;
          return from >= 8 && from + line.offsetHeight <= list.clientHeight - 18 ? 'whole' : 'cut';
        }),
      )
      .toBe('whole');
  }
});

test('a breach has a thread for each of the leaders', async ({ page }) => {
  await open(page, './?scenario=two-monitors&at=14500');
  await page.getByRole('button', { name: 'Why? Two leaders at once: n4 and n5.' }).click();
  await expect(page.locator('.why h3')).toHaveText([
    'n4 leads in epoch 2 since 10.07 s',
    'n5 leads in epoch 1 since 1.31 s',
  ]);
  await expect(page.locator('.why')).toContainText('The script says: resume n5.');
  await expect(page.locator('.why')).toContainText('The script says: pause n5.');
});

test('a node is asked by its menu; the rule leads to the code, and from firing to firing', async ({
  page,
}) => {
  await open(page, './?at=9500');
  await node(page, 'n4').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Why is it so?' }).click();
  await expect(page.locator('.why-step').first()).toContainText('n4 takes the lead in epoch 2.');
  await page.getByRole('button', { name: 'Show the code of the rule Suspect the silent' }).click();
  await expect(page.getByRole('tab', { name: 'Code' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.code-call')).toContainText("node.rule('leader-silent')");
  await expect(page.locator('.code-file select')).toHaveValue('detectors/timeout.ts');
  await expect(page.locator('.code-rule')).toContainText('n4 has heard nothing from n5');
  await page.getByRole('combobox', { name: 'Node', exact: true }).selectOption('n3');
  await page.getByRole('button', { name: '‹ Previous' }).click();
  await expect.poll(() => timeOf(page)).toBeCloseTo(9074.35, 2);
  await page.getByRole('combobox', { name: 'Rule' }).selectOption('heartbeat');
  await expect(page.locator('.code-call')).toContainText("node.rule('heartbeat')");
  await page.getByRole('button', { name: 'Next ›' }).click();
  await expect.poll(() => timeOf(page)).toBeCloseTo(9965.408, 2);
});

test('tabs by keyboard', async ({ page }) => {
  await open(page, './?at=9500');
  await page.getByRole('tab', { name: 'What happens' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Why?' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Code' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.code-lines')).toBeVisible();
  // The arrows of a tab are its own: the playhead stands.
  await expect(stage(page)).toHaveAttribute('data-time', '9500');
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in why and code by ${theme}`, async ({ page }) => {
    await open(page, `./?at=9500&theme=${theme}`);
    const look = async () =>
      (await new AxeBuilder({ page }).include('.explain').analyze()).violations;
    await page.getByRole('button', { name: 'Why? n4 takes the lead in epoch 2.' }).click();
    await expect(page.locator('.why-step')).toHaveCount(4);
    expect((await look()).map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.getByRole('tab', { name: 'Code' }).click();
    await expect(page.locator('.code-call').first()).toBeVisible();
    expect((await look()).map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
}

test('in the embed the answer stands over the stage', async ({ page }) => {
  await open(page, 'embed.html?at=9500&panels=story');
  await page.getByRole('button', { name: 'Why? n4 takes the lead in epoch 2.' }).click();
  await expect(page.locator('.embed-why .why-step')).toHaveCount(4);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.getByRole('button', { name: 'No more of it' }).click();
  await expect(page.locator('.embed-why')).toHaveCount(0);
});
