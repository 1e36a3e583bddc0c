// Files: a scenario is opened by the menu or dropped on the page, saved, and refused with the place of its fault.

import { readFile } from 'node:fs/promises';
import { expect, open, stage, test } from './page.ts';

test('opens a scenario file, and saves the same scenario again', async ({ page }) => {
  await open(page, './');
  const json = { rollcall: 1, title: 'From a file', nodes: 3, protocol: { id: 'bully' }, seed: 3 };
  await page.getByLabel('Scenario file').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json)),
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From a file');
  await expect(page.locator('[data-node]')).toHaveCount(3);
  await page.getByRole('button', { name: 'Menu' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the scenario (JSON)' }).click();
  const saved = await waiting;
  expect(saved.suggestedFilename()).toBe('from-a-file.json');
  expect(JSON.parse(await readFile(await saved.path(), 'utf8'))).toMatchObject(json);
});

test('refuses a bad file with the path of its fault; the run on screen stays', async ({ page }) => {
  await open(page, './');
  const before = await stage(page).getAttribute('data-fingerprint');
  const text = '{"rollcall":1,"nodes":3,"script":[{"at":1,"do":"crash","node":"n9"}]}';
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'bad.json'));
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
      );
  }, text);
  await expect(
    page.getByText('bad.json: script[0].node: no node "n9"; nodes are n1, n2, n3'),
  ).toBeVisible();
  await expect(stage(page)).toHaveAttribute('data-fingerprint', String(before));
});
