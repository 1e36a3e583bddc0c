// A run is a value: simulate(scenario). It is simulated ahead in slices, with checkpoints, so that the state at any time is one
// checkpoint and a short re-run away, forward or backward, however long the run.

import { compile, type Setup } from './compile.ts';
import { describeEvent } from './describe.ts';
import type { Frame, InspectionFrame } from './frame.ts';
import { Recorder } from './recorder.ts';
import type { RunReport, Summary, TraceEvent } from './report.ts';
import type { Scenario } from './scenario.ts';
import { inspect, snapshot } from './snapshot.ts';
import { type RawEvent, Trace } from './trace.ts';
import type { EventId, Micros } from './units.ts';
import { type Checkpoint, restoreCheckpoint, takeCheckpoint } from './world/checkpoint.ts';
import { World } from './world.ts';

/**
 * Events kept for reading at once; older ones are made again when asked for. So few that their messages die young: more of them, and the
 * garbage collector moves each to where it is expensive.
 */
const KEPT_EVENTS = 16_384;
/** Events between checkpoints at first; doubled whenever their memory would exceed the budget. */
const FIRST_SPACING = 2048;
/** What is copied, and weighed, in about the time of one event. */
const BYTES_AN_EVENT = 24;
const CHECKPOINT_BUDGET_BYTES = 48 * 1024 * 1024;
/** Kept whatever they weigh: those of a thousand nodes with a million messages in flight have some hundred MB each. */
const FEWEST_CHECKPOINTS = 3;
/** What the processes of a run weigh changes little: one checkpoint in so many is weighed. */
const WEIGHED = 8;
const SLICE = 256;
/** Most events that one question may bring. */
const MOST_EVENTS = 100_000;
/** Events looked at in one go when one of a kind is searched for. */
const BLOCK = 4096;
/** Stretches made again that are kept: a chain of causes goes to and fro between a few. */
const MOST_STRETCHES = 3;

export class Run {
  readonly setup: Setup;
  complete = false;
  private readonly head: World;
  private readonly recorder: Recorder;
  private checkpoints: Checkpoint[] = [];
  private spacing = FIRST_SPACING;
  private bytes = 0;
  private saved = 0;
  private weighed = 0;
  /** A second world for looking around; it moves from question to question. */
  private cursor: World | null = null;
  /** The stretches of events that were made again last, newest first: questions about old events come in families. */
  private stretches: readonly Trace[] = [];

  constructor(scenario: Scenario) {
    this.setup = compile(scenario);
    this.recorder = new Recorder(this.setup, true);
    this.head = new World(this.setup, new Trace(0, KEPT_EVENTS), this.recorder);
    this.recorder.watch(this.head);
    this.save();
  }

  get simulatedUs(): Micros {
    return this.head.now;
  }

  /** Simulates ahead by about so many steps. True when the run is complete. */
  advance(maxSteps: number): boolean {
    for (let left = maxSteps; left > 0 && !this.complete; left -= SLICE) {
      this.complete = this.head.runUntil(this.setup.untilUs, SLICE);
      const last = this.checkpoints.at(-1);
      if (!this.complete && last && this.head.events - last.events >= this.spacingAfter(last))
        this.save();
    }
    return this.complete;
  }

  /** Events from one checkpoint to the next: copying a large class must not take longer than simulating it. */
  private spacingAfter(last: Checkpoint): number {
    return Math.max(this.spacing, bytesOf(last) / BYTES_AN_EVENT);
  }

  finish(): this {
    while (!this.advance(1 << 20));
    return this;
  }

  summary(): Summary {
    return this.recorder.summary();
  }

  report(): RunReport {
    return this.recorder.report(this.complete);
  }

  /** State at a time (clamped to the run): everything that happens at that very moment has happened. */
  frameAt(time: Micros): Frame {
    return snapshot(this.stateAt(time));
  }

  /** Throws on a name that is no member. */
  inspect(node: string, time: Micros): InspectionFrame {
    const index = this.setup.names.indexOf(node);
    if (index < 0 || index >= this.setup.members) throw new Error(`no node "${node}"`);
    return inspect(this.stateAt(time), index);
  }

