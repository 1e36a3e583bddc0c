// Durable writes. They block: what a handler does after it has asked for one (sends, timers) happens when it is done.

import { clonePlain } from '../plain.ts';
import type { Process } from '../process.ts';
import { WRITTEN } from '../queue.ts';
import type { World } from '../world.ts';
import { transmit } from './transmission.ts';

/** One durable write; without write time in the scenario it is done at once. */
export function persist(world: World, process: Process): void {
  const [min, max] = world.setup.writeUs;
  if (max === 0) return;
  const write = min === max ? min : process.random.between(min, max);
  process.writesAsked++;
  process.writesLastUs += Math.round(write * process.slow);
}

/** The handler is over: if it asked for durable writes, the node is busy until they are done. */
export function endHandler({ queue, now }: World, process: Process): void {
  if (process.writesAsked === 0) return;
  process.writing = true;
  process.writingUntilUs = now + process.writesLastUs;
  process.writesAsked = 0;
  process.writesLastUs = 0;
  process.writeNumber = ++queue.sequence;
  queue.push(process.writingUntilUs, WRITTEN, process.writeNumber, process.index);
}

/** What was written is durable, and what waited for it is sent. */
export function finishWrite(world: World, process: Process): void {
  process.writing = false;
  process.writeNumber = 0;
  process.saved = clonePlain(process.durable);
  const { unsent } = process;
  process.unsent = [];
  for (const { to, type, payload, rule, cause } of unsent) {
    world.rule = rule;
    world.cause = cause;
    transmit(world, process, to, type, payload);
  }
}
