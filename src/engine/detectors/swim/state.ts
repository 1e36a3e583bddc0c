// What a SWIM member keeps: its opinion of each, the suspicions that run, the rumours still to be passed on, its probe.

import type { DetectorContext } from '../../protocol.ts';
import type { Micros, NodeId } from '../../units.ts';
import type { params, rules } from './declared.ts';

export const ALIVE = 0;
export const SUSPECT = 1;
export const DEAD = 2;
export type Verdict = typeof ALIVE | typeof SUSPECT | typeof DEAD;
export const VERDICTS = ['alive', 'suspect', 'dead'] as const;

export const PERIOD = 'period';
export const PROBE = 'probe-timeout';
export const SUSPICION = 'suspicion';

/** "`by` says that `about`, in this incarnation, is …" */
export interface Rumour {
  readonly about: NodeId;
  readonly verdict: Verdict;
  readonly incarnation: number;
  readonly by: NodeId;
  sent: number;
}

export interface Suspicion {
  readonly about: NodeId;
  readonly since: Micros;
  /** Who accused it: the first, and those who confirmed it. */
  readonly by: NodeId[];
}

export interface State {
  /** By member, itself included. */
  verdict: Verdict[];
  incarnation: number[];
  /** Local time of the last answer to a probe of this node's. */
  heardAt: (Micros | null)[];
  suspicions: Suspicion[];
  rumours: Rumour[];
  /** The order of probing, and the place in it. */
  order: NodeId[];
  place: number;
  /** Number of the last probe sent. */
  number: number;
  probe: {
    readonly target: NodeId;
    readonly number: number;
    since: Micros;
    indirect: boolean;
  } | null;
  /** Probes made for others. */
  relays: {
    readonly number: number;
    readonly target: NodeId;
    readonly for: NodeId;
    readonly theirs: number;
    readonly since: Micros;
  }[];
}

export type Node = DetectorContext<typeof params, State, keyof typeof rules>;

export const newState = (members: number): State => ({
  verdict: new Array<Verdict>(members).fill(ALIVE),
  incarnation: new Array<number>(members).fill(0),
  heardAt: new Array<Micros | null>(members).fill(null),
  suspicions: [],
  rumours: [],
  order: [],
  place: 0,
  number: 0,
  probe: null,
  relays: [],
});

export const verdictOf = (state: State, member: NodeId): Verdict => state.verdict[member] ?? ALIVE;
export const incarnationOf = (state: State, member: NodeId): number =>
  state.incarnation[member] ?? 0;
