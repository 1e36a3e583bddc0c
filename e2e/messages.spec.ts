// What stands on screen is what is in flight by the trace: number, sender, receiver, type; in another branch too.

import { eventStream } from '../src/engine/run.ts';
import { builtinScenario } from '../src/scenario/builtin/registry.ts';
import { expect, open, test } from './page.ts';

/** In flight at a time (ms), by the trace of the CLI: "message from to type". */
function inFlight(id: string, at: number): string[] {
  const scenario = builtinScenario(id);
  if (!scenario) throw new Error(`no built-in ${id}`);
  const flying = new Map<number, string>();
  eventStream(scenario, ({ kind, atUs, message, from, to, type }) => {
    if (atUs > at * 1000 || message === undefined) return;
    if (kind === 'send') flying.set(message, [message, from, to, type].join(' '));
    else flying.delete(message);
  });
  return [...flying.values()].sort();
}

for (const view of ['cluster', 'classroom', 'spacetime'])
  test(`messages are those of the trace, before and after an undo: ${view}`, async ({ page }) => {
    const shown = () =>
      page
        .locator('[data-message]')
        .evaluateAll((all) =>
          (all as HTMLElement[])
            .map(({ dataset: { message, from, to, type } }) => [message, from, to, type].join(' '))
            .sort(),
        );
    await open(page, `./?view=${view}&at=2000`);
    await expect.poll(shown).toEqual(inFlight('first-day', 2000));
    await page.keyboard.press('3');
    for (const at of [6200, 7100, 8040, 9100]) {
      await page.getByRole('slider', { name: 'Timeline' }).fill(String(at));
      await expect.poll(shown).not.toEqual(inFlight('first-day', at));
      await page.keyboard.press('Control+z');
      await expect.poll(shown).toEqual(inFlight('first-day', at));
      await page.keyboard.press('Control+y');
    }
  });
