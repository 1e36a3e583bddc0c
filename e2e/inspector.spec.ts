// The inspector: beliefs beside the truth, two nodes side by side, and detectors as drawings that move with the playhead.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, node, open, test } from './page.ts';

const inspector = (page: Page) => page.locator('.inspector');
const first = (page: Page) => page.getByRole('combobox', { name: 'Inspected node' });
const second = (page: Page) => page.getByRole('combobox', { name: 'Node beside it' });
const row = (page: Page, name: RegExp) => inspector(page).getByRole('row', { name });

test('what a node believes stands beside what is true, and the difference is said', async ({
  page,
}) => {
  await open(page, './?at=7500');
  await first(page).selectOption('n1');
  await expect(row(page, /Who leads/)).toContainText('n5≠ (not so in truth)nobody');
  await expect(row(page, /Who failed/)).toContainText('nobody≠ (not so in truth)n5');
  await expect(row(page, /^n5/)).toContainText('healthy≠');
  await expect(row(page, /^n4/)).not.toContainText('≠');
  await expect(row(page, /In memory/)).toContainText('lost in a crash');
});

test('two nodes side by side, by keyboard alone', async ({ page }) => {
  await open(page, './?at=16000&scenario=raft-partition');
  await first(page).focus();
  await page.keyboard.press('n');
  await expect(first(page)).toHaveValue('n1');
  await page.keyboard.press('Tab');
  await expect(second(page)).toBeFocused();
  await second(page).selectOption('n5');
  for (const name of ['n1 believes', 'n5 believes', 'in truth'])
    await expect(inspector(page).getByRole('columnheader', { name }).first()).toBeVisible();
  await expect(row(page, /On disk/)).toContainText('survives a crash');
  await expect(row(page, /^Term/)).toBeVisible();
});

test('a clock that runs fast stands beside the time of the world; a second node comes by its menu', async ({
  page,
}) => {
  await open(page, './?at=4000');
  await first(page).selectOption('n1');
  await expect(row(page, /The time/)).toHaveCount(0);
  await node(page, 'n1').press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Clock' }).click();
  await page.getByRole('menuitem', { name: '20 % fast' }).click();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(row(page, /The time/)).toContainText('4.12 s≠ (not so in truth)4.10 s');
  await node(page, 'n2').press('Shift+F10');
  await page.getByRole('menuitem', { name: 'beside those of n1' }).click();
  await expect(row(page, /The time/)).toContainText('4.12 s≠ (not so in truth)4.10 s4.10 s');
});

test('phi rises to its threshold, and there the node suspects', async ({ page }) => {
  await open(page, './?at=73770&scenario=phi-vs-timeout');
  await first(page).selectOption('n1');
  await expect(row(page, /^n5/)).toContainText(/phi 7\.\d of 8/);
  await expect(row(page, /^n5/)).toContainText('healthy');
  await open(page, './?at=73850&scenario=phi-vs-timeout');
  await first(page).selectOption('n1');
  await expect(row(page, /^n5/)).toContainText(/failed.*phi (8\.[1-9]|9\.|1\d\.|2\d\.)/);
});

test('SWIM: a suspect may object for a time, and life goes on in another', async ({ page }) => {
  await open(page, './?at=19200&scenario=swim-gossip');
  await first(page).selectOption('n2');
  await expect(row(page, /^n3/)).toContainText(/suspect.*may object\d+\.\d s/);
  await open(page, './?at=22000&scenario=swim-gossip');
  await first(page).selectOption('n2');
  await expect(row(page, /^n3/)).toContainText('alive, life 1');
  await open(page, './?at=40000&scenario=swim-gossip');
  await first(page).selectOption('n2');
  await expect(row(page, /^n5/)).toContainText('dead');
});

test('patience runs down with the playhead', async ({ page }) => {
  await open(page, './?at=6500');
  await first(page).selectOption('n1');
  const bar = row(page, /^n5/).locator('.inspector-bar');
  const left = () => bar.evaluate((element) => Number(element.style.getPropertyValue('--left')));
  await expect.poll(left).toBeGreaterThan(0);
  const before = await left();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(left).toBeLessThan(before - 0.1);
  await page.getByRole('button', { name: 'Pause' }).click();
});

for (const theme of ['light', 'dark']) {
  for (const [address, nodes] of [
    ['./?at=7500', ['n1']],
    ['./?at=73770&scenario=phi-vs-timeout', ['n1', 'n5']],
    ['./?at=19200&scenario=swim-gossip', ['n2', 'n3']],
  ] as const) {
    test(`axe: ${address} by ${theme}`, async ({ page }) => {
      await open(page, `${address}&theme=${theme}`);
      await first(page).selectOption(nodes[0]);
      if (nodes[1]) await second(page).selectOption(nodes[1]);
      await expect(row(page, /Who leads/)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('.inspector').analyze();
      expect(violations.map(({ id, nodes: [found] }) => [id, found?.html])).toEqual([]);
    });
  }
}

test('on a phone it fits the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, './?at=73770&scenario=phi-vs-timeout');
  await page.getByRole('button', { name: /^Story, beliefs/ }).click();
  await first(page).selectOption('n1');
  await second(page).selectOption('n4');
  await expect(row(page, /Who leads/)).toBeVisible();
  const overflow = await inspector(page).evaluate(
    (element) => element.scrollWidth - element.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('says why a node is as it is', async ({ page }) => {
  await open(page, './?at=9500');
  await first(page).selectOption('n4');
  await page.getByRole('button', { name: 'Why? n4 is as it is' }).click();
  await expect(page.getByRole('tab', { name: 'Why?' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel')).toContainText('n4');
  await expect(page.getByRole('tabpanel')).toContainText('n5');
});

test('on a desk the panels scroll, and the page does not', async ({ page }) => {
  await open(page, './?at=73770&scenario=phi-vs-timeout');
  await first(page).selectOption('n1');
  await second(page).selectOption('n4');
  await expect(row(page, /Who leads/)).toBeVisible();
  await row(page, /^n5/).scrollIntoViewIfNeeded();
  const longer = () =>
    page.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
  expect(await longer()).toBe(0);
});
