// The value that a run is a function of: set-up, seed and a script of timed interventions. Complete: validation and defaults
// (src/scenario) come before; every key is there and every name is known. Shape and names as in the public JSON, times in ms.

import type { ParameterJson } from './declare.ts';

/** A fixed number, or [min, max] drawn uniformly. */
export type Range = number | readonly [number, number];

export interface NodeSetup {
  readonly id: string;
  readonly priority: number;
  /** Raft: index and term of the last log entry at start (durable). Default 0. */
  readonly logLength?: number;
  readonly logTerm?: number;
}

export interface NetworkSetup {
  readonly latencyMs: Range;
  /** Probability (0 … 1) that a message is lost; that it arrives twice. */
  readonly loss: number;
  readonly duplicate: number;
}

export interface WorkSetup {
  readonly kind: string;
  readonly fencing: boolean;
  /** The job's own declared parameters (`everyMs`, …) stand beside `kind` in JSON. */
  readonly params: ParameterJson;
}

/** A member, a service ("lock", "resource"), "@leader" or, in lists, "@followers". */
export type Target = string;

/** Which message under way on a link: the oldest, or the nth of them (1 = the oldest). */
interface Flying {
  readonly from: Target;
  readonly to: Target;
  readonly nth?: number;
}

export type Intervention =
  | { readonly do: 'crash' | 'pause' | 'resume' | 'isolate' | 'timeout'; readonly node: Target }
  | { readonly do: 'revive'; readonly node: Target; readonly amnesia?: boolean }
  | { readonly do: 'partition'; readonly groups: readonly (readonly Target[])[] }
  | { readonly do: 'heal' }
  | {
      readonly do: 'cut' | 'mend';
      readonly from: Target;
      readonly to: Target;
      readonly oneWay?: boolean;
    }
  | {
      readonly do: 'network';
      readonly latencyMs?: Range;
      readonly loss?: number;
      readonly duplicate?: number;
    }
  | { readonly do: 'slow'; readonly node: Target; readonly factor: number }
  | { readonly do: 'drift'; readonly node: Target; readonly ppm: number }
  | { readonly do: 'priority'; readonly node: Target; readonly value: number }
  | ({ readonly do: 'drop' } & Flying)
  | ({ readonly do: 'delay'; readonly ms: number } & Flying);

export type Verb = Intervention['do'];

/** An intervention at a moment in ms (µs as decimals), or at one drawn from [min, max]. */
export type ScriptEntry = { readonly at: Range } & Intervention;

export interface Scenario {
  readonly rollcall: 1;
  readonly title: string;
  /** What it teaches, in a sentence or a few. May be empty. */
  readonly description: string;
  readonly seed: number;
  readonly tickMs: number;
  readonly protocol: { readonly id: string; readonly params: ParameterJson };
  readonly detector: { readonly id: string; readonly params: ParameterJson };
  readonly nodes: readonly NodeSetup[];
  readonly network: NetworkSetup;
  readonly timing: { readonly writeMs: Range; readonly timerSlackMs: number };
  readonly work: WorkSetup | null;
  readonly script: readonly ScriptEntry[];
  readonly untilMs: number;
}
