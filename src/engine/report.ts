// What a run tells: its events, its milestones, its summary. Plain values with names in them, ready for JSON, the story and the timeline.

import type { PromiseName } from './declare.ts';
import type { Role } from './frame.ts';
import type { JobOutcome } from './protocol.ts';
import type { Verb } from './scenario.ts';
import type { Epoch, EventId, MessageId, Micros } from './units.ts';

export type EventKind =
  | 'send'
  | 'deliver'
  | 'drop'
  | 'timer'
  | 'crash'
  | 'revive'
  | 'pause'
  | 'resume'
  | 'partition'
  | 'heal'
  | 'cut'
  | 'mend'
  | 'suspect'
  | 'trust'
  | 'role'
  | 'epoch'
  | 'lead'
  | 'step-down'
  | 'job'
  | 'violation'
  | 'script';

/** One event of the trace: one JSON line. Optional keys are absent, not null, where they do not apply. */
export interface TraceEvent {
  readonly id: EventId;
  readonly atUs: Micros;
  readonly node?: string;
  readonly kind: EventKind;
  readonly rule?: string;
  /** The event that led to this one; absent at a root (a script entry, a node's first start). */
  readonly cause?: EventId;
  // send, deliver, drop; script, of a verb about a message
  readonly message?: MessageId;
  readonly from?: string;
  readonly to?: string;
  readonly type?: string;
  readonly payload?: { readonly [field: string]: unknown };
  /** Why a message was dropped. */
  readonly reason?: 'lost' | 'cut' | 'down' | 'script';
  // timer
  readonly timer?: string;
  // suspect, trust
  readonly peer?: string;
  // role, epoch, lead, step-down
  readonly role?: Role;
  readonly epoch?: Epoch;
  /** It led already: a new reign of the same leader. */
  readonly again?: boolean;
  /** The epoch that it goes on in. */
  readonly newEpoch?: Epoch;
  // partition, cut, mend
  readonly groups?: readonly (readonly string[])[];
  readonly oneWay?: boolean;
  // revive
  readonly amnesia?: boolean;
  // script
  readonly do?: Verb;
  readonly index?: number;
  /** How much later than before the message arrives. */
  readonly delayUs?: Micros;
  /** What a script entry made other than it was, and whether that is easier to bear. */
  readonly latencyUs?: readonly [Micros, Micros];
  readonly loss?: number;
  readonly duplicate?: number;
  readonly factor?: number;
  readonly ppm?: number;
  readonly value?: number;
  readonly eases?: boolean;
  /** What came of the script entry where it could not do what it says ("no node leads"), or what it did change. */
  readonly note?: string;
  // job
  readonly outcome?: JobOutcome;
  readonly item?: number;
  // violation
  readonly promise?: PromiseName;
  readonly nodes?: readonly string[];
  /** Whether the protocol promises this under the faults of the scenario: if so, a defect; if not, the lesson. */
  readonly promised?: boolean;
}

export interface LeaderSpan {
  readonly node: string;
  readonly epoch: Epoch;
  readonly fromUs: Micros;
  /** End of the reign as far as simulated. */
  readonly toUs: Micros;
}

export interface Failover {
  readonly node: string;
  readonly failedUs: Micros;
  readonly suspectedUs: Micros | null;
  readonly electedUs: Micros | null;
  readonly recoveredUs: Micros | null;
  /** Messages sent from the failure to the recovery (or as far as simulated), by type. */
  readonly messages: { readonly [type: string]: number };
}

export interface Violation {
  readonly promise: PromiseName;
  readonly atUs: Micros;
  readonly nodes: readonly string[];
  readonly promised: boolean;
}

export interface Summary {
  readonly fingerprint: string;
  readonly untilUs: Micros;
  readonly events: number;
  readonly messages: {
    readonly sent: number;
    readonly delivered: number;
    readonly dropped: number;
    readonly byType: { readonly [type: string]: number };
  };
  readonly leaders: readonly LeaderSpan[];
  readonly failovers: readonly Failover[];
  readonly noLeaderUs: Micros;
  readonly splitBrainUs: Micros;
  readonly jobs: {
    readonly run: number;
    readonly duplicate: number;
    readonly missed: number;
    readonly refused: number;
  };
  readonly violations: readonly Violation[];
}

export type MilestoneKind = 'leader-lost' | 'suspected' | 'election' | 'elected' | 'breach';

/** What the transport jumps to, the story tells and the live region says. */
export interface Milestone {
  readonly event: EventId;
  readonly atUs: Micros;
  readonly kind: MilestoneKind;
  readonly node: string | null;
  readonly epoch: Epoch;
  /** Plain English, one sentence. */
  readonly text: string;
}

/** A line of the story: every milestone, and what happened to nodes, links and jobs between them. */
export interface StoryLine {
  readonly event: EventId;
  readonly atUs: Micros;
  readonly node: string | null;
  readonly kind: EventKind;
  readonly milestone: MilestoneKind | null;
  readonly tone: 'fault' | 'repair' | 'doubt' | 'election' | 'leader' | 'breach' | 'work' | 'plain';
  readonly text: string;
  /** What sets it apart from lines of its kind with which it can stand in one: the link that is cut, the epoch that is entered. */
  readonly about?: string;
  /** Of a breach: whether the protocol promised better. */
  readonly promised?: boolean;
}

/** All that is known of a run so far, for timeline, story and counts. Grows while the run is being simulated ahead. */
export interface RunReport {
  /** Simulated so far; `complete` at `untilUs`. */
  readonly simulatedUs: Micros;
  readonly untilUs: Micros;
  readonly complete: boolean;
  readonly summary: Summary;
  readonly milestones: readonly Milestone[];
  readonly story: readonly StoryLine[];
  /** Intervals with no acting leader, and with more than one. */
  readonly noLeader: readonly (readonly [Micros, Micros])[];
  readonly splitBrain: readonly (readonly [Micros, Micros])[];
  /** Every job outcome in order of time. */
  readonly work: readonly {
    readonly event: EventId;
    readonly atUs: Micros;
    readonly node: string | null;
    readonly item: number;
    readonly epoch: Epoch;
    readonly outcome: JobOutcome;
  }[];
}
