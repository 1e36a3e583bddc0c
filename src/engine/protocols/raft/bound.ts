// How long Raft may take until a leader is there again. No time is certain (Fischer, Lynch, Paterson 1985), so the bound is one that
// is exceeded with a chance below one in 10^9, while messages come in time and all that live can talk to each other.

import { ln } from '../../arithmetic.ts';
import type { ValuesOf } from '../../declare.ts';
import type { Timing } from '../../protocol.ts';
import type { Micros } from '../../units.ts';
import type { params } from './declared.ts';

type Values = ValuesOf<typeof params>;

/** Heartbeats keep followers from standing, and (with CheckQuorum) answers keep the leader from giving up. */
export function timely(
  { heartbeatMs, electionTimeoutMs: [min], checkQuorum }: Values,
  { latencyUs: [least, most], timerSlackUs, writeUs }: Timing,
): boolean {
  const answered = checkQuorum ? 2 * most : most - least;
  return min > heartbeatMs + answered + timerSlackUs + 2 * writeUs[1];
}

const CHANCE = 1e-9;
/** Below this, timeouts are drawn from so narrow a range that a bound would say nothing. */
const LEAST_HOPE = 1e-4;

/**
 * A round is won for certain if no other stands shortly before or after the one whose log goes furthest: within the time that its
 * question takes to be answered everywhere. Timeouts are uniform, so each rival stays out of that window with a chance of at least
 * 1 − window / range. The first two rounds are left to what was under way at the last fault.
 */
export function recoveryBound(
  { electionTimeoutMs: [min, max], preVote, priorityTakeover }: Values,
  { latencyUs: [, latency], writeUs: [, write], timerSlackUs, members }: Timing,
): Micros | null {
  // A takeover deposes a leader that all is well with, now and then for long after the last fault.
  if (priorityTakeover) return null;
  const reach = (preVote ? 4 : 1) * latency + 3 * write;
  let alone = 1;
  for (let rival = 1; rival < members; rival++) alone *= 1 - (2 * reach) / (max - min + 1);
  if (alone < LEAST_HOPE || 2 * reach > max - min) return null;
  const rounds = Math.ceil(ln(CHANCE) / ln(1 - alone));
  return (2 + rounds) * (max + timerSlackUs + reach);
}
