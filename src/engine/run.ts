// A run is a value: simulate(scenario). It is simulated ahead in slices, with checkpoints, so that the state at any time is one
// checkpoint and a short re-run away, forward or backward, however long the run.

import { compile, type Setup } from './compile.ts';
import { describeEvent } from './describe.ts';
import type { Frame, InspectionFrame } from './frame.ts';
import { Checkpoints } from './past/checkpoints.ts';
import { KEPT_EVENTS, type Memory, MOST_EVENTS, Past } from './past/past.ts';
import { Recorder } from './recorder.ts';
import type { RunReport, Summary, TraceEvent } from './report.ts';
import type { Scenario } from './scenario.ts';
import { inspect, snapshot } from './snapshot.ts';
import { type Farewell, type RawEvent, Trace } from './trace.ts';
import type { EventId, Micros } from './units.ts';
import { restoreCheckpoint } from './world/checkpoint.ts';
import { World } from './world.ts';

const SLICE = 256;

export class Run {
  readonly setup: Setup;
  /** What happened, event by event. */
  readonly past: Past;
  private readonly head: World;
  private readonly recorder: Recorder;
  private readonly checkpoints = new Checkpoints();
  /** A second world for looking around; it moves from question to question. */
  private cursor: World | null = null;

  /** `memory` makes no difference but in time and space. */
  constructor(scenario: Scenario, memory: Partial<Memory> = {}) {
    this.setup = compile(scenario);
    this.past = new Past(this.setup, this.checkpoints, memory);
    this.recorder = new Recorder(this.setup, true);
    this.head = new World(this.setup, this.past.record, this.recorder);
    this.recorder.watch(this.head);
    this.checkpoints.save(this.head);
  }

  get simulatedUs(): Micros {
    return this.head.now;
  }

  get complete(): boolean {
    return this.past.complete;
  }

  /** Simulates ahead by about so many steps. True when the run is complete. */
  advance(maxSteps: number): boolean {
    const { head, past, checkpoints } = this;
    for (let left = maxSteps; left > 0 && !past.complete; left -= SLICE) {
      past.complete = head.runUntil(this.setup.untilUs, SLICE);
      if (!past.complete && head.events >= checkpoints.due) checkpoints.save(head);
    }
    return past.complete;
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
    for (let at = this.checkpoints.last((checkpoint) => checkpoint.now < time); at >= 0; at--) {
      const trace = new Trace(this.checkpoints.at(at).events);
      const world = this.from(at, trace);
      world.runUntil(
        Math.min(
          time - 1,
          at + 1 < this.checkpoints.count ? this.checkpoints.at(at + 1).now : Infinity,
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
    return this.past.events(from, to);
  }

  /** Events in [fromUs, toUs], at most `limit`. */
  eventsBetween(fromUs: Micros, toUs: Micros, limit: number): TraceEvent[] {
    const events: TraceEvent[] = [];
    this.scan(fromUs, toUs, Math.min(limit, MOST_EVENTS), (raw) =>
      events.push(this.past.describe(raw)),
    );
    return events;
  }

  /** Shows the events in [fromUs, toUs] in order, at most `limit`. */
  scan(fromUs: Micros, toUs: Micros, limit: number, visit: (event: RawEvent) => void): void {
    const at = Math.max(
      0,
      this.checkpoints.last((checkpoint) => checkpoint.now < fromUs),
    );
    const trace = new Trace(this.checkpoints.at(at).events);
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
    return this.checkpoints.bytes;
  }
  get checkpointCount(): number {
    return this.checkpoints.count;
  }

  private stateAt(time: Micros): World {
    const target = Math.max(0, Math.min(Math.floor(time), this.setup.untilUs));
    const at = Math.max(
      0,
      this.checkpoints.last((checkpoint) => checkpoint.now <= target),
    );
    const { cursor } = this;
    const near = cursor && cursor.now <= target && cursor.events >= this.checkpoints.at(at).events;
    const world = near ? cursor : this.from(at, null);
    world.runUntil(target);
    return world;
  }

  private from(at: number, record: Trace | null): World {
    this.cursor ??= new World(this.setup, null, null);
    this.cursor.record = null;
    restoreCheckpoint(this.cursor, this.checkpoints.at(at));
    if (record === null) return this.cursor;
    // A recorded stretch ends somewhere in the middle of a moment: it is no place to go on from.
    const world = this.cursor;
    this.cursor = null;
    world.record = record;
    return world;
  }
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
  const show: Farewell | null =
    sink &&
    ((chunk, first, count) => {
      for (let slot = 0; slot < count; slot++)
        sink(describeEvent(setup, chunk.read(slot, first + slot)));
    });
  const trace = new Trace(0, show ? KEPT_EVENTS : 1, show);
  const world = new World(setup, trace, recorder);
  recorder.watch(world);
  world.runUntil(setup.untilUs);
  if (show) trace.showAll(show);
  return recorder.summary();
}