  /** Fingerprint of all that happened up to and including a time. */
  fingerprintAt(time: Micros): string {
    return this.stateAt(time).fingerprint.toString();
  }

  /** Time of the first event after a time; Infinity where none comes before the end. */
  nextEventTime(time: Micros): Micros {
    const world = this.stateAt(time);
    const { events } = world;
    while (world.events === events && world.nextTime <= this.setup.untilUs)
      world.runUntil(world.nextTime);
    return world.events === events ? Infinity : world.now;
  }

  /** Time of the last event before a time; 0 where there is none. */
  previousEventTime(time: Micros): Micros {
    for (let at = this.lastCheckpoint((checkpoint) => checkpoint.now < time); at >= 0; at--) {
      const trace = new Trace((this.checkpoints[at] as Checkpoint).events);
      const world = this.from(at, trace);
      world.runUntil(
        Math.min(
          time - 1,
          at + 1 < this.checkpoints.length
            ? (this.checkpoints[at + 1] as Checkpoint).now
            : Infinity,
        ),
      );
      for (let id = trace.last; id >= trace.first; id--) {
        const event = trace.read(id);
        if (event && event.atUs < time) return event.atUs;
      }
    }
    return 0;
  }

  /** Events by id, both ends included; at most 100,000. */
  events(from: EventId, to: EventId): TraceEvent[] {
    const first = Math.max(1, from);
    const last = Math.min(to, from + MOST_EVENTS - 1);
    const trace = this.traceOf(first, last);
    const events: TraceEvent[] = [];
    for (let id = first; id <= last; id++) {
      const raw = trace.read(id);
      if (raw) events.push(describeEvent(this.setup, raw));
    }
    return events;
  }

  /** One event as it was recorded; null where there is none of this id. */
  read(id: EventId): RawEvent | null {
    return id < 1 ? null : this.traceOf(id, id).read(id);
  }

  /** As the public event. Who looks at raw events asks here: the words behind their codes belong to this run's process. */
  describe(event: RawEvent): TraceEvent {
    return describeEvent(this.setup, event);
  }

  /** The nearest event after (before) an event that is wanted, looking at no more than `most`; null = there is none among them. */
  find(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most: number,
  ): RawEvent | null {
    for (let left = most, at = from + direction; left > 0 && at >= 1; left -= BLOCK) {
      const end = Math.max(1, at + direction * (Math.min(BLOCK, left) - 1));
      const trace = this.traceOf(Math.min(at, end), Math.max(at, end));
      for (; direction > 0 ? at <= end : at >= end; at += direction) {
        const raw = trace.read(at);
        if (!raw) return null;
        if (wanted(raw)) return raw;
      }
    }
    return null;
  }

  /** Events in [fromUs, toUs], at most `limit`. */
  eventsBetween(fromUs: Micros, toUs: Micros, limit: number): TraceEvent[] {
    const events: TraceEvent[] = [];
    this.scan(fromUs, toUs, Math.min(limit, MOST_EVENTS), (raw) =>
      events.push(describeEvent(this.setup, raw)),
    );
    return events;
  }

  /** Shows the events in [fromUs, toUs] in order, at most `limit`. */
  scan(fromUs: Micros, toUs: Micros, limit: number, visit: (event: RawEvent) => void): void {
    const at = Math.max(
      0,
      this.lastCheckpoint((checkpoint) => checkpoint.now < fromUs),
    );
    const trace = new Trace((this.checkpoints[at] as Checkpoint).events);
    const world = this.from(at, trace);
    if (fromUs > 0) world.runUntil(fromUs - 1);
    const first = world.events + 1;
    while (
      world.events - first + 1 < limit &&
      !world.runUntil(Math.min(toUs, this.setup.untilUs), SLICE)
    );
    for (let id = first; id <= Math.min(trace.last, first + limit - 1); id++) {
      const raw = trace.read(id);
      if (raw) visit(raw);
    }
  }

  /** Estimated memory of all checkpoints, in bytes. */
  checkpointBytes(): number {
    return this.bytes;
  }
  get checkpointCount(): number {
    return this.checkpoints.length;
  }

