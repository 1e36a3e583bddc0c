// Garbage thrown at a page that lives: messages, fragments, addresses. It goes on, and says what was wrong. The same numbers each
// time, so that a red run is red again; the parsers alone take more of it in the unit tests.

import type { Page } from '@playwright/test';
import { builtinScenario } from '../src/scenario/builtin/registry.ts';
import { encodeScenario } from '../src/scenario/link.ts';
import { expect, node, open, stage, test } from './page.ts';
import { type Served, serve } from './servers.ts';

/** Small whole numbers from a seed: mulberry32. */
function luck(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const LETTERS = 'aZ09-_=%&+./ <>"\'é\u0000';
/** A text with a few pieces of it replaced. */
function mutated(text: string, random: (below: number) => number): string {
  let result = text;
  for (let cuts = 1 + random(4); cuts > 0; cuts--) {
    const from = random(result.length + 1);
    const letters = Array.from({ length: random(4) }, () => LETTERS[random(LETTERS.length)]);
    result = result.slice(0, from) + letters.join('') + result.slice(from + random(5));
  }
  return result;
}

/** It still does what it is for. */
async function lives(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await expect(node(page, 'n3')).toBeAttached();
  const before = await node(page, 'n3').getAttribute('data-status');
  await node(page, 'n3').dispatchEvent('click');
  await expect(node(page, 'n3')).toHaveAttribute('data-status', before === 'down' ? 'up' : 'down');
}

async function rightLink(): Promise<string> {
  const scenario = builtinScenario('raft-partition');
  if (!scenario) throw new Error('there is a raft-partition');
  return `s=${await encodeScenario(scenario)}&f=0123456789abcdef`;
}

for (const address of ['./', 'embed.html']) {
  test(`400 mutated fragments, one after the other: ${address}`, async ({ page }) => {
    const random = luck(20261126);
    const right = await rightLink();
    await open(page, address);
    await page.evaluate(
      async (hashes) => {
        for (const hash of hashes) {
          location.hash = hash;
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
      },
      Array.from({ length: 400 }, () => mutated(right, random)),
    );
    await expect(page.locator('[data-notice]').first()).toBeVisible();
    expect(await page.locator('[data-notice]').count()).toBeLessThanOrEqual(9);
    await lives(page, right.replace(/&f=.*/, ''));
  });
}

test('40 mutated addresses open, each with a stage', async ({ page }) => {
  const random = luck(7);
  const query =
    'scenario=first-day&protocol=raft&nodes=7&seed=3&view=classroom&theme=dark&controls=mini&autoplay=1&speed=2&at=3000&until=9000&loop=1&panels=story';
  for (let turn = 0; turn < 40; turn++) {
    await page.goto(`embed.html?${mutated(query, random).replaceAll('\u0000', '%00')}`);
    await expect(stage(page)).toBeVisible();
  }
});

let host: Served | null = null;
test.afterEach(() => host?.close());

test('3,000 mutated messages in a second: the frame goes on', async ({ page, baseURL }) => {
  host = await serve({
    from: {
      '/': `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><iframe src="${baseURL}embed.html?at=3000" width="640" height="420" title="Rollcall"></iframe></html>`,
    },
  });
  await page.goto(host.url);
  const root = page.frameLocator('iframe').locator('[data-rollcall]');
  await expect(root).not.toHaveAttribute('data-fingerprint', '');
  const random = luck(42);
  const right: unknown[] = [
    { rollcall: 1, type: 'seek', time: 4000 },
    { rollcall: 1, type: 'speed', value: 2 },
    { rollcall: 1, type: 'do', do: 'crash', node: 'n5' },
    { rollcall: 1, type: 'do', do: 'partition', groups: [['n1'], ['n2', 'n3']] },
    { rollcall: 1, type: 'load', scenario: { rollcall: 1, nodes: 3, script: [] } },
    { rollcall: 1, type: 'theme', value: 'dark' },
    { rollcall: 1, type: 'get', requestId: 'a' },
    { rollcall: 1, type: 'reset' },
  ];
  const odd = [null, -1, 1e308, '', '__proto__', [], {}, true, '\ud800', [[[]]]];
  /** One value somewhere in it is another one. */
  const change = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || random(4) === 0)
      return odd[random(odd.length)];
    const keys = Object.keys(value);
    const key = keys[random(keys.length)];
    if (key === undefined || (key === 'rollcall' && random(3) > 0)) return value;
    const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    if (random(5) === 0) delete copy[key];
    else copy[key] = change(copy[key]);
    return copy;
  };
  const messages = Array.from({ length: 3000 }, () => change(right[random(right.length)]));
  await page.evaluate((all) => {
    const target = document.querySelector('iframe')?.contentWindow;
    for (const message of all) target?.postMessage(message, '*');
  }, messages);
  // After all of that: what is right is done.
  const answered = page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('message', ({ data }) => {
          if (data?.requestId === 'last') resolve(data.type);
        });
        document
          .querySelector('iframe')
          ?.contentWindow?.postMessage({ rollcall: 1, type: 'get', requestId: 'last' }, '*');
      }),
  );
  expect(await answered).toBe('state');
  await page.evaluate(() =>
    document
      .querySelector('iframe')
      ?.contentWindow?.postMessage(
        { rollcall: 1, type: 'load', scenario: { rollcall: 1, nodes: 4 } },
        '*',
      ),
  );
  await expect(page.frameLocator('iframe').locator('[data-node]')).toHaveCount(4);
});
