// One turn of a process: it starts, a message reaches it, a timer fires, or the script asks something of it.

import type { Message } from '../message.ts';
import { clonePlain } from '../plain.ts';
import { type Process, type Timer, UP } from '../process.ts';
import { DELIVER, TIMER_FIRED } from '../trace.ts';
import type { EventId } from '../units.ts';
import { hashOfCode } from '../vocabulary.ts';
import type { World } from '../world.ts';
import { endHandler } from './writes.ts';

export function begin(world: World, process: Process): void {
  const { protocol, detector, job, members } = world.setup;
  world.rule = 0;
  process.begun = true;
  const context = world.contextOf(process);
  process.jobState = job ? job.nodeState() : null;
  process.detectorState = detector ? detector.state(members) : null;
  process.saved = clonePlain(process.durable);
  context.refresh();
  process.state = protocol.state(context);
  context.refresh();
  detector?.onStart(context.detector);
  protocol.onStart(context);
  endHandler(world, process);
}

export function deliver(world: World, process: Process, message: Message): void {
  const { protocol, detector, job, members, types } = world.setup;
  world.counts.delivered++;
  world.rule = 0;
  world.cause = message.sendEvent;
  world.cause = world.emit(DELIVER, process.index, message.id, 0, message);
  const service = world.services[process.index];
  if (service) {
    service.onMessage(message);
    return;
  }
  const context = world.contextOf(process);
  const owner = types[message.typeIndex]?.owner;
  if (message.from < members) {
    process.heard[message.from] = 1;
    if (owner !== 'detector') detector?.heard(context.detector, message);
  }
  if (owner === 'protocol') protocol.onMessage(context, message);
  else if (owner === 'detector') detector?.onMessage(context.detector, message);
  else job?.onMessage(context.job, message);
  endHandler(world, process);
}

export function fire(world: World, process: Process, timer: Timer): void {
  const { protocol, detector, job } = world.setup;
  const { code, name } = timer;
  timer.armed = false;
  world.rule = 0;
  world.cause = timer.cause;
  world.cause = world.emit(TIMER_FIRED, process.index, code, 0, null, hashOfCode(code));
  const service = world.services[process.index];
  if (service) {
    service.onTimer(name);
    return;
  }
  const context = world.contextOf(process);
  if (detector && Object.hasOwn(detector.timers, name)) detector.onTimer(context.detector, name);
  else if (job && Object.hasOwn(job.timers, name)) job.onTimer(context.job, name);
  else protocol.onTimer(context, name);
  endHandler(world, process);
}

export function forceTimeout(world: World, process: Process): void {
  if (!handles(process)) return;
  world.setup.protocol.onForcedTimeout(world.contextOf(process));
  endHandler(world, process);
}

export function tellPriority(world: World, process: Process, cause: EventId): void {
  world.cause = cause;
  world.rule = 0;
  world.setup.protocol.onPriority?.(world.contextOf(process));
  endHandler(world, process);
}

/** Is it up, started (the script may come before) and not in the middle of a write? */
const handles = (process: Process): boolean =>
  process.status === UP && process.begun && !process.writing;
