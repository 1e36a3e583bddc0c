// Named timers of processes, by the process's own clock. A timer has at most one entry in the queue that counts.

import type { Process, Timer } from '../process.ts';
import { TIMER } from '../queue.ts';
import type { Micros } from '../units.ts';
import { codeOf } from '../vocabulary.ts';
import type { World } from '../world.ts';

/** Timers of one process get this many indexes. */
const TIMERS_PER_PROCESS = 1 << 16;

/** Sets a timer anew, `after` by the local clock. In the middle of a handler that writes it runs from the end of the write. */
export function setTimer(world: World, process: Process, name: string, after: Micros): void {
  const timer = timerOf(process, name);
  const slack = world.setup.timerSlackUs;
  const wait =
    process.worldDuration(Math.max(0, after)) +
    (slack > 0 ? process.random.between(0, slack) : 0) +
    process.writesLastUs;
  timer.armed = true;
  timer.setUs = world.now;
  timer.dueUs = world.now + wait;
  timer.cause = world.cause;
  renumber(world, timer);
}

export function cancelTimer(process: Process, name: string): void {
  for (const timer of process.timers) {
    if (timer.name !== name) continue;
    timer.armed = false;
    return;
  }
}

export function isTimerSet(process: Process, name: string): boolean {
  for (const timer of process.timers) if (timer.name === name) return timer.armed;
  return false;
}

/** A clock that runs at another rate from now on: what is left of its timers takes another time of the world. */
export function setDrift(world: World, process: Process, ppm: number): void {
  const rate = 1_000_000 + process.ppm;
  process.setRate(ppm, world.now);
  for (const timer of process.timers) {
    if (!timer.armed || timer.dueUs <= world.now) continue;
    timer.dueUs = world.now + Math.round(((timer.dueUs - world.now) * rate) / (1_000_000 + ppm));
    renumber(world, timer);
  }
}

/** The process whose timer an entry of the queue is for. */
export const ownerOf = (world: World, item: number): Process =>
  world.processes[Math.floor(item / TIMERS_PER_PROCESS)] as Process;

/** The timer that is due when an entry comes up; null where the entry is too old, or the timer has been cancelled or put off. */
export function dueTimer(world: World, process: Process, item: number, entry: number) {
  const timer = process.timers[item % TIMERS_PER_PROCESS] as Timer;
  if (timer.entry !== entry) return null; // a newer one counts
  timer.entry = 0;
  if (!timer.armed) return null;
  if (timer.sequence === entry) return timer;
  enter(world, timer);
  return null;
}

/** An entry that comes earlier stays in the queue and is renewed when it comes up: most timers are put off many times. */
function renumber(world: World, timer: Timer): void {
  timer.sequence = ++world.queue.sequence;
  if (timer.entry === 0 || timer.entryUs > timer.dueUs) enter(world, timer);
}

function enter({ queue }: World, timer: Timer): void {
  timer.entry = timer.sequence;
  timer.entryUs = timer.dueUs;
  const item = timer.process * TIMERS_PER_PROCESS + timer.index;
  queue.push(timer.dueUs, TIMER, timer.sequence, item);
}

function timerOf(process: Process, name: string): Timer {
  for (const timer of process.timers) if (timer.name === name) return timer;
  const timer: Timer = {
    index: process.timers.length,
    process: process.index,
    name,
    code: codeOf(name),
    armed: false,
    setUs: 0,
    dueUs: 0,
    sequence: 0,
    entry: 0,
    entryUs: 0,
    cause: 0,
  };
  process.timers.push(timer);
  return timer;
}
