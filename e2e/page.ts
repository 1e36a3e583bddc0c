// What every spec needs: a page that fails the test at a console error, a warning, or a request to another host.

import { test as base, expect, type Page } from '@playwright/test';

export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          if (!message.text().includes('blocked by Playwright')) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        const url = request.url();
        if (
          /^https?:/.test(url) &&
          !url.startsWith(baseURL ?? '') &&
          !url.startsWith('http://127.0.0.1')
        )
          complaints.push(`request to ${url}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const stage = (page: Page) => page.locator('[data-rollcall]');
export const node = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);

/** Opens a page and waits until the whole run is simulated. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(stage(page)).not.toHaveAttribute('data-fingerprint', '', { timeout: 20_000 });
}

export const timeOf = async (page: Page): Promise<number> =>
  Number(await stage(page).getAttribute('data-time'));
