// Same scenario, same fingerprint: what Node computes is what each browser's worker computes, however one walks through the run.

import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { measure, Run } from '../src/engine/run.ts';
import type { Scenario } from '../src/engine/scenario.ts';
import { anyScenario } from '../src/engine/testing.ts';
import { builtinScenario, builtins } from '../src/scenario/builtin/registry.ts';
import { encodeScenario } from '../src/scenario/link.ts';
import { parseScenario } from '../src/scenario/parse.ts';
import { scenarioToJson } from '../src/scenario/toJson.ts';
import { openWebKit, webkitPresent } from './webkit-driver.ts';

function builtin(id: string): Scenario {
  const scenario = builtinScenario(id);
  if (!scenario) throw new Error(`no built-in ${id}`);
  return scenario;
}

/** The first twelve that a link may carry: the engine's own tests go beyond what the schema allows. */
const RANDOM = fc
  .sample(anyScenario, { seed: 20261124, numRuns: 60 })
  .filter((scenario) => parseScenario(scenarioToJson(scenario)).ok)
  .slice(0, 12);
const addressOf = async (scenario: Scenario): Promise<string> =>
  `embed.html#s=${await encodeScenario(scenario)}`;

test('built-in scenarios give the fingerprint that Node gives', async ({ page }) => {
  for (const { id } of builtins) {
    await page.goto(`embed.html?scenario=${id}`);
    const stage = page.locator('[data-rollcall]');
    await expect(stage).toHaveAttribute('data-fingerprint', measure(builtin(id)).fingerprint, {
      timeout: 30_000,
    });
  }
});

test('twelve random scenarios, sent as links, give the fingerprint that Node gives', async ({
  page,
}) => {
  for (const scenario of RANDOM) {
    await page.goto('about:blank');
    await page.goto(await addressOf(scenario));
    const stage = page.locator('[data-rollcall]');
    await expect(stage).toHaveAttribute('data-fingerprint', measure(scenario).fingerprint);
  }
});

test('stepping and seeking at random show what Node computes at each time', async ({ page }) => {
  const scenario = builtin('two-monitors');
  const run = new Run(scenario).finish();
  await page.goto('embed.html?scenario=two-monitors');
  const stage = page.locator('[data-rollcall]');
  await expect(stage).toHaveAttribute('data-fingerprint', run.summary().fingerprint);
  const slider = page.getByRole('slider', { name: 'Timeline' });
  const compare = async (timeMs: number) => {
    await expect(stage).toHaveAttribute('data-time', String(timeMs));
    const frame = run.frameAt(timeMs * 1000);
    await expect(stage).toHaveAttribute('data-leader', frame.leader ?? '');
    await expect(stage).toHaveAttribute('data-epoch', String(frame.epoch));
    for (const { id, status, epoch } of frame.nodes) {
      await expect(page.locator(`[data-node="${id}"]`)).toHaveAttribute('data-status', status);
      await expect(page.locator(`[data-node="${id}"]`)).toHaveAttribute('data-epoch', `${epoch}`);
    }
  };
  for (const time of [12_300, 700, 19_900, 6100, 13_100, 0]) {
    await slider.fill(String(time));
    await compare(time);
  }
  await slider.fill('9000');
  for (let step = 1; step <= 5; step++) {
    await page.keyboard.press('ArrowRight');
    await compare(9000 + step * 100);
  }
  await page.keyboard.press('ArrowLeft');
  await compare(9400);
  await expect(stage).toHaveAttribute('data-fingerprint', run.summary().fingerprint);
});

test('keys and addresses lead to what Node computes, and leave the fingerprint as it is', async ({
  page,
}) => {
  const scenario = builtin('two-monitors');
  const run = new Run(scenario).finish();
  const { fingerprint } = run.summary();
  const stage = page.locator('[data-rollcall]');
  const compare = async (timeUs: number) => {
    await expect(stage).toHaveAttribute('data-time', String(timeUs / 1000));
    const { leader, epoch } = run.frameAt(timeUs);
    await expect(stage).toHaveAttribute('data-leader', leader ?? '');
    await expect(stage).toHaveAttribute('data-epoch', String(epoch));
    await expect(stage).toHaveAttribute('data-fingerprint', fingerprint);
  };
  for (const timeMs of [0, 3000, 8000, 9500, 13_100, scenario.untilMs]) {
    await page.goto(`embed.html?scenario=two-monitors&at=${timeMs}`);
    await compare(timeMs * 1000);
  }
  await page.keyboard.press('Home');
  await compare(0);
  const times = [0];
  for (let nth = 1; nth <= 6; nth++) {
    times.push(run.nextEventTime(times.at(-1) ?? 0));
    await page.keyboard.press('.');
    await compare(times.at(-1) ?? 0);
  }
  for (const time of times.slice(1, -1).toReversed()) {
    await page.keyboard.press(',');
    await compare(time);
  }
  await page.keyboard.press('End');
  await compare(scenario.untilMs * 1000);
  await page.getByRole('slider', { name: 'Timeline' }).fill('13100');
  await compare(13_100_000);
  await page.keyboard.press('Home');
  await compare(0);
});

test('WebKit gives the same fingerprints', {
  annotation: { type: 'needs-browser', description: 'webkit' },
}, async ({ browserName, baseURL }) => {
  test.skip(!webkitPresent(), 'WebKitGTK is not on this machine');
  // One engine is enough to start another one from.
  if (browserName !== 'chromium') return;
  const webkit = await openWebKit();
  try {
    for (const [index, scenario] of [
      ...builtins.map(({ id }) => builtin(id)),
      ...RANDOM,
    ].entries()) {
      await webkit.goto(
        `${baseURL}embed.html?nth=${index}${(await addressOf(scenario)).replace('embed.html', '')}`,
      );
      const read = () =>
        webkit.evaluate<string>(
          `return document.querySelector('[data-rollcall]')?.dataset.fingerprint ?? '';`,
        );
      await expect.poll(read, { timeout: 30_000 }).toBe(measure(scenario).fingerprint);
    }
  } finally {
    await webkit.close();
  }
});
