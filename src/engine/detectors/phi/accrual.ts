// The arithmetic of the phi accrual detector, as Akka computes it (PhiAccrualFailureDetector.scala): durations in, phi out.

import { exp, log10 } from '../../arithmetic.ts';
import type { Micros } from '../../units.ts';

/**
 * phi = −log10 of the probability that a heartbeat still comes after so long a silence. The normal tail is taken by a logistic
 * approximation (error 0.00014 at ±3.16 deviations): far out it grows faster than the true one, and 8 is reached after 5.226
 * deviations instead of 5.612. Akka's number is the one that people know, so it is the one that we give.
 */
export function phiOf(silence: Micros, mean: number, deviation: number): number {
  const y = (silence - mean) / deviation;
  const e = exp(-y * (1.5976 + 0.070566 * y * y));
  return silence > mean ? -log10(e / (1 + e)) : -log10(1 - 1 / (1 + e));
}

/** How many deviations above the mean phi reaches the threshold. Negative below 0.301: half of all heartbeats are later. */
export function tailOf(threshold: number): number {
  let low = -1000;
  let high = 1000;
  for (let middle = 0; middle !== low && middle !== high; ) {
    if (phiOf(middle, 0, 1) >= threshold) high = middle;
    else low = middle;
    middle = (low + high) / 2;
  }
  return high;
}

/** Two samples, mean ± a quarter: a new peer is measured before it has been heard twice. */
export function firstIntervals(heartbeat: Micros, window: number): Micros[] {
  const quarter = Math.floor(heartbeat / 4);
  return [heartbeat - quarter, heartbeat + quarter].slice(-window);
}

/** Mean and deviation of the intervals; variance = mean of the squares − square of the mean. */
export function spread(intervals: readonly Micros[]): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (const interval of intervals) {
    sum += interval;
    squares += interval * interval;
  }
  const mean = sum / intervals.length;
  const variance = squares / intervals.length - mean * mean;
  return { mean, deviation: Math.sqrt(Math.max(0, variance)) };
}
