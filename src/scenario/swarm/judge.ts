// One run of the swarm under its judges: the promises that its protocol makes under these faults, and the laws of the engine.

import { compile } from '../../engine/compile.ts';
import { Recorder } from '../../engine/recorder.ts';
import type { Summary } from '../../engine/report.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { Trace } from '../../engine/trace.ts';
import { World } from '../../engine/world.ts';

export interface Finding {
  /** The promise that was breached, or the law. */
  readonly what: string;
  readonly atUs: number;
  readonly nodes: readonly string[];
}

/** A run that needs more has run wild: the longest of the swarm take a hundredth of it. */
const MOST_STEPS = 2_000_000;
/** Events kept while running; the recorder reads the newest only. */
const KEPT_EVENTS = 1 << 12;

function run(scenario: Scenario): Summary | null {
  const setup = compile(scenario);
  const recorder = new Recorder(setup, false);
  const world = new World(setup, new Trace(0, KEPT_EVENTS), recorder);
  recorder.watch(world);
  return world.runUntil(setup.untilUs, MOST_STEPS) ? recorder.summary() : null;
}

/** The first thing that is wrong with a run; null where nothing is. `twice` runs it again and compares. */
export function judge(scenario: Scenario, twice = false): Finding | null {
  const law = (what: string): Finding => ({ what, atUs: scenario.untilMs * 1000, nodes: [] });
  const summary = run(scenario);
  if (summary === null) return law('the run comes to its end');
  for (const { promise, atUs, nodes, promised } of summary.violations)
    if (promised) return { what: promise, atUs, nodes };
  if (twice && run(scenario)?.fingerprint !== summary.fingerprint)
    return law('the same scenario gives the same fingerprint');
  return brokenLaw(summary) ? law(brokenLaw(summary) as string) : null;
}

/** What must be true of every summary, whatever the protocol did. */
function brokenLaw({ messages, leaders, untilUs, noLeaderUs, splitBrainUs }: Summary) {
  const { sent, delivered, dropped } = messages;
  // A duplicate arrives without having been sent; what is under way at the end has not arrived.
  if (delivered + dropped > 2 * sent) return 'nothing arrives that nobody sent';
  if (noLeaderUs + splitBrainUs > untilUs) return 'no time is counted twice';
  const busyUntil = new Map<string, number>();
  for (const { node, fromUs, toUs } of leaders.toSorted((a, b) => a.fromUs - b.fromUs)) {
    if (fromUs > toUs || fromUs < (busyUntil.get(node) ?? 0))
      return 'a node has one reign at a time';
    busyUntil.set(node, toUs);
  }
  return null;
}
