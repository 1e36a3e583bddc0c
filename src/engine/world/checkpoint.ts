// A deep copy of a world between two events, and the way back to it.

import { Fingerprint } from '../hash.ts';
import type { NetworkCopy } from '../network.ts';
import { clonePlain } from '../plain.ts';
import type { Process, ProcessCopy } from '../process.ts';
import type { QueueCopy } from '../queue.ts';
import type { TruthState } from '../truth.ts';
import type { Epoch, EventId, MessageId, Micros } from '../units.ts';
import type { Counts, World } from '../world.ts';
import type { FlightsCopy } from './flights.ts';

export interface Checkpoint {
  readonly now: Micros;
  readonly events: EventId;
  readonly started: boolean;
  readonly messages: MessageId;
  readonly scriptNext: number;
  readonly fingerprint: Fingerprint;
  readonly counts: Counts;
  readonly flights: FlightsCopy;
  readonly queue: QueueCopy;
  readonly network: NetworkCopy;
  readonly processes: readonly ProcessCopy[];
  readonly truth: TruthState;
  readonly newestToken: Epoch;
}

export function takeCheckpoint(world: World): Checkpoint {
  const fingerprint = new Fingerprint();
  fingerprint.copyFrom(world.fingerprint);
  return {
    now: world.now,
    events: world.events,
    started: world.started,
    messages: world.messages,
    scriptNext: world.agenda.next,
    fingerprint,
    counts: clonePlain(world.counts),
    flights: world.flights.copy(),
    queue: world.queue.copy(),
    network: world.network.copy(),
    processes: world.processes.map((process) => process.copy()),
    truth: clonePlain(world.truth.state),
    newestToken: world.newestToken,
  };
}

export function restoreCheckpoint(world: World, from: Checkpoint): void {
  world.now = from.now;
  world.events = from.events;
  world.started = from.started;
  world.messages = from.messages;
  world.agenda.next = from.scriptNext;
  world.fingerprint.copyFrom(from.fingerprint);
  world.counts = clonePlain(from.counts);
  world.flights.restore(from.flights);
  world.queue.restore(from.queue);
  world.network.restore(from.network);
  from.processes.forEach((copy, index) => {
    (world.processes[index] as Process).restore(copy);
  });
  for (const context of world.contexts) context.refresh();
  for (const service of world.services) service?.refresh();
  world.truth.state = clonePlain(from.truth);
  world.newestToken = from.newestToken;
  world.payloads.forget();
  world.cause = 0;
  world.rule = 0;
}
