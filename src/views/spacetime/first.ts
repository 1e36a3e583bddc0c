// The first window of the space-time diagram, and the widest: by how much happens, and how long a message takes.

import type { Micros } from '../../engine/units.ts';
import { MOST_SEEN } from '../../session/diagram.ts';
import { type Limits, NARROWEST, type Range, within } from '../../ui/range.ts';

/** A first window holds about so many events, and shows a message as long as its slant can be seen. */
const FIRST_EVENTS = 400;
const FEWEST_TRIPS = 8;
const MOST_TRIPS = 26;

/** A window's events, and those of its margins, are looked at in one go. */
export function limitsOf(untilUs: Micros, simulatedUs: Micros, events: number): Limits {
  const most = events > 0 ? (simulatedUs / events) * (MOST_SEEN / 3) : untilUs;
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
