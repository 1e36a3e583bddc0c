// Milliseconds of a scenario as microseconds, and the moments of a script whose times are drawn.

import { Stream } from './random.ts';
import type { Range, Scenario } from './scenario.ts';
import { type Micros, toMicros } from './units.ts';

/** [min, max] of a range in µs. */
export function rangeUs(range: Range): readonly [Micros, Micros] {
  return typeof range === 'number'
    ? [toMicros(range), toMicros(range)]
    : [toMicros(range[0]), toMicros(range[1])];
}

/** The moment of each script entry in µs: ranges are drawn from the script's own stream, in the order of the script. */
export function resolveTimes(scenario: Pick<Scenario, 'seed' | 'script'>): readonly Micros[] {
  const stream = Stream.named(scenario.seed, 'script');
  return scenario.script.map((entry) => {
    const [min, max] = rangeUs(entry.at);
    return min === max ? min : stream.between(min, max);
  });
}
