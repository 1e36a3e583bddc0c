// What the script may do to a process's life: crash and revive it, pause and resume it.

import { DOWN, PAUSED, type Process, UP } from '../process.ts';
import { CRASH, PAUSE, RESUME, REVIVE } from '../trace.ts';
import { NOBODY } from '../units.ts';
import type { World } from '../world.ts';
import { drain } from './arrivals.ts';
import { begin } from './handling.ts';
import { drop } from './transmission.ts';
import { finishWrite } from './writes.ts';

/** What it remembered is lost, and so is a write in the middle; what it had written is kept. */
export function crash(world: World, process: Process): void {
  if (process.status === DOWN) return;
  if (process.leading) world.truth.onReignEnd(process, world.now);
  if (process.writing) {
    process.durable = process.saved;
    world.contextOf(process).refresh();
  }
  process.status = DOWN;
  world.cause = process.lastChange = world.emit(CRASH, process.index, 0, 0, null);
  process.role = 'follower';
  process.follows = NOBODY;
  process.writing = false;
  process.writeNumber = 0;
  process.unsent = [];
  for (const timer of process.timers) timer.armed = false;
  const { backlog } = process;
  process.backlog = [];
  for (const pending of backlog)
    if ('message' in pending) drop(world, pending.message, 'down', world.cause);
  world.truth.update(process, world.now);
}

export function revive(world: World, process: Process, amnesia: boolean): void {
  if (process.status !== DOWN) return;
  process.status = UP;
  process.heard.fill(0);
  process.suspected.fill(0);
  process.epoch = 0;
  if (amnesia) process.durable = world.setup.protocol.durable({ logLength: 0, logTerm: 0 });
  world.cause = process.lastChange = world.emit(REVIVE, process.index, amnesia ? 1 : 0, 0, null);
  world.truth.update(process, world.now);
  begin(world, process);
}

export function pause(world: World, process: Process): void {
  if (process.status !== UP) return;
  process.status = PAUSED;
  world.cause = process.lastChange = world.emit(PAUSE, process.index, 0, 0, null);
  world.truth.update(process, world.now);
}

export function resume(world: World, process: Process): void {
  if (process.status !== PAUSED) return;
  process.status = UP;
  world.cause = process.lastChange = world.emit(RESUME, process.index, 0, 0, null);
  world.truth.update(process, world.now);
  if (process.writing && process.writingUntilUs <= world.now) finishWrite(world, process);
  drain(world, process);
}
