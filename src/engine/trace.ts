// The trace: every event in columns, in chunks. Only the newest chunks are kept; an older stretch is made again from a
// checkpoint when somebody asks (a run is a value), so that a long run costs no more memory than a short one.

import type { Role } from './frame.ts';
import type { JobOutcome } from './protocol.ts';
import type { EventId, Micros } from './units.ts';

const CHUNK_BITS = 11;
const CHUNK = 1 << CHUNK_BITS;

/** Kinds in the order of the public contract; the index is what columns hold. */
export const KINDS = [
  'send',
  'deliver',
  'drop',
  'timer',
  'crash',
  'revive',
  'pause',
  'resume',
  'partition',
  'heal',
  'cut',
  'mend',
  'suspect',
  'trust',
  'role',
  'epoch',
  'lead',
  'step-down',
  'job',
  'violation',
  'script',
] as const;

export const SEND = 0;
export const DELIVER = 1;
export const DROP = 2;
export const TIMER_FIRED = 3;
export const CRASH = 4;
export const REVIVE = 5;
export const PAUSE = 6;
export const RESUME = 7;
export const PARTITION = 8;
export const HEAL = 9;
export const CUT = 10;
export const MEND = 11;
export const SUSPECT = 12;
export const TRUST = 13;
export const ROLE = 14;
export const EPOCH = 15;
export const LEAD = 16;
export const STEP_DOWN = 17;
export const JOB = 18;
export const VIOLATION = 19;
export const SCRIPTED = 20;

/** What columns hold of a role, and of what became of a job: the index. */
export const ROLES: readonly Role[] = ['follower', 'candidate', 'leader'];
export const OUTCOMES: readonly JobOutcome[] = ['done', 'duplicate', 'missed', 'refused', 'lost'];

/** One event as it stands in the columns. What `other`, `value` and `detail` mean depends on the kind: see `describe.ts`. */
export interface RawEvent {
  readonly id: EventId;
  readonly atUs: Micros;
  readonly kind: number;
  readonly node: number;
  readonly rule: number;
  readonly cause: EventId;
  readonly other: number;
  readonly value: number;
  readonly detail: unknown;
}

export class Chunk {
  readonly time = new Float64Array(CHUNK);
  readonly value = new Float64Array(CHUNK);
  readonly cause = new Int32Array(CHUNK);
  readonly other = new Int32Array(CHUNK);
  readonly node = new Int16Array(CHUNK);
  readonly rule = new Uint16Array(CHUNK);
  readonly kind = new Uint8Array(CHUNK);
  readonly detail: unknown[] = new Array(CHUNK).fill(null);

  /** The event that stands in a slot: its id is for the owner to know. */
  read(slot: number, id: EventId): RawEvent {
    return {
      id,
      atUs: this.time[slot] ?? 0,
      kind: this.kind[slot] ?? 0,
      node: this.node[slot] ?? 0,
      rule: this.rule[slot] ?? 0,
      cause: this.cause[slot] ?? 0,
      other: this.other[slot] ?? 0,
      value: this.value[slot] ?? 0,
      detail: this.detail[slot],
    };
  }
}

/** Is shown a chunk that is about to go: so many events, the first of them of this id. */
export type Farewell = (chunk: Chunk, first: EventId, count: number) => void;

export class Trace {
  /** Id of the first event ever pushed here, minus one. */
  private readonly offset: number;
  private readonly keepChunks: number;
  private readonly farewell: Farewell | null;
  private readonly chunks: (Chunk | undefined)[] = [];
  private chunk: Chunk | undefined;
  private count = 0;

  /** Begins behind `after` (the id of the last event not recorded) and keeps about `keep` events. */
  constructor(after: EventId = 0, keep = Infinity, farewell: Farewell | null = null) {
    this.offset = after;
    this.keepChunks = Math.max(1, Math.ceil(keep / CHUNK));
    this.farewell = farewell;
  }

  push(
    atUs: Micros,
    kind: number,
    node: number,
    rule: number,
    cause: EventId,
    other: number,
    value: number,
    detail: unknown,
  ): void {
    const slot = this.count & (CHUNK - 1);
    if (slot === 0) this.open();
    const chunk = this.chunk as Chunk;
    chunk.time[slot] = atUs;
    chunk.kind[slot] = kind;
    chunk.node[slot] = node;
    chunk.rule[slot] = rule;
    chunk.cause[slot] = cause;
    chunk.other[slot] = other;
    chunk.value[slot] = value;
    chunk.detail[slot] = detail;
    this.count++;
  }

  /** Names the rule of an event that is already here (a delivery learns it from its handler). */
  setRule(id: EventId, rule: number): void {
    const at = id - this.offset - 1;
    const chunk = this.chunks[at >> CHUNK_BITS];
    if (chunk && chunk.rule[at & (CHUNK - 1)] === 0) chunk.rule[at & (CHUNK - 1)] = rule;
  }

  /** Ids that can be read: first … last. */
  get first(): EventId {
    return this.offset + Math.max(0, this.chunks.length - this.keepChunks) * CHUNK + 1;
  }
  get last(): EventId {
    return this.offset + this.count;
  }

  read(id: EventId): RawEvent | null {
    const at = id - this.offset - 1;
    if (at < 0 || at >= this.count) return null;
    return this.chunks[at >> CHUNK_BITS]?.read(at & (CHUNK - 1), id) ?? null;
  }

  /** Shows what can be read, oldest first. */
  showAll(show: Farewell): void {
    for (let index = 0; index < this.chunks.length; index++) this.show(index, show);
  }

  /** A new chunk, or the oldest one written over: what is allocated once is not collected a thousand times. */
  private open(): void {
    const old = this.chunks.length - this.keepChunks;
    if (old >= 0 && this.farewell) this.show(old, this.farewell);
    this.chunk = (old >= 0 ? this.chunks[old] : undefined) ?? new Chunk();
    if (old >= 0) this.chunks[old] = undefined;
    this.chunks.push(this.chunk);
  }

  private show(index: number, show: Farewell): void {
    const chunk = this.chunks[index];
    const before = index * CHUNK;
    if (chunk) show(chunk, this.offset + before + 1, Math.min(CHUNK, this.count - before));
  }
}
