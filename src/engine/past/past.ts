// What happened, event by event. The newest events are at hand, of all others the landmarks; the rest is made again from a
// checkpoint when somebody asks (a run is a value).

import type { Setup } from '../compile.ts';
import { describeEvent } from '../describe.ts';
import type { Message } from '../message.ts';
import type { TraceEvent } from '../report.ts';
import { DELIVER, DROP, type Farewell, type RawEvent, Trace } from '../trace.ts';
import type { EventId, NodeId } from '../units.ts';
import { restoreCheckpoint } from '../world/checkpoint.ts';
import { World } from '../world.ts';
import type { Checkpoints } from './checkpoints.ts';
import { FAR, type History, MOST_HEARD, type Steps } from './history.ts';
import { Landmarks } from './landmarks.ts';

/**
 * Events kept for reading at once; older ones are made again when asked for. So few that their messages die young: more of them, and the
 * garbage collector moves each to where it is expensive.
 */
export const KEPT_EVENTS = 16_384;
/** Kept around a single event that is made again: the next question is often about what it came of. */
const KEPT_AROUND = 1 << 17;
/** Most events that one question may bring. */
export const MOST_EVENTS = 100_000;
/** Events looked at in one go when one of a kind is searched for. */
const BLOCK = 4096;
/** Stretches made again that are kept: a chain of causes goes to and fro between a few. */
const MOST_STRETCHES = 3;
/** Steps made again between two looks at how far that is. */
const SLICE = 16;
/** Events made again before somebody else may have his turn. */
const TURN = 8192;

/** How many of the newest events are at hand, and how many landmarks before them. */
export interface Memory {
  readonly kept: number;
  readonly landmarks: number;
}

export class Past implements History {
  readonly setup: Setup;
  /** What the head of the run records. */
  readonly record: Trace;
  /** The head of the run is at its end. */
  complete = false;
  private readonly checkpoints: Checkpoints;
  private readonly landmarks: Landmarks;
  /** The stretches of events that were made again last, newest first: questions about old events come in families. */
  private stretches: readonly Trace[] = [];
  /** A world for making again, while nobody uses it. */
  private spare: World | null = null;

  constructor(setup: Setup, checkpoints: Checkpoints, { kept, landmarks }: Partial<Memory>) {
    this.setup = setup;
    this.checkpoints = checkpoints;
    this.landmarks = new Landmarks(landmarks);
    this.record = new Trace(0, kept ?? KEPT_EVENTS, this.landmarks.take);
  }

  events(from: EventId, to: EventId): TraceEvent[] {
    const first = Math.max(1, from);
    const last = Math.min(to, from + MOST_EVENTS - 1);
    const trace = this.traceOf(first, last, Infinity);
    const events: TraceEvent[] = [];
    for (let id = first; id <= last; id++) {
      const raw = trace.read(id);
      if (raw) events.push(this.describe(raw));
    }
    return events;
  }

  read(id: EventId): RawEvent | null {
    if (id < 1) return null;
    const landmark = id < this.record.first ? this.landmarks.read(id) : null;
    return landmark ?? this.traceOf(id, id, KEPT_AROUND).read(id);
  }

  describe(event: RawEvent): TraceEvent {
    return describeEvent(this.setup, event);
  }

  find(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most: number,
  ): RawEvent | null {
    for (let left = most, at = from + direction; left > 0 && at >= 1; left -= BLOCK) {
      const end = Math.max(1, at + direction * (Math.min(BLOCK, left) - 1));
      const trace = this.traceOf(Math.min(at, end), Math.max(at, end), Infinity);
      for (; direction > 0 ? at <= end : at >= end; at += direction) {
        const raw = trace.read(at);
        if (!raw) return null;
        if (wanted(raw)) return raw;
      }
    }
    return null;
  }

