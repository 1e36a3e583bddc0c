// What a reader takes away as files: pictures that stand by themselves, the trace, the conversation.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, open, stage, test } from './page.ts';

async function saved(page: Page, item: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: item }).click(),
  ]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

for (const view of ['cluster', 'classroom', 'spacetime']) {
  test(`the picture of the stage stands by itself: ${view}`, async ({ page }) => {
    await open(page, `./?at=10200&view=${view}&theme=dark`);
    await expect(page.locator('[data-node]')).toHaveCount(5);
    const { name, content } = await saved(page, 'Save the picture (SVG)');
    expect(name).toMatch(/^first-day.*\.svg$/);
    const text = content.toString('utf8');
    expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(text).not.toMatch(/ class=| data-node=|var\(--/);
    for (const id of ['n1', 'n2', 'n3', 'n4', 'n5']) expect(text).toContain(`${id}<`);
    // What is in flight is in it.
    if (view !== 'classroom') expect(text.match(/<(path|line) /g)?.length).toBeGreaterThan(14);
    // It draws without the page: the same colours, on the paper of the theme.
    const paper = await stage(page).evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(text).toContain(`fill="${paper}"`);
    const png = await saved(page, 'Save the picture (PNG)');
    expect(png.content.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.content.length).toBeGreaterThan(5000);
  });
}

test('the space-time diagram, whichever view is on screen', async ({ page }) => {
  await open(page, './?at=10200');
  const { name, content } = await saved(page, 'Save the space-time diagram (SVG)');
  expect(name).toMatch(/space-time\.svg$/);
  const text = content.toString('utf8');
  expect(text).toContain('leads, epoch 2');
  expect(text).toContain('Cron job');
  await expect(page.locator('.st-still')).toHaveCount(0);
});

test('the trace and the conversation', async ({ page }) => {
  await open(page, './?at=10200');
  const trace = await saved(page, 'Save the trace (JSON Lines)');
  const lines = trace.content.toString('utf8').trimEnd().split('\n');
  const summary = JSON.parse(lines.at(-1) ?? '{}');
  expect(summary.fingerprint).toBe(await stage(page).getAttribute('data-fingerprint'));
  expect(lines).toHaveLength(summary.events + 1);
  const talk = await saved(page, 'Save as a Mermaid sequence diagram');
  expect(talk.name).toMatch(/\.mmd$/);
  expect(talk.content.toString('utf8')).toContain('n4 takes the lead in epoch 2.');
});
