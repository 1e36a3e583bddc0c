// Where a step leads: the next or previous tick, the next or previous milestone.

import type { Milestone } from '../engine/report.ts';
import type { Micros } from '../engine/units.ts';
import { toMicros } from '../engine/units.ts';

/** The nearest multiple of the tick strictly after (before) a time; not before 0. */
export function tickFrom(time: Micros, tickMs: number, direction: 1 | -1): Micros {
  const tick = Math.max(1, toMicros(tickMs));
  return direction > 0
    ? (Math.floor(time / tick) + 1) * tick
    : Math.max(0, (Math.ceil(time / tick) - 1) * tick);
}

/** Time of the nearest milestone strictly after (before) a time; null = there is none. */
export function milestoneFrom(
  milestones: readonly Milestone[],
  time: Micros,
  direction: 1 | -1,
): Micros | null {
  const found =
    direction > 0
      ? milestones.find(({ atUs }) => atUs > time)
      : milestones.findLast(({ atUs }) => atUs < time);
  return found?.atUs ?? null;
}
