// The share dialog: what it gives works when it is pasted, and it says what it did.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, node, open, stage, test } from './page.ts';
import { type Served, serve } from './servers.ts';

let host: Served | null = null;
test.afterEach(() => host?.close());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share this very run' });
const code = (page: Page) => dialog(page).getByRole('textbox', { name: 'Code' });

async function share(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog(page)).toBeVisible();
  await expect(code(page)).toBeVisible();
}

/** A page of another origin with this in it. */
async function paste(page: Page, html: string): Promise<void> {
  host = await serve({
    from: {
      '/': `<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:,"><h1>A post</h1>${html}</html>`,
    },
  });
  await page.goto(host.url);
}

test('each code shows the very run when it is pasted', async ({ page, context }) => {
  await open(page, './?at=3000');
  await node(page, 'n5').click();
  await expect(node(page, 'n5')).toHaveAttribute('data-status', 'down');
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', '');
  const fingerprint = (await stage(page).getAttribute('data-fingerprint')) ?? '';
  await share(page);
  await expect(dialog(page)).toContainText(fingerprint);
  const iframe = await code(page).inputValue();
  await dialog(page).getByRole('button', { name: 'Custom element' }).click();
  const element = await code(page).inputValue();
  await dialog(page).getByRole('button', { name: 'Markdown' }).click();
  const link = /\]\((.*)\)$/.exec(await code(page).inputValue())?.[1] ?? '';
  expect(link).toBe(await dialog(page).getByRole('textbox', { name: 'Link' }).inputValue());
  await dialog(page).getByRole('button', { name: 'MDX' }).click();
  await expect(code(page)).toHaveValue(/style=\{\{ border: 0/);
  for (const html of [iframe, element]) {
    const post = await context.newPage();
    await paste(post, html);
    const shown = post.locator('iframe').contentFrame().locator('[data-rollcall]');
    await expect(shown).toHaveAttribute('data-fingerprint', fingerprint);
    await expect(shown).toHaveAttribute('data-time', '3000');
    await expect(post.locator('iframe').contentFrame().locator('[data-notice]')).toHaveCount(0);
    await post.close();
    await host?.close();
  }
});

test('an unchanged built-in is one short line; options are in it, and in the preview', async ({
  page,
}) => {
  await open(page, './');
  await share(page);
  await expect(code(page)).toHaveValue(/embed\.html\?scenario=first-day" title=/);
  await dialog(page).getByLabel('View').selectOption('Classroom');
  await dialog(page).getByLabel('Theme').selectOption('Night');
  await dialog(page).getByLabel('Controls').selectOption('Few');
  await dialog(page).getByLabel('Opens at').fill('7.5');
  await dialog(page).getByLabel('Stops at').fill('9');
  await dialog(page).getByLabel('Width').fill('500');
  await dialog(page).getByLabel('in a loop').check();
  await dialog(page).getByLabel('Story').check();
  await expect(code(page)).toHaveValue(
    /embed\.html\?scenario=first-day&amp;view=classroom&amp;theme=dark&amp;controls=mini&amp;panels=story&amp;at=7500&amp;until=9000&amp;loop=1" .*width="500"/,
  );
  await expect(dialog(page).getByRole('textbox', { name: 'Link' })).toHaveValue(
    /\?at=7500&view=classroom#s=/,
  );
  const frame = dialog(page).locator('iframe').contentFrame();
  await expect(frame.locator('[data-rollcall]')).toHaveAttribute('data-view', 'classroom');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.locator('.story')).toBeVisible();
});

test('says that it copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, './');
  await share(page);
  const link = await dialog(page).getByRole('textbox', { name: 'Link' }).inputValue();
  await expect(dialog(page).getByRole('button', { name: 'Copy link' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('status')).toHaveText('Copied the link.');
  await expect(dialog(page).getByRole('button', { name: '✓ Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test('sends the link where the device can', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: async (data: object) => Object.assign(window, { sent: data }),
    });
  });
  await open(page, './?at=3000');
  await share(page);
  await dialog(page).getByRole('button', { name: 'Send it' }).click();
  const url = await dialog(page).getByRole('textbox', { name: 'Link' }).inputValue();
  expect(await page.evaluate(() => (window as unknown as { sent: unknown }).sent)).toEqual({
    title: 'First day: the monitor leaves',
    url,
  });
});

test('where no page may copy, the text is selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await open(page, './');
  await share(page);
  await dialog(page).getByRole('button', { name: 'Copy code' }).click();
  await expect(dialog(page).getByRole('status')).toContainText('is selected: press Ctrl+C');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await code(page).inputValue());
});

test('a title with markup is a text, here and where it is pasted', async ({ page }) => {
  await open(page, './');
  await share(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeFocused();
  const title = '"><img src=x onerror=alert(1)>';
  const fragment = await page.evaluate(async (text) => {
    const bytes = new TextEncoder().encode(JSON.stringify({ rollcall: 1, title: text }));
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const letters = new Uint8Array(await new Response(packed).arrayBuffer());
    return btoa(String.fromCharCode(...letters))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
  }, title);
  await open(page, `./?at=0#s=${fragment}`);
  await share(page);
  const iframe = await code(page).inputValue();
  await paste(page, iframe);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page.locator('iframe')).toHaveAttribute('title', title);
});

for (const [width, height, theme] of [
  [1280, 800, 'light'],
  [390, 844, 'dark'],
] as const) {
  test(`axe finds nothing in it, and it fits: ${width} × ${height}, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, `./?theme=${theme}`);
    await share(page);
    await dialog(page).locator('iframe').scrollIntoViewIfNeeded();
    await expect(
      dialog(page).locator('iframe').contentFrame().locator('[data-node]').first(),
    ).toBeAttached();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(
      await dialog(page).evaluate((it) => [
        it.scrollWidth - it.clientWidth,
        it.clientWidth <= innerWidth,
      ]),
    ).toEqual([0, true]);
  });
}
