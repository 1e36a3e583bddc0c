// "Download as one HTML file": the saved file plays from the disk, alone.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withRun } from '../src/app/common/saved.ts';
import { measure } from '../src/engine/run.ts';
import { builtinScenario } from '../src/scenario/builtin/registry.ts';
import { encodeScenario } from '../src/scenario/link.ts';
import { expect, node, open, stage, test } from './page.ts';

let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-saved-'));
});
test.afterAll(() => rm(folder, { recursive: true }));

test('plays from a disk what was put in, by a protocol that is a part of its own', async ({
  page,
  context,
}) => {
  const scenario = builtinScenario('raft-partition');
  if (!scenario) throw new Error('there is a raft-partition');
  const name = (await readdir('dist/assets')).find((one) => /^single-.*\.html$/.test(one));
  const template = await readFile(join('dist/assets', name ?? ''), 'utf8');
  const title = 'Ten <b>bold</b> & "quoted" </script>';
  const file = join(folder, 'run.html');
  await writeFile(
    file,
    withRun(template, title, {
      search: '?view=classroom&at=1500&controls=mini',
      hash: `#s=${await encodeScenario({ ...scenario, title })}`,
      home: 'https://example.org/rollcall/',
    }),
  );
  await context.setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await expect(stage(page)).toHaveAttribute(
    'data-fingerprint',
    measure({ ...scenario, title }).fingerprint,
  );
  await expect(page).toHaveTitle(title);
  await expect(page.getByRole('heading', { name: title })).toBeAttached();
  await expect(stage(page)).toHaveAttribute('data-time', '1500');
  await expect(stage(page)).toHaveAttribute('data-view', 'classroom');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stage(page).getAttribute('data-time')).not.toBe('1500');
  await node(page, 'n1').click();
  await expect(node(page, 'n1')).toHaveAttribute('data-status', 'down');
  await expect(page.getByRole('link', { name: /Open/ })).toHaveAttribute(
    'href',
    /^https:\/\/example\.org\/rollcall\//,
  );
  expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
});

test('the studio saves what is on screen', async ({ page, context }) => {
  await open(page, './?scenario=lease-fenced&at=2000');
  await node(page, 'n2').click();
  await expect(node(page, 'n2')).toHaveAttribute('data-status', 'down');
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', '');
  const fingerprint = (await stage(page).getAttribute('data-fingerprint')) ?? '';
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('combobox', { name: 'View' }).selectOption('classroom');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as one HTML file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^lease-.*\.html$/);
  const file = join(folder, 'saved.html');
  await saved.saveAs(file);
  const alone = await context.newPage();
  await alone.goto(pathToFileURL(file).href);
  await expect(stage(alone)).toHaveAttribute('data-fingerprint', fingerprint);
  await expect(stage(alone)).toHaveAttribute('data-time', '2000');
  await expect(stage(alone)).toHaveAttribute('data-view', 'classroom');
  await expect(node(alone, 'n2')).toHaveAttribute('data-status', 'down');
});
