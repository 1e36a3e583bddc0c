// What every spec needs: a page that fails the test at a console error, a warning, or a request to another host.

import { test as base, expect, type Page } from '@playwright/test';

export const test = base.extend<{ expected: RegExp | null; quiet: undefined }>({
  /** What may stand in the console all the same: a browser says aloud what a policy forbids. */
  expected: [null, { option: true }],
  quiet: [
    async ({ page, baseURL, expected }, use) => {
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
      expect(complaints.filter((one) => !expected?.test(one))).toEqual([]);
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

/** What each node is said to be: the same in every view. */
export const statesOf = (page: Page): Promise<string[]> =>
  page
    .locator('[data-node]')
    .evaluateAll((all) =>
      all.map((one) =>
        ['data-node', 'data-status', 'data-role', 'data-epoch', 'aria-label']
          .map((name) => one.getAttribute(name))
          .join(' '),
      ),
    );

/** From the next page on, `shiftsOf` tells how far things have moved that were there already. */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });

export const shiftsOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
