// The embed draws with Preact what the studio draws with React (scripts/site/react.js): nothing is lost on the way.

import { expect, open, test } from './page.ts';

/** Attributes of SVG that are spelled with capitals; any other is one that React would have spelled otherwise. */
const CAPITAL =
  /^(viewBox|preserveAspectRatio|textLength|lengthAdjust|pathLength|clipPathUnits|gradientUnits|gradientTransform|spreadMethod|patternUnits|patternContentUnits|patternTransform|markerWidth|markerHeight|markerUnits|refX|refY|maskUnits|maskContentUnits|stdDeviation|baseFrequency|numOctaves|tableValues|filterUnits|primitiveUnits|kernelMatrix)$/;

for (const view of ['cluster', 'classroom', 'spacetime', 'comments']) {
  test(`${view}: every attribute is one, and the keyboard reaches what it reaches in the studio`, async ({
    page,
  }) => {
    const query = `?scenario=raft-partition&at=3000&view=${view}`;
    const look = async () => ({
      odd: await page
        .locator('[data-rollcall] *')
        .evaluateAll((all) =>
          all.flatMap((one) =>
            [...one.attributes].map(({ name }) => name).filter((name) => /[A-Z]/.test(name)),
          ),
        ),
      stops: await page
        .locator('[data-rollcall] *')
        .evaluateAll((all) =>
          all
            .filter((one) => (one as SVGElement).tabIndex >= 0)
            .map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''),
        ),
    });
    await page.setViewportSize({ width: 900, height: 700 });
    // A view may come after the run is simulated.
    const settled = async (address: string) => {
      await open(page, address);
      await expect.poll(async () => (await look()).stops.length).toBeGreaterThan(2);
      return look();
    };
    const studio = await settled(`./${query}`);
    const embed = await settled(`embed.html${query}`);
    expect(embed.odd.filter((name) => !CAPITAL.test(name))).toEqual([]);
    expect(embed.stops).toEqual(studio.stops);
  });
}

test('Tab and Enter crash a node in the embed', async ({ page }) => {
  await open(page, 'embed.html?at=3000');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-node'));
  for (let press = 0; press < 30 && (await focused()) !== 'n3'; press++)
    await page.keyboard.press('Tab');
  expect(await focused()).toBe('n3');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-node="n3"]')).toHaveAttribute('data-status', 'down');
});
