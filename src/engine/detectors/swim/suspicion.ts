// How long a suspect may object, and how often a rumour is passed on: memberlist's util.go and suspicion.go. Durations in µs.

import { ln, log10 } from '../../arithmetic.ts';
import type { Micros } from '../../units.ts';

/** The longest suspicion is so many times the shortest (memberlist: SuspicionMaxTimeoutMult). */
const MOST = 6;
/** memberlist: RetransmitMult. */
const RETRANSMIT = 4;

/** The time that a suspicion takes once it is confirmed: multiplier × max(1, log10 n) × interval. */
export function leastSuspicion(mult: number, members: number, interval: Micros): Micros {
  const scale = Math.max(1, log10(Math.max(1, members)));
  return Math.floor((mult * Math.trunc(scale * 1000) * interval) / 1000);
}

/** Confirmations that are waited for; none where the group is too small to give them. */
export function wantedConfirmations(mult: number, members: number): number {
  const wanted = Math.trunc(mult) - 2;
  return members - 2 < wanted ? 0 : Math.max(0, wanted);
}

/** A suspicion shortens with each confirmation: from `most` to `least`, by the logarithm, on whole ms. */
export function suspicionWith(
  confirmations: number,
  wanted: number,
  least: Micros,
  most: Micros,
): Micros {
  if (wanted < 1) return least;
  const share = ln(confirmations + 1) / ln(wanted + 1);
  return Math.max(least, Math.floor((most - share * (most - least)) / 1000) * 1000);
}

/** How long a suspicion with so many confirmations lasts in a group. */
export function suspicionUs(
  mult: number,
  members: number,
  interval: Micros,
  confirmations: number,
): Micros {
  const least = leastSuspicion(mult, members, interval);
  return suspicionWith(confirmations, wantedConfirmations(mult, members), least, MOST * least);
}

/** How many messages carry a rumour: 4 × ⌈log10(n + 1)⌉, and ⌈log10(n + 1)⌉ is the number of digits of n. */
export const retransmissions = (members: number): number => RETRANSMIT * String(members).length;
