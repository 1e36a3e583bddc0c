// What the screen gets: one moment of a run, and until when it stays valid. A view is a pure function of (frame, time);
// between `time` and `validUntil` nothing happens but motion. Names, not indexes: this is the rim of the engine.

import type { FieldKind } from './declare.ts';
import type { Mark } from './marks.ts';
import type { JobOutcome } from './protocol.ts';
import type { Epoch, EventId, Micros } from './units.ts';

export type Status = 'up' | 'down' | 'paused';
export type Role = 'leader' | 'candidate' | 'follower';

export interface TimerFrame {
  readonly name: string;
  readonly title: string;
  /** Its place among the timers that the run's protocol, detector and job declare: the same in every frame. */
  readonly order: number;
  /** World time at which it was set and at which it will fire. Past `dueUs` on a paused node: it waits. */
  readonly setUs: Micros;
  readonly dueUs: Micros;
}

export interface NodeFrame {
  readonly id: string;
  readonly priority: number;
  readonly status: Status;
  readonly role: Role;
  /** The node's own epoch or term. */
  readonly epoch: Epoch;
  /** Whom it believes to lead (itself included); null = nobody it knows of. */
  readonly follows: string | null;
  readonly timers: readonly TimerFrame[];
  /** Messages that arrived while it was paused or writing and wait to be handled. */
  readonly waiting: number;
  /** Until when a durable write blocks it; null = it is not writing. */
  readonly writingUntilUs: Micros | null;
  readonly slow: number;
  readonly driftPpm: number;
  /** Peers that it takes for failed: the first few by name, and how many they are. */
  readonly suspects: readonly string[];
  readonly suspectCount: number;
  /** What is particular to the protocol, as the node itself knows it. */
  readonly marks: readonly Mark<string>[];
  /** The last event that changed its role, status or epoch: where "why?" begins. */
  readonly lastChange: EventId;
}

/** A short line of a service. What went wrong is `danger`, what was kept from going wrong `good`. */
export interface ServiceLine {
  readonly label: string;
  readonly value: string;
  readonly tone: 'plain' | 'danger' | 'good';
  /** How work came out, where that is what it counts. */
  readonly outcome?: JobOutcome;
}

export interface ServiceFrame {
  readonly id: 'lock' | 'resource';
  readonly title: string;
  /** The title where there is little room: at most 8 characters. */
  readonly short: string;
  /** What it has to tell (the holder, the bills paid), then what was counted against the work: only what has happened. */
  readonly lines: readonly ServiceLine[];
  /** Whom the lock service has in its record; null = nobody. */
  readonly holder: string | null;
  /** Epoch of the record, or the newest token that the resource has taken; 0 = none yet. And what that number is called. */
  readonly epoch: Epoch;
  readonly epochTitle: string;
  /** Does the resource refuse what is older? */
  readonly fencing: boolean;
}

/** Messages in flight as columns: six numbers a message, so that thousands cost one transfer. See `flight.ts`. */
export interface Flight {
  readonly count: number;
  readonly columns: Float64Array;
  /** Names that the columns index: processes (members, then services) and message types. */
  readonly processes: readonly string[];
  readonly types: readonly string[];
}

export interface JobCounts {
  readonly run: number;
  readonly duplicate: number;
  readonly missed: number;
  readonly refused: number;
}

export interface Frame {
  readonly time: Micros;
  /** The next event's time; at this time the frame is stale. Infinity = nothing will happen any more. */
  readonly validUntil: Micros;
  readonly nodes: readonly NodeFrame[];
  readonly services: readonly ServiceFrame[];
  readonly flight: Flight;
  /** Directed links that carry nothing, [from, to], of single cuts and isolations (not those of the partition). */
  readonly cuts: readonly (readonly [string, string])[];
  /** The walls: groups of a partition; null = whole. */
  readonly groups: readonly (readonly string[])[] | null;
  /** The acting (up, not paused) leader with the highest epoch; null = none. */
  readonly leader: string | null;
  readonly epoch: Epoch;
  /** All members that are up and lead: two or more is a split brain. */
  readonly leaders: readonly string[];
  readonly network: {
    readonly latencyUs: readonly [Micros, Micros];
    readonly loss: number;
    readonly duplicate: number;
  };
  readonly jobs: JobCounts | null;
  /** Id of the last event at or before `time`. */
  readonly lastEvent: EventId;
}

export interface BeliefFrame {
  readonly label: string;
  /** Printed for people: names, durations with units. */
  readonly text: string;
  readonly kind: FieldKind;
  readonly durable: boolean;
}

/** How a detector sees one peer. Times on the node's clock as the detector says them, world times in a frame. */
export type DetectorPicture =
  /** A silence that runs out at `suspectUs`; it began with the last word, or with the node's start. */
  | { readonly kind: 'silence'; readonly since: Micros }
  /** phi(t) = phiOf(t − since, meanUs, deviationUs), durations on the node's clock. */
  | {
      readonly kind: 'phi';
      readonly since: Micros;
      readonly meanUs: number;
      readonly deviationUs: number;
      readonly threshold: number;
    }
  | {
      readonly kind: 'swim';
      readonly verdict: 'alive' | 'suspect' | 'dead';
      readonly incarnation: number;
      /** Since when it is suspected; null where it is not. */
      readonly since: Micros | null;
      /** The probe under way: when it was sent, and when it counts as failed; null = it is not being probed. */
      readonly probe: {
        readonly since: Micros;
        readonly until: Micros;
        readonly indirect: boolean;
      } | null;
    };

export interface PeerFrame {
  readonly id: string;
  readonly trusted: boolean;
  readonly suspected: boolean;
  readonly priority: number | null;
  readonly epoch: Epoch | null;
  /** World time of the last heartbeat heard; null = never. */
  readonly heardUs: Micros | null;
  /** World time at which silence becomes suspicion; null = the detector cannot say. */
  readonly suspectUs: Micros | null;
  /** Null where the detector shows no more than heardUs and suspectUs. */
  readonly picture: DetectorPicture | null;
}

/** One node's view of the world: what it believes, not what is. */
export interface InspectionFrame {
  readonly node: string;
  readonly time: Micros;
  readonly localClockUs: Micros;
  readonly beliefs: readonly BeliefFrame[];
  readonly peers: readonly PeerFrame[];
}
