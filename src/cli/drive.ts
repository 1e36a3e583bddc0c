// `measure` of engine/run.ts with a look at the clock now and then: for a progress bar beside long runs.

import { compile } from '../engine/compile.ts';
import { Recorder } from '../engine/recorder.ts';
import type { Summary } from '../engine/report.ts';
import type { Scenario } from '../engine/scenario.ts';
import { Trace } from '../engine/trace.ts';
import { World } from '../engine/world.ts';

/** Steps between two ticks. */
const STEPS = 1 << 14;
/** Events kept while running; the recorder reads the newest only. */
const KEPT = 1 << 14;

/** The summary of a scenario run from start to end: no story, no checkpoints. */
export function drive(scenario: Scenario, tick: (nowUs: number) => void): Summary {
  const setup = compile(scenario);
  const recorder = new Recorder(setup, false);
  const world = new World(setup, new Trace(0, KEPT), recorder);
  recorder.watch(world);
  while (!world.runUntil(setup.untilUs, STEPS)) tick(world.now);
  return recorder.summary();
}
