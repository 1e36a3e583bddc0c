// The window of time that is on screen: how wide it may be, how it zooms and pans, and how it follows the playhead.

/** Microseconds. */
type Micros = number;

/** The stretch of time that is on screen. */
export type Range = readonly [fromUs: Micros, toUs: Micros];

/** The narrowest window: a millisecond. */
export const NARROWEST: Micros = 1000;
export interface Limits {
  readonly untilUs: Micros;
  /** The widest window that can be shown. */
  readonly widestUs: Micros;
}

/** The same width inside of the run; narrower where it is wider than may be. */
export function within({ untilUs, widestUs }: Limits, [from, to]: Range): Range {
  const width = Math.max(NARROWEST, Math.min(to - from, widestUs, untilUs));
  const middle = (from + to) / 2;
  const start = Math.max(0, Math.min(middle - width / 2, untilUs - width));
  return [Math.round(start), Math.round(start + width)];
}

/** `factor` above 1 is closer; `around` keeps its place on screen. */
export function zoomed(limits: Limits, [from, to]: Range, factor: number, around: Micros): Range {
  const width = Math.max(NARROWEST, Math.min((to - from) / factor, limits.widestUs));
  const part = Math.max(0, Math.min(1, (around - from) / (to - from)));
  const start = around - part * width;
  return within(limits, [start, start + width]);
}

export const panned = (limits: Limits, [from, to]: Range, part: number): Range =>
  within(limits, [from + part * (to - from), to + part * (to - from)]);

/** Turned over like a page when the playhead comes to its edge; the same window while it is inside. */
export function followed(limits: Limits, range: Range, time: Micros): Range {
  const [from, to] = range;
  const width = to - from;
  const isAtStart = time >= from && from === 0;
  const isAtEnd = time <= to && to >= limits.untilUs;
  const low = isAtStart ? from : from + 0.02 * width;
  const high = isAtEnd ? to : to - 0.06 * width;
  if (time >= low && time <= high) return range;
  const part = time > high ? 0.15 : 0.7;
  return within(limits, [time - part * width, time + (1 - part) * width]);
}
