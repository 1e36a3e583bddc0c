// What the queue brings to a process: handled at once, or kept while a pause or a write blocks it.

import type { Message } from '../message.ts';
import { DOWN, PAUSED, type Process, UP } from '../process.ts';
import type { World } from '../world.ts';
import { deliver, fire, tellPriority } from './handling.ts';
import { dueTimer, ownerOf } from './timers.ts';
import { drop } from './transmission.ts';
import { finishWrite } from './writes.ts';

export function messageArrives(world: World, slot: number): void {
  const message = world.flights.take(slot);
  if (message === null) return;
  const process = world.processes[message.to] as Process;
  const reason = obstacle(world, process, message);
  if (reason !== null) drop(world, message, reason);
  else if (isBlocked(process)) process.backlog.push({ dueUs: world.now, message });
  else deliver(world, process, message);
}

/** Why a message does not get through in the end; null = it does. */
function obstacle(
  world: World,
  process: Process,
  message: Message,
): 'lost' | 'cut' | 'down' | null {
  if (message.lost) return 'lost';
  if (!world.network.open(message.from, message.to)) return 'cut';
  return process.status === DOWN ? 'down' : null;
}

export function timerIsDue(world: World, item: number, entry: number): void {
  const process = ownerOf(world, item);
  const timer = dueTimer(world, process, item, entry);
  if (timer === null) return;
  if (isBlocked(process)) process.backlog.push({ dueUs: timer.dueUs, timer: timer.index });
  else fire(world, process, timer);
}

export function writeIsDone(world: World, index: number, number: number): void {
  const process = world.processes[index] as Process;
  if (!process.writing || process.writeNumber !== number || process.status === PAUSED) return;
  finishWrite(world, process);
  drain(world, process);
}

/** A priority is a node's at once; its protocol learns of it when it can. */
export function setPriority(world: World, process: Process, priority: number): void {
  process.priority = priority;
  if (!world.setup.protocol.onPriority || process.status === DOWN || !process.begun) return;
  if (isBlocked(process)) process.backlog.push({ dueUs: world.now, promotion: world.cause });
  else tellPriority(world, process, world.cause);
}

const isBlocked = (process: Process): boolean => process.status === PAUSED || process.writing;

/**
 * Handles what has waited for the end of a pause or a write, until something blocks the process again: expired timers first, in order of
 * their time, then the messages in order of arrival.
 */
export function drain(world: World, process: Process): void {
  if (process.backlog.length > 1) {
    const timers = process.backlog
      .filter((pending) => 'timer' in pending)
      .sort((a, b) => a.dueUs - b.dueUs);
    process.backlog = [...timers, ...process.backlog.filter((pending) => !('timer' in pending))];
  }
  while (process.status === UP && !process.writing) {
    const pending = process.backlog.shift();
    if (!pending) return;
    if ('message' in pending) deliver(world, process, pending.message);
    else if ('promotion' in pending) tellPriority(world, process, pending.promotion);
    else {
      const timer = process.timers[pending.timer];
      if (timer?.armed && timer.dueUs === pending.dueUs) fire(world, process, timer);
    }
  }
}
