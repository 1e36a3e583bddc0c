// One process of the world as it truly is: a member or a service. Protocols see it only through their context.

import type { Role } from './frame.ts';
import type { Message } from './message.ts';
import { clonePlain } from './plain.ts';
import { Stream } from './random.ts';
import { type Epoch, type EventId, type Micros, NOBODY, type NodeId } from './units.ts';

export const UP = 0;
export const DOWN = 1;
export const PAUSED = 2;

/** A named timer. `dueUs` is world time; `entry` is the sequence number of the queue entry that counts, 0 = none in the queue. */
export interface Timer {
  readonly index: number;
  readonly process: NodeId;
  readonly name: string;
  readonly code: number;
  armed: boolean;
  setUs: Micros;
  dueUs: Micros;
  sequence: number;
  entry: number;
  entryUs: Micros;
  cause: EventId;
}

/** What came while the process could not handle it. */
export type Pending =
  | { readonly dueUs: Micros; readonly timer: number }
  | { readonly dueUs: Micros; readonly message: Message }
  /** Its priority was changed, by that event. */
  | { readonly dueUs: Micros; readonly promotion: EventId };

/** A message whose sending waits for the end of a durable write. */
export interface Unsent {
  readonly to: NodeId;
  readonly type: number;
  readonly payload: Message['payload'];
  readonly rule: number;
  readonly cause: EventId;
}

export class Process {
  readonly index: NodeId;
  readonly name: string;
  status: typeof UP | typeof DOWN | typeof PAUSED = UP;
  priority: number;
  /** It has run its start at least once. */
  begun = false;
  role: Role = 'follower';
  epoch: Epoch = 0;
  follows: NodeId = NOBODY;
  /** Own verdicts by peer: 1 = heard since start; 1 = suspected. */
  heard: Uint8Array;
  suspected: Uint8Array;
  lastChange: EventId = 0;
  /** Since when it leads, for the span. */
  leadsSinceUs: Micros = 0;

  // Plain data of protocol, detector and job.
  state: unknown = null;
  durable: unknown = null;
  detectorState: unknown = null;
  jobState: unknown = null;

  backlog: Pending[] = [];
  /** Number of durable writes that the handler under way has asked for, and how long they take. Nothing between two handlers. */
  writesAsked = 0;
  writesLastUs: Micros = 0;
  writingUntilUs: Micros = 0;
  writing = false;
  /** Number of the write under way, so that the end of a write that a crash undid is not taken for a later one's. */
  writeNumber = 0;
  unsent: Unsent[] = [];
  /** Durable state as last written: what a crash in the middle of a write leaves. */
  saved: unknown = null;

  // Local clock: localBase + (world − worldBase) × (1 + ppm / 10^6).
  ppm = 0;
  localBaseUs: Micros = 0;
  worldBaseUs: Micros = 0;
  slow = 1;

  random: Stream;
  latencies: Stream;
  losses: Stream;
  duplicates: Stream;
  timers: Timer[] = [];

  constructor(index: NodeId, name: string, priority: number, members: number, seed: number) {
    this.index = index;
    this.name = name;
    this.priority = priority;
    this.heard = new Uint8Array(members);
    this.suspected = new Uint8Array(members);
    this.random = Stream.named(seed, `node ${name}`);
    this.latencies = Stream.named(seed, `latency from ${name}`);
    this.losses = Stream.named(seed, `loss from ${name}`);
    this.duplicates = Stream.named(seed, `duplicate from ${name}`);
  }

  get leading(): boolean {
    return this.role === 'leader';
  }

  localTime(world: Micros): Micros {
    const elapsed = world - this.worldBaseUs;
    return this.ppm === 0
      ? this.localBaseUs + elapsed
      : this.localBaseUs + Math.floor((elapsed * (1_000_000 + this.ppm)) / 1_000_000);
  }

  /** World time that a local duration takes, at least as long as a µs where it is not nothing. */
  worldDuration(local: Micros): Micros {
    if (this.ppm === 0) return local;
    const world = Math.round((local * 1_000_000) / (1_000_000 + this.ppm));
    return local > 0 ? Math.max(1, world) : world;
  }

  /** World time of a moment of the local clock, at the present rate. */
  worldTime(local: Micros): Micros {
    return this.worldBaseUs + this.worldDuration(local - this.localBaseUs);
  }

  setRate(ppm: number, world: Micros): void {
    this.localBaseUs = this.localTime(world);
    this.worldBaseUs = world;
    this.ppm = ppm;
  }

  copy(): ProcessCopy {
    return copyOf(this);
  }

  restore(copy: ProcessCopy): void {
    Object.assign(this, copyOf(copy));
  }
}

/** A deep copy of everything but what never changes. */
const copyOf = (of: ProcessCopy): ProcessCopy => ({
  status: of.status,
  priority: of.priority,
  begun: of.begun,
  role: of.role,
  epoch: of.epoch,
  follows: of.follows,
  lastChange: of.lastChange,
  leadsSinceUs: of.leadsSinceUs,
  writingUntilUs: of.writingUntilUs,
  writing: of.writing,
  writeNumber: of.writeNumber,
  ppm: of.ppm,
  localBaseUs: of.localBaseUs,
  worldBaseUs: of.worldBaseUs,
  slow: of.slow,
  heard: of.heard.slice(),
  suspected: of.suspected.slice(),
  state: clonePlain(of.state),
  durable: clonePlain(of.durable),
  detectorState: clonePlain(of.detectorState),
  jobState: clonePlain(of.jobState),
  saved: clonePlain(of.saved),
  backlog: of.backlog.slice(),
  unsent: of.unsent.slice(),
  random: of.random.clone(),
  latencies: of.latencies.clone(),
  losses: of.losses.clone(),
  duplicates: of.duplicates.clone(),
  timers: of.timers.map((timer) => ({ ...timer })),
});

export type ProcessCopy = Pick<
  Process,
  | 'status'
  | 'priority'
  | 'begun'
  | 'role'
  | 'epoch'
  | 'follows'
  | 'lastChange'
  | 'leadsSinceUs'
  | 'writingUntilUs'
  | 'writing'
  | 'writeNumber'
  | 'ppm'
  | 'localBaseUs'
  | 'worldBaseUs'
  | 'slow'
  | 'heard'
  | 'suspected'
  | 'state'
  | 'durable'
  | 'detectorState'
  | 'jobState'
  | 'saved'
  | 'backlog'
  | 'unsent'
  | 'random'
  | 'latencies'
  | 'losses'
  | 'duplicates'
  | 'timers'
>;
