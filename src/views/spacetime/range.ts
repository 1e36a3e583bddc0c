// The window of time that is on screen: how wide it may be, how it zooms and pans, and how it follows the playhead.

import type { Micros } from '../../engine/units.ts';
import { MOST_SEEN } from '../../session/diagram.ts';
import type { Range } from './geometry.ts';

/** The narrowest window: a millisecond. */
const NARROWEST: Micros = 1000;
/** A first window holds about so many events, and shows a message as long as its slant can be seen. */
const FIRST_EVENTS = 400;
const FEWEST_TRIPS = 8;
const MOST_TRIPS = 26;

export interface Limits {
  readonly untilUs: Micros;
  /** The widest window whose events (and those of its margins) can be looked at in one go. */
  readonly widestUs: Micros;
}

export function limitsOf(untilUs: Micros, simulatedUs: Micros, events: number): Limits {
  const most = events > 0 ? (simulatedUs / events) * (MOST_SEEN / 2) : untilUs;
  return { untilUs, widestUs: Math.max(NARROWEST, Math.min(untilUs, most)) };
}

/** The window where the reader begins, around a time. `tripUs`: how long a message may take. */
export function firstRange(
  limits: Limits,
  eventsPerUs: number,
  tripUs: Micros,
  time: Micros,
): Range {
  const wanted = eventsPerUs > 0 ? FIRST_EVENTS / eventsPerUs : limits.untilUs;
  const trip = Math.max(NARROWEST, tripUs);
  const width = Math.max(FEWEST_TRIPS * trip, Math.min(wanted, MOST_TRIPS * trip));
  return within(limits, [time - width / 2, time + width / 2]);
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
