// On which terms a protocol's promises are owed: the faults so far, and the timing of the network as it is now.

import { heartbeatOf, type Setup } from '../compile.ts';
import type { Fault, PromiseName } from '../declare.ts';
import type { Network } from '../network.ts';
import type { Process } from '../process.ts';
import type { Timing } from '../protocol.ts';
import type { Micros } from '../units.ts';

/** Plain: copied with each checkpoint. */
export interface Terms {
  faults: Fault[];
  /** Promises that are not made under these parameters and this timing. */
  waived: PromiseName[];
}

/** Asked of every protocol that is set to work. */
const ABOUT_WORK: readonly PromiseName[] = ['no-stale-write', 'no-double-payment'];

export function addFault({ faults }: Terms, fault: Fault): void {
  if (!faults.includes(fault)) faults.push(fault);
}

/** Notes what the network's latency, as it is now, makes of the promises. */
export function noteTiming(terms: Terms, setup: Setup, network: Network): void {
  const { protocol, protocolParams } = setup;
  if (!isTimely(setup, network)) addFault(terms, 'untimely');
  const { waived } = terms;
  for (const { promise, given } of protocol.promises)
    if (given && !waived.includes(promise) && !given(protocolParams, timingOf(setup, network)))
      waived.push(promise);
}

/**
 * Is a promise owed under the faults so far? Null where it is not asked for: what a protocol does not speak of is not asked of it (where
 * it has no epochs, those that we show promise nothing).
 */
export function isOwed(
  { faults, waived }: Terms,
  setup: Setup,
  promise: PromiseName,
): boolean | null {
  const declared = setup.protocol.promises.find((candidate) => candidate.promise === promise);
  if (!declared && !ABOUT_WORK.includes(promise)) return null;
  if (setup.fencing && promise === 'no-stale-write') return true;
  const under = waived.includes(promise) ? null : declared?.holdsUnder;
  return under != null && faults.every((fault) => under.includes(fault));
}

/** Nothing is under way but what a leader can be elected under: crashes, pauses, and cuts that leave whole sides. */
export function isCalm(setup: Setup, processes: readonly Process[], network: Network): boolean {
  const { loss, duplicate } = network;
  const steady = processes.every(({ ppm, slow }) => ppm === 0 && slow === 1);
  return loss === 0 && duplicate === 0 && steady && isTimely(setup, network);
}

/** The bound within which a leader must be there again, or null where the protocol states none. */
export function recoveryBound(
  setup: Setup,
  processes: readonly Process[],
  network: Network,
): Micros | null {
  const { protocol, protocolParams } = setup;
  const timing = timingOf(setup, network);
  const detectUs = Math.max(timing.detectUs, learnedUs(setup, processes, network));
  return protocol.recoveryBound(protocolParams, { ...timing, detectUs });
}

/** A detector that learns may have become more patient than it is on a calm network. */
function learnedUs(setup: Setup, processes: readonly Process[], network: Network): Micros {
  const { detector, detectorParams, members, timerSlackUs } = setup;
  if (!detector?.learnedUs) return 0;
  let most = 0;
  for (const { detectorState } of processes.slice(0, members))
    if (detectorState !== null)
      most = Math.max(most, detector.learnedUs(detectorState, detectorParams));
  return most + network.maxUs + timerSlackUs;
}

/** The timing as it is now. */
const timingOf = ({ timing }: Setup, { minUs, maxUs }: Network): Timing => ({
  ...timing,
  latencyUs: [minUs, maxUs],
});

function isTimely(setup: Setup, network: Network): boolean {
  const { protocol, protocolParams, detector, detectorParams } = setup;
  const timing = timingOf(setup, network);
  return (
    protocol.timely(protocolParams, timing) &&
    (detector === null || detector.timely(detectorParams, heartbeatOf(protocolParams), timing))
  );
}
