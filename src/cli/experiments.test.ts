// The Raft experiments of the docs, as `npm run sim -- docs/experiments/raft-….json --trials 1000` runs them.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIG16, fig16 } from '../engine/published/testing.ts';
import { measure } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { parseScenarioText } from '../scenario/parse.ts';
import { Trials, type TrialsLine, trialScenario } from './trials.ts';

function experiment(name: string): Scenario {
  const file = new URL(`../../docs/experiments/${name}.json`, import.meta.url);
  const result = parseScenarioText(readFileSync(file, 'utf8'));
  if (!result.ok) throw new Error(result.faults.join('; '));
  return result.scenario;
}

function line(scenario: Scenario, count: number): TrialsLine {
  const trials = new Trials();
  for (let index = 0; index < count; index++) trials.add(measure(trialScenario(scenario, index)));
  return trials.line();
}

it.each(FIG16)(
  'raft-$min-$max is the experiment that the table of published numbers was measured with',
  (row) => {
    const { min, max, worst } = row;
    const { tickMs, detector, ...scenario } = experiment(`raft-${min}-${max}`);
    expect(fig16(min, max, { untilMs: 1000 + 2 * worst[1] })).toMatchObject(scenario);
  },
);

it('raft-150-150 has no noise but its timers', () => {
  expect(experiment('raft-150-150').timing.timerSlackMs).toBe(0.05);
});

it('raft-150-300 over 1,000 trials: mean 181 and p50 171 ms, ± 10 %', () => {
  const { failover, violations } = line(experiment('raft-150-300'), 1000);
  expect(failover.none).toBe(0);
  expect(violations).toEqual({});
  expect(failover.recoveredMs.mean).toBeGreaterThan(181 * 0.9);
  expect(failover.recoveredMs.mean).toBeLessThan(181 * 1.1);
  expect(failover.recoveredMs.p50).toBeGreaterThan(171 * 0.9);
  expect(failover.recoveredMs.p50).toBeLessThan(171 * 1.1);
});

it('raft-closed-form: 150 + 100/5 + 3 − 75/2 = 135.5 ms to the leader, 136.5 until all heard it', () => {
  const { electedMs, recoveredMs } = line(experiment('raft-closed-form'), 2000).failover;
  expect(Math.abs((electedMs.mean ?? 0) - 135.5)).toBeLessThan(2);
  expect(Math.abs((recoveredMs.mean ?? 0) - 136.5)).toBeLessThan(2);
});