  private stateAt(time: Micros): World {
    const target = Math.max(0, Math.min(Math.floor(time), this.setup.untilUs));
    const at = Math.max(
      0,
      this.lastCheckpoint((checkpoint) => checkpoint.now <= target),
    );
    const { cursor } = this;
    const near =
      cursor &&
      cursor.now <= target &&
      cursor.events >= (this.checkpoints[at] as Checkpoint).events;
    const world = near ? cursor : this.from(at, null);
    world.runUntil(target);
    return world;
  }

  /** Index of the last checkpoint that satisfies a condition which holds for a beginning of the list; −1 = none. */
  private lastCheckpoint(holds: (checkpoint: Checkpoint) => boolean): number {
    let low = 0;
    let high = this.checkpoints.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.checkpoints[middle] as Checkpoint)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private from(at: number, record: Trace | null): World {
    this.cursor ??= new World(this.setup, null, null);
    this.cursor.record = null;
    restoreCheckpoint(this.cursor, this.checkpoints[at] as Checkpoint);
    if (record === null) return this.cursor;
    // A recorded stretch ends somewhere in the middle of a moment: it is no place to go on from.
    const world = this.cursor;
    this.cursor = null;
    world.record = record;
    return world;
  }

  /** A trace that holds these events, as far as the run has so many. */
  private traceOf(from: EventId, to: EventId): Trace {
    const record = this.head.record as Trace;
    if (from >= record.first && (to <= record.last || this.complete)) return record;
    const known = this.stretches.find((one) => from >= one.first && to <= one.last);
    if (known) return known;
    const made = this.again(from, to);
    this.stretches = [made, ...this.stretches.slice(0, MOST_STRETCHES - 1)];
    return made;
  }

  /** Makes a stretch of events again that is no longer, or not yet, at hand. */
  private again(from: EventId, to: EventId): Trace {
    const at = Math.max(
      0,
      this.lastCheckpoint((checkpoint) => checkpoint.events < from),
    );
    const trace = new Trace((this.checkpoints[at] as Checkpoint).events);
    const world = this.from(at, trace);
    // A little further than asked: the next question is often about what came of it.
    while (world.events < to + BLOCK && !world.runUntil(this.setup.untilUs, SLICE));
    return trace;
  }

  private save(): void {
    const checkpoint = takeCheckpoint(this.head);
    this.checkpoints.push(checkpoint);
    if (this.saved++ % WEIGHED === 0)
      this.weighed = weigh({ ...checkpoint, flights: null, queue: null });
    sizes.set(
      checkpoint,
      this.weighed + 8 * checkpoint.flights.slots.length + 20 * checkpoint.queue.size,
    );
    this.bytes += bytesOf(checkpoint);
    if (this.bytes <= CHECKPOINT_BUDGET_BYTES || this.checkpoints.length < FEWEST_CHECKPOINTS)
      return;
    this.spacing *= 2;
    this.checkpoints = this.checkpoints.filter((_, index) => index % 2 === 0);
    this.bytes = this.checkpoints.reduce((sum, kept) => sum + bytesOf(kept), 0);
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

/** The finished run of a scenario. */
export function simulate(scenario: Scenario): Run {
  return new Run(scenario).finish();
}

/** The summary alone: no story, no checkpoints. For trials by the thousand. */
export function measure(scenario: Scenario): Summary {
  return eventStream(scenario, null);
}

/** Runs a scenario from start to end and hands over every event in order, keeping only the newest. */
export function eventStream(
  scenario: Scenario,
  sink: ((event: TraceEvent) => void) | null,
): Summary {
  const setup = compile(scenario);
  const recorder = new Recorder(setup, false);
  const trace = new Trace(0, sink ? KEPT_EVENTS : 1);
  const world = new World(setup, trace, recorder);
  recorder.watch(world);
  let told = 0;
  for (let done = false; !done; ) {
    done = world.runUntil(setup.untilUs, SLICE);
    if (!sink) continue;
    for (; told < trace.last; told++) {
      const raw = trace.read(told + 1);
      if (raw) sink(describeEvent(setup, raw));
    }
  }
  return recorder.summary();
}
