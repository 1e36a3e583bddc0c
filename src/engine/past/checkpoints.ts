// The checkpoints of a run: as many as a budget of memory allows, ever further apart as the run gets longer.

import type { EventId } from '../units.ts';
import { type Checkpoint, takeCheckpoint } from '../world/checkpoint.ts';
import type { World } from '../world.ts';

/** Events between checkpoints at first; doubled whenever their memory would exceed the budget. */
const FIRST_SPACING = 2048;
/** What is copied, and weighed, in about the time of one event. */
const BYTES_AN_EVENT = 24;
const BUDGET_BYTES = 48 * 1024 * 1024;
/** Kept whatever they weigh: those of a thousand nodes with a million messages in flight have some hundred MB each. */
const FEWEST = 3;
/** What the processes of a run weigh changes little: one checkpoint in so many is weighed. */
const WEIGHED = 8;

export class Checkpoints {
  /** Estimated memory of all of them. */
  bytes = 0;
  private list: Checkpoint[] = [];
  private spacing = FIRST_SPACING;
  private saved = 0;
  private weighed = 0;

  get count(): number {
    return this.list.length;
  }

  /** Events simulated when the next one is due: copying a large class must not take longer than simulating it. */
  get due(): EventId {
    const last = this.list.at(-1);
    return last ? last.events + Math.max(this.spacing, bytesOf(last) / BYTES_AN_EVENT) : 0;
  }

  at(index: number): Checkpoint {
    const checkpoint = this.list[index];
    if (!checkpoint) throw new Error(`no checkpoint ${index}`);
    return checkpoint;
  }

  /** Index of the last one that satisfies a condition which holds for a beginning of the list; −1 = none. */
  last(holds: (checkpoint: Checkpoint) => boolean): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.at(middle))) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  save(world: World): void {
    const checkpoint = takeCheckpoint(world);
    if (this.saved++ % WEIGHED === 0)
      this.weighed = weigh({ ...checkpoint, flights: null, queue: null });
    sizes.set(
      checkpoint,
      this.weighed + 8 * checkpoint.flights.slots.length + 20 * checkpoint.queue.size,
    );
    this.list.push(checkpoint);
    this.bytes += bytesOf(checkpoint);
    if (this.bytes <= BUDGET_BYTES || this.list.length < FEWEST) return;
    this.spacing *= 2;
    this.list = this.list.filter((_, index) => index % 2 === 0);
    this.bytes = this.list.reduce((sum, kept) => sum + bytesOf(kept), 0);
  }
}

const sizes = new WeakMap<Checkpoint, number>();
const bytesOf = (checkpoint: Checkpoint): number => sizes.get(checkpoint) ?? 0;

/** An estimate: 8 bytes a number or reference, twice that an object, the length of each typed array. */
function weigh(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return 16 + value.byteLength;
  let bytes = 16;
  for (const key in value) bytes += weigh((value as Record<string, unknown>)[key]);
  return bytes;
}