  *landmark(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most = Infinity,
  ): Steps<RawEvent | null> {
    const { record, landmarks } = this;
    const isWanted = (event: RawEvent) => event.kind > DROP && wanted(event);
    const end = from + direction * most;
    if (direction > 0) {
      const forgotten = from + 1 < landmarks.first;
      if (forgotten || from + 1 >= record.first) return this.find(from, 1, isWanted, most);
      const last = record.first - 1;
      return (
        landmarks.find(from, 1, end, wanted) ??
        this.find(last, 1, isWanted, Math.max(0, end - last))
      );
    }
    // Back through what is at hand, what is remembered, and what is forgotten.
    const hand = this.find(from, -1, isWanted, from - Math.max(end, record.first));
    if (hand) return hand;
    const remembered = Math.min(from, record.first);
    const landmark = landmarks.find(remembered, -1, end, wanted);
    if (landmark) return landmark;
    const forgotten = Math.min(remembered, landmarks.first);
    const stop = Math.max(1, end, forgotten - FAR);
    for (let at = forgotten; at > stop; at -= TURN) {
      const found = this.find(at, -1, isWanted, Math.min(TURN, at - stop));
      if (found) return found;
      yield;
    }
    return null;
  }

  *words(from: NodeId, to: NodeId, before: EventId): Steps<readonly RawEvent[]> {
    const { record } = this;
    const stop = Math.max(1, before - MOST_HEARD);
    let words: readonly RawEvent[] = [];
    for (let end = before - 1, start = end; end >= stop; end = start - 1) {
      const found: RawEvent[] = [];
      const listen: Farewell = (chunk, first, count) => {
        const slots = Math.min(count, end - first + 1);
        for (let slot = Math.max(0, start - first); slot < slots; slot++) {
          if ((chunk.kind[slot] ?? 0) > DROP) continue;
          const message = chunk.detail[slot] as Message;
          if (message.from === from && message.to === to)
            found.push(chunk.read(slot, first + slot));
        }
      };
      if (end >= record.first && end <= record.last) {
        start = Math.max(stop, record.first);
        record.showAll(listen);
      } else {
        const at = this.checkpointBefore(end);
        start = Math.max(stop, this.checkpoints.at(at).events + 1);
        yield* this.replay(at, end, listen);
      }
      words = [...found, ...words];
      const heard = words.findLast(({ kind }) => kind === DELIVER);
      if (heard && (heard.detail as Message).sendEvent >= start) break;
    }
    return words;
  }

  /** A trace that holds these events, as far as the run has so many; of one made anew no more than so many are kept. */
  private traceOf(from: EventId, to: EventId, keep: number): Trace {
    const { record } = this;
    if (from >= record.first && (to <= record.last || this.complete)) return record;
    const known = this.stretches.find((one) => from >= one.first && to <= one.last);
    if (known) return known;
    const made = this.again(from, to, keep);
    // A single step may be so large that it leaves no room for what was asked about.
    if (made.first > from) return this.traceOf(from, to, Infinity);
    this.stretches = [made, ...this.stretches.slice(0, MOST_STRETCHES - 1)];
    return made;
  }

  /** Makes a stretch of events again that is no longer, or not yet, at hand. */
  private again(from: EventId, to: EventId, keep: number): Trace {
    const at = this.checkpointBefore(from);
    const trace = new Trace(this.checkpoints.at(at).events, keep);
    const world = this.worldAt(at, trace);
    // A little further than asked: the next question is often about what came of it.
    while (world.events < to + BLOCK && !world.runUntil(this.setup.untilUs, SLICE));
    this.putBack(world);
    return trace;
  }

  /** Lets all happen again from a checkpoint to an event, and shows it. */
  private *replay(at: number, end: EventId, show: Farewell): Steps<void> {
    const trace = new Trace(this.checkpoints.at(at).events, KEPT_EVENTS, show);
    const world = this.worldAt(at, trace);
    for (let turn = world.events; world.events < end; ) {
      if (world.runUntil(this.setup.untilUs, SLICE)) break;
      if (world.events < turn + TURN) continue;
      turn = world.events;
      yield;
    }
    trace.showAll(show);
    this.putBack(world);
  }

  /** Index of the last checkpoint from which an event can be made again. */
  private checkpointBefore(event: EventId): number {
    return Math.max(
      0,
      this.checkpoints.last(({ events }) => events < event),
    );
  }

  private worldAt(at: number, record: Trace): World {
    const world = this.spare ?? new World(this.setup, null, null);
    this.spare = null;
    restoreCheckpoint(world, this.checkpoints.at(at));
    world.record = record;
    return world;
  }

  private putBack(world: World): void {
    world.record = null;
    this.spare = world;
  }
}
