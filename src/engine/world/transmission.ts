// From the sender to the network: what a send costs, what is lost at once, and when the rest arrives.

import type { Payload } from '../declare.ts';
import { Message } from '../message.ts';
import type { Process } from '../process.ts';
import { DELIVERY } from '../queue.ts';
import { DROP, SEND } from '../trace.ts';
import type { EventId, Micros, NodeId } from '../units.ts';
import { codeOf, hashOfCode } from '../vocabulary.ts';
import type { World } from '../world.ts';

/** A send by a handler: at once, or when the durable write that the handler asked for is done. */
export function send(
  world: World,
  process: Process,
  to: NodeId,
  type: string,
  payload: Payload,
): void {
  const typeIndex = world.typeIndex.get(type);
  if (typeIndex === undefined)
    throw new Error(`${world.setup.protocol.id} sends an undeclared message type "${type}"`);
  if (process.writesAsked > 0)
    process.unsent.push({ to, type: typeIndex, payload, rule: world.rule, cause: world.cause });
  else transmit(world, process, to, typeIndex, payload);
}

export function transmit(
  world: World,
  process: Process,
  to: NodeId,
  typeIndex: number,
  payload: Payload,
): void {
  const type = world.setup.types[typeIndex];
  if (!type) return;
  const { network, counts } = world;
  const from = process.index;
  counts.sent++;
  (counts.byType[typeIndex] as number)++;
  const open = network.open(from, to);
  const lost = network.loss > 0 && process.losses.chance(network.loss);
  const message = new Message(
    ++world.messages,
    from,
    to,
    type.name,
    typeIndex,
    payload,
    world.now,
    world.now + latency(world, process, to),
    lost,
    world.events + 1,
  );
  world.fingerprint.word(hashOfCode(type.code));
  world.fingerprint.word(world.payloads.of(type.fields, payload));
  world.emit(SEND, from, message.id, to, message);
  if (type.casts !== null) world.truth.onBallot(from, to, type.casts, payload);
  if (open) launch(world, message);
  else drop(world, message, 'cut');
  if (network.duplicate > 0 && process.duplicates.chance(network.duplicate) && open)
    launch(world, message.again(world.now + latency(world, process, to)));
}

/** One-way latency from the sender's own stream; a slow end makes it longer by its factor. */
function latency(world: World, process: Process, to: NodeId): Micros {
  const { minUs, maxUs } = world.network;
  const base = minUs === maxUs ? minUs : process.latencies.between(minUs, maxUs);
  const slow = process.slow * (world.processes[to] as Process).slow;
  return slow === 1 ? base : Math.round(base * slow);
}

function launch({ flights, queue }: World, message: Message): void {
  queue.push(message.arriveUs, DELIVERY, ++queue.sequence, flights.put(message));
}

/** Caused by its sending, unless a crash or the script took it. */
export function drop(
  world: World,
  message: Message,
  reason: 'lost' | 'cut' | 'down' | 'script',
  cause: EventId = message.sendEvent,
): void {
  world.counts.dropped++;
  const code = codeOf(reason);
  const handling = world.cause;
  world.cause = cause;
  world.emit(DROP, message.to, code, message.id, message, hashOfCode(code));
  world.cause = handling;
}

/** The script takes a message that is under way out of the network. */
export function dropInFlight(world: World, message: Message): void {
  world.flights.remove(message);
  drop(world, message, 'script', world.cause);
}

/** The script holds a message up that is under way; others may overtake it. */
export function holdUp(world: World, message: Message, arriveUs: Micros): void {
  world.flights.remove(message);
  launch(world, message.heldUp(world.now, arriveUs));
}
