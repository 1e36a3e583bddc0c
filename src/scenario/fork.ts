// A branch: the scenario with one more intervention. Knows no protocol, so that the page can make one without the engine.

import type { Intervention, Scenario, ScriptEntry } from '../engine/scenario.ts';
import { resolveTimes } from '../engine/times.ts';
import { type Micros, toMillis } from '../engine/units.ts';
import { LIMITS } from './limits.ts';

/** What follows an intervention is worth seeing: the run goes on for at least so long. */
const AFTERMATH_MS = 10_000;

/**
 * The scenario with an intervention at a time, after all that happened until then and instead of all that was to come.
 * A moment that was drawn from a range and lies before it is written down as drawn: dropping other entries would draw it anew.
 * Throws where the script is full.
 */
export function forkScenario(
  scenario: Scenario,
  atUs: Micros,
  intervention: Intervention,
): Scenario {
  const times = resolveTimes(scenario);
  const kept = scenario.script.flatMap((entry, index): ScriptEntry[] => {
    const time = times[index] ?? 0;
    if (time > atUs) return [];
    return [typeof entry.at === 'number' ? entry : { ...entry, at: toMillis(time) }];
  });
  if (kept.length >= LIMITS.script)
    throw new Error(`a script has at most ${LIMITS.script} entries`);
  const at = toMillis(atUs);
  const enough = Math.min(LIMITS.untilMs, Math.ceil((at + AFTERMATH_MS) / 1000) * 1000);
  return {
    ...scenario,
    script: [...kept, { at, ...intervention }],
    untilMs: Math.max(scenario.untilMs, at + AFTERMATH_MS > scenario.untilMs ? enough : 0),
  };
}
