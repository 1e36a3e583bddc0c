// The declarations from which forms, validation, the story, the docs and the CLI are derived: parameters, messages, rules, promises.

import type { Timing } from './protocol.ts';
import type { Epoch, Micros, NodeId } from './units.ts';

/** What a field of a payload or a belief holds: how it is printed, and in which unit. */
export type FieldKind =
  | 'node'
  | 'epoch'
  | 'count'
  | 'flag'
  | 'duration'
  | 'time'
  | 'text'
  | 'nodes'
  /** Any list of numbers. */
  | 'counts'
  /** Rumours, four numbers each: about whom, 0 alive, 1 suspect, 2 dead, in which incarnation, says who. */
  | 'gossip';

/** What a payload may hold: numbers (times in µs), flags, nothing, or a list of numbers. Plain and immutable. */
export type PayloadValue = number | boolean | null | readonly number[];
export type Payload = { readonly [field: string]: PayloadValue };

interface ParameterBase {
  readonly title: string;
  /** One line of help for a person who has not read the paper. */
  readonly help: string;
}

/** A parameter of a protocol, detector or job. Durations are milliseconds in JSON and microseconds in the engine. */
export type Parameter =
  | (ParameterBase & {
      readonly kind: 'duration';
      readonly default: number;
      readonly min: number;
      readonly max: number;
    })
  /** `null` where nothing is said: the engine then derives the value (the help says from what). */
  | (ParameterBase & {
      readonly kind: 'optional-duration';
      readonly default: null;
      readonly min: number;
      readonly max: number;
    })
  | (ParameterBase & {
      readonly kind: 'duration-range';
      readonly default: readonly [number, number];
      readonly min: number;
      readonly max: number;
    })
  | (ParameterBase & {
      readonly kind: 'count';
      readonly default: number;
      readonly min: number;
      readonly max: number;
    })
  | (ParameterBase & {
      readonly kind: 'number';
      readonly default: number;
      readonly min: number;
      readonly max: number;
    })
  | (ParameterBase & { readonly kind: 'flag'; readonly default: boolean });

export type Parameters = { readonly [name: string]: Parameter };

type ValueOf<P extends Parameter> = P['kind'] extends 'duration'
  ? Micros
  : P['kind'] extends 'optional-duration'
    ? Micros | null
    : P['kind'] extends 'duration-range'
      ? readonly [Micros, Micros]
      : P['kind'] extends 'flag'
        ? boolean
        : number;

/** The values that a node works with: durations in µs under the declared names (which keep their JSON spelling). */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

/** Parameter values as JSON has them: durations in milliseconds. */
export type ParameterJson = {
  readonly [name: string]: number | boolean | null | readonly [number, number];
};

/** A rule that a protocol, detector or job follows. Templates fill {node}, {peer}, {from}, {to}, {epoch} and any payload field. */
export interface Rule {
  readonly title: string;
  /** One sentence, in the third person: "{node} has heard nothing from {peer} for too long and suspects it." */
  readonly explain: string;
  /** Paper section, RFC section or file: "Raft §5.2". */
  readonly source: string;
  /** What the story says, where this rule has more to say than any other, or where the story would say nothing. */
  readonly story?: { readonly [kind in Told]?: string };
  /** What the story says of a timer or a message is the end of a doubt, not a doubt. */
  readonly tone?: 'repair';
}
/**
 * Where a rule may speak in the story: of an event that it makes (of a role, where that is to stand), or of the timer or the message
 * that set it off. Templates fill what the event has, and {about}: whom the node named with the rule.
 */
export type Told = 'timer' | 'deliver' | 'suspect' | 'role' | 'epoch' | 'step-down';
export type Rules = { readonly [name: string]: Rule };

export interface MessageType {
  readonly title: string;
  readonly help: string;
  /** The payload's fields in canonical order (the order in which they are printed and hashed). */
  readonly fields: { readonly [field: string]: FieldKind };
  /** Where this message is a vote: the monitors count it as given when it leaves. */
  readonly casts?: Casts;
}

/** Whose vote, in the epoch of which field: the sender's, for the receiver or (where it asks for votes) for itself; `if` a flag says so. */
export interface Casts {
  readonly for: 'sender' | 'receiver';
  readonly epoch: string;
  readonly if?: string;
}
export type MessageTypes = { readonly [type: string]: MessageType };

export interface TimerType {
  readonly title: string;
}
export type TimerTypes = { readonly [name: string]: TimerType };

/** The faults that a promise may or may not withstand; `untimely` = delays outside what the timeouts allow for. */
export const FAULTS = [
  'crash',
  'revive',
  'amnesia',
  'pause',
  'partition',
  'partial',
  'one-way',
  'loss',
  'duplicate',
  'untimely',
  'slow',
  'drift',
  'forced-timeout',
  'priority-change',
] as const;
export type Fault = (typeof FAULTS)[number];

export type PromiseName =
  | 'one-leader-per-epoch'
  | 'one-leader-at-a-time'
  | 'one-vote-per-epoch'
  | 'agreement'
  | 'leader-again'
  | 'highest-leads'
  | 'no-stale-write'
  | 'no-double-payment';

/**
 * A promise with the faults under which it holds: a run with any other fault in it may break it without shame. For the promises about
 * the end (`leader-again`, `highest-leads`) all but crashes, pauses and cuts into whole sides must be over by then.
 */
export interface Promised<P extends Parameters = Parameters> {
  readonly promise: PromiseName;
  /** Null: it is not promised at all, not even where nothing fails. */
  readonly holdsUnder: readonly Fault[] | null;
  /** Why it holds there, and what breaks it elsewhere. */
  readonly because: string;
  /** Promised only where parameters and timing are so; `because` says how. */
  given?(params: ValuesOf<P>, timing: Timing): boolean;
  /** For promises about the end: cuts that need not be over either. */
  readonly during?: readonly Fault[];
  /** The built-in scenario that shows it broken by a fault that is not in the list. */
  readonly brokenIn?: string;
}

/** One line of what a node believes, for the inspector. `durable` survives a crash. */
export interface Belief {
  readonly label: string;
  readonly value: number | boolean | string | null | readonly number[];
  readonly kind: FieldKind;
  readonly durable?: boolean;
}

/** What a node believes of one peer: drawn by the inspector beside the truth. */
export interface PeerBelief {
  readonly peer: NodeId;
  readonly priority: number | null;
  readonly epoch: Epoch | null;
  /** Local time (µs) when it was last heard; null = never. */
  readonly heardAt: Micros | null;
}
