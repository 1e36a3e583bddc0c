// The pages' own policy: it is there, it is enforced, and nothing that the pages do offends it. Nothing from outside is markup.

import { deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, open, stage, test } from './page.ts';
import { type Served, serve } from './servers.ts';

const MARKUP = '<img src=x onerror="pwned=1"><script>pwned=1</script><b>bold</b>';
const ID = '<svg onload=pwned=1>';
const hostile = {
  rollcall: 1,
  title: MARKUP,
  description: MARKUP,
  nodes: [{ id: ID }, { id: '"><i>' }, { id: "';alert(1)//" }, { id: '{{7*7}}' }],
  work: { kind: 'payments', everyMs: 2000 },
  script: [{ at: 4000, do: 'crash', node: "';alert(1)//" }],
};
const link = `#s=${deflateRawSync(JSON.stringify(hostile)).toString('base64url')}`;

/** No element came of it, and nothing ran. */
async function isText(page: Page, frame = page.mainFrame()): Promise<void> {
  await expect(frame.locator('[data-node]')).toHaveCount(4);
  expect(await frame.locator('img[src="x"], body b, svg[onload], [onerror]').count()).toBe(0);
  expect(await frame.evaluate(() => 'pwned' in window)).toBe(false);
}

const VIEWS = ['cluster', 'classroom', 'spacetime', 'comments'];

for (const address of ['./', 'embed.html']) {
  test.describe(address, () => {
    test.use({ expected: /Content Security Policy|violates|unsafe-eval/ });

    test('has a policy that lets no foreign script, no eval and no inline script run', async ({
      page,
    }) => {
      await page.addInitScript(() => {
        const broken: string[] = [];
        Object.assign(window, { broken });
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          broken.push(`${effectiveDirective} ${blockedURI}`),
        );
      });
      await page.goto(address);
      await expect(stage(page)).toBeVisible();
      const broken = () => page.evaluate(() => (window as unknown as { broken: string[] }).broken);
      expect(await broken()).toEqual([]);
      // The embed trusts a script that a trusted one makes, by 'strict-dynamic'; in the studio not even such a one runs.
      const studio = address === './';
      await page.evaluate((withScripts) => {
        const inline = document.createElement('script');
        inline.textContent = 'window.pwned = 1';
        const data = document.createElement('script');
        data.src = 'data:text/javascript,window.pwned=1';
        if (withScripts) document.body.append(inline, data);
        const image = document.createElement('img');
        image.src = 'http://127.0.0.1:9/x.png';
        document.body.append(image);
        document.body.insertAdjacentHTML(
          'beforeend',
          '<i onclick="pwned=1" style="color:red">x</i>',
        );
        fetch('http://127.0.0.1:9/').catch(() => {});
        // Not at once: what a test evaluates may evaluate.
        setTimeout(() => new Function('window.pwned = 1')(), 0);
      }, studio);
      await expect
        .poll(async () => [...new Set(await broken())].sort())
        .toEqual(
          [
            'connect-src http://127.0.0.1:9/',
            'img-src http://127.0.0.1:9/x.png',
            'script-src eval',
            'script-src-attr inline',
            ...(studio ? ['script-src-elem data', 'script-src-elem inline'] : []),
            'style-src-attr inline',
          ].sort(),
        );
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    });
  });
}

// The fixture fails each of these at a violation, which a browser tells as an error.
test('no view, panel or dialog of the studio offends it', async ({ page }) => {
  for (const view of VIEWS) {
    await open(page, `./?scenario=raft-partition&view=${view}&at=3000`);
    await page.keyboard.press('ArrowRight');
  }
  await open(page, './?at=3000');
  for (const name of ['Share', 'Gallery', 'Compare']) {
    const button = page.getByRole('button', { name, exact: true });
    if ((await button.count()) === 0) continue;
    await button.first().click();
    await page.waitForTimeout(500);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('no view of the embed offends it', async ({ page }) => {
  for (const view of VIEWS) {
    await open(page, `embed.html?scenario=lease-fenced&view=${view}&at=3000`);
    await page.keyboard.press('ArrowRight');
  }
});

test('a link with markup in every text shows it as text', async ({ page }) => {
  for (const view of ['cluster', 'classroom', 'spacetime']) {
    for (const address of [`./?view=${view}${link}`, `embed.html?view=${view}${link}`]) {
      await page.goto('about:blank');
      await open(page, address);
      await isText(page);
      await expect(page.getByRole('heading', { name: MARKUP })).toBeAttached();
    }
  }
});

let host: Served | null = null;
test.afterEach(() => host?.close());

test('so does a message', async ({ page, baseURL }) => {
  host = await serve({
    from: {
      '/': `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><iframe src="${baseURL}embed.html?controls=full" width="640" height="420" title="Rollcall"></iframe></html>`,
    },
  });
  await page.goto(host.url);
  const frame = page.frames()[1];
  if (!frame) throw new Error('there is a frame');
  await expect(frame.locator('[data-node]')).toHaveCount(5);
  await page.evaluate(
    (scenario) =>
      document
        .querySelector('iframe')
        ?.contentWindow?.postMessage({ rollcall: 1, type: 'load', scenario }, '*'),
    hostile,
  );
  await isText(page, frame);
  await page.evaluate(
    (bad) =>
      document
        .querySelector('iframe')
        ?.contentWindow?.postMessage({ rollcall: 1, type: 'load', scenario: bad }, '*'),
    { ...hostile, [MARKUP]: MARKUP, protocol: { id: MARKUP } },
  );
  await isText(page, frame);
});

test('so does a file, and what is wrong with it', async ({ page }) => {
  await open(page, './');
  const input = page.locator('input[type=file]').first();
  const file = (json: object) => ({
    name: `${MARKUP.replaceAll('/', '')}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json)),
  });
  await input.setInputFiles(file(hostile));
  await isText(page);
  await input.setInputFiles(file({ ...hostile, protocol: { id: MARKUP }, [MARKUP]: 1 }));
  await expect(page.locator('[data-notice]').first()).toContainText('<img src=x');
  await isText(page);
});

test('so does an address', async ({ page }) => {
  const odd = encodeURIComponent(MARKUP);
  for (const address of ['./', 'embed.html']) {
    await open(page, `${address}?scenario=${odd}&protocol=${odd}&view=${odd}&${odd}=${odd}`);
    await expect(page.locator('[data-notice]').first()).toBeVisible();
    expect(await page.locator('img[src="x"], body b').count()).toBe(0);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  }
});
