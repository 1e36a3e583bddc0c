// Many runs of one scenario under seeds in a row, summed up in one line.

import { Fingerprint } from '../engine/hash.ts';
import type { Summary } from '../engine/report.ts';
import type { Scenario } from '../engine/scenario.ts';

const SEEDS = 4294967296;

/** Null where there is nothing to sum up. */
export interface Distribution {
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

export type ByType = { readonly [type: string]: Distribution };

export interface TrialsLine {
  readonly trials: number;
  readonly failover: {
    readonly electedMs: Distribution;
    readonly recoveredMs: Distribution;
    /** Messages sent from the failure to the recovery, by type; runs that did not recover are left out. */
    readonly messages: ByType;
    /** Runs whose first failover ended without a new leader, or that had no failover. */
    readonly none: number;
  };
  /** Messages sent in a run, in all and by type. */
  readonly messages: Distribution & { readonly byType: ByType };
  /** How often each promise was breached, over all runs; promised under these faults or not. */
  readonly violations: { readonly [promise: string]: number };
  readonly fingerprint: string;
}

/**
 * Distribution of whole numbers, each divided by `divisor` where it is printed. Percentiles are nearest-rank: the p-th
 * is the smallest value that at least p % of all values do not exceed, so that it always is one that occurred (no
 * interpolation). The mean is rounded to 3 decimals.
 */
export function distribution(values: readonly number[], divisor = 1): Distribution {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  // Ranks by whole numbers: 0.07 × 100 is more than 7 in floating point.
  const rank = (permille: number) => Math.max(1, Math.ceil((permille * count) / 1000));
  const at = (permille: number) =>
    count === 0 ? null : (sorted[rank(permille) - 1] as number) / divisor;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return {
    mean: count === 0 ? null : Math.round((sum * (1000 / divisor)) / count) / 1000,
    p50: at(500),
    p90: at(900),
    p99: at(990),
    p999: at(999),
    min: at(0),
    max: at(1000),
  };
}

/** Counts by type, a run after another; a type that a run does not name counts 0 in it. */
class Counts {
  private readonly runs: { readonly [type: string]: number }[] = [];

  add(counts: { readonly [type: string]: number }): void {
    this.runs.push(counts);
  }

  /** Types in the order of the alphabet. */
  distributions(): ByType {
    const types = [...new Set(this.runs.flatMap((run) => Object.keys(run)))].sort();
    return Object.fromEntries(
      types.map((type) => [type, distribution(this.runs.map((run) => run[type] ?? 0))]),
    );
  }
}

/** The scenario of each trial: seed, seed + 1, … modulo 2^32. */
export function trialScenario(scenario: Scenario, index: number): Scenario {
  return { ...scenario, seed: (scenario.seed + index) % SEEDS };
}

/** Collects the summaries of the runs, in their order. */
export class Trials {
  private count = 0;
  private none = 0;
  private readonly electedUs: number[] = [];
  private readonly recoveredUs: number[] = [];
  private readonly sent: number[] = [];
  private readonly sentByType = new Counts();
  private readonly failoverByType = new Counts();
  private readonly breaches = new Map<string, number>();
  private readonly fingerprint = new Fingerprint();

  add(summary: Summary): void {
    this.count += 1;
    this.sent.push(summary.messages.sent);
    this.sentByType.add(summary.messages.byType);
    const first = summary.failovers[0];
    if (first && first.electedUs !== null) this.electedUs.push(first.electedUs - first.failedUs);
    else this.none += 1;
    if (first && first.recoveredUs !== null) {
      this.recoveredUs.push(first.recoveredUs - first.failedUs);
      this.failoverByType.add(first.messages);
    }
    for (const { promise } of summary.violations)
      this.breaches.set(promise, (this.breaches.get(promise) ?? 0) + 1);
    this.fingerprint.word(Number.parseInt(summary.fingerprint.slice(0, 8), 16));
    this.fingerprint.word(Number.parseInt(summary.fingerprint.slice(8), 16));
  }

  line(): TrialsLine {
    const byName = [...this.breaches].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      trials: this.count,
      failover: {
        electedMs: distribution(this.electedUs, 1000),
        recoveredMs: distribution(this.recoveredUs, 1000),
        messages: this.failoverByType.distributions(),
        none: this.none,
      },
      messages: { ...distribution(this.sent), byType: this.sentByType.distributions() },
      violations: Object.fromEntries(byName),
      fingerprint: this.fingerprint.toString(),
    };
  }
}
