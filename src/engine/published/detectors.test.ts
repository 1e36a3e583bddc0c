// How long detectors take, by their papers and by the code that people run. Fixed timeout: Chen, Toueg & Aguilera 2002. Phi: Akka,
// PhiAccrualFailureDetector. SWIM: Das, Gupta & Motivala, DSN 2002, §3.1 and §5.

import { describe, expect, it } from 'vitest';
import { exp, log10 } from '../arithmetic.ts';
import { eventStream, measure } from '../run.ts';
import type { Scenario, ScriptEntry } from '../scenario.ts';
import { members, scenario } from '../testing.ts';

const HEARTBEAT = 1000;
const LATENCY = 100;

/** Regular heartbeats on a network that takes always the same; n5 leads, and crashes at any moment of its heartbeat interval. */
const regular = (detector: Scenario['detector'], seed: number): Scenario =>
  scenario({
    seed,
    protocol: { id: 'ring', params: { heartbeatMs: HEARTBEAT } },
    detector,
    network: { latencyMs: LATENCY, loss: 0, duplicate: 0 },
    work: null,
    script: [{ at: [20_000, 20_000 + HEARTBEAT], do: 'crash', node: 'n5' }],
    untilMs: 27_000,
  });

/** Milliseconds from the last crash of a leader to the first suspicion. */
function suspectedMs(crash: Scenario): number {
  const failover = measure(crash).failovers.at(-1);
  return ((failover?.suspectedUs ?? Infinity) - (failover?.failedUs ?? 0)) / 1000;
}

describe('fixed timeout τ: suspicion U(τ + l − h, τ + l) after the crash', () => {
  it.each([1500, 3500])('τ = %d ms, h = 1,000 ms, l = 100 ms', (timeoutMs) => {
    const trials = 1000;
    const times = Array.from({ length: trials }, (_, seed) =>
      suspectedMs(regular({ id: 'timeout', params: { timeoutMs } }, seed)),
    ).sort((a, b) => a - b);
    const from = timeoutMs + LATENCY - HEARTBEAT;
    // Kolmogorov and Smirnov: no quantile is further from the uniform than 1.63 / √n (1 %).
    for (const [rank, time] of times.entries())
      expect(Math.abs((rank + 0.5) / trials - (time - from) / HEARTBEAT)).toBeLessThan(
        1.63 / Math.sqrt(trials),
      );
    expect(times[0]).toBeGreaterThanOrEqual(from);
    expect(times.at(-1)).toBeLessThanOrEqual(from + HEARTBEAT);
  });
});

/** −log10 of the normal tail above y: Simpson's rule over ten deviations. */
function normalPhi(y: number): number {
  const density = (x: number) => exp(-x * x * 0.5) / Math.sqrt(2 * Math.PI);
  const steps = 20_000;
  const width = 10 / steps;
  let sum = density(y) + density(y + 10);
  for (let i = 1; i < steps; i++) sum += density(y + i * width) * (i % 2 === 1 ? 4 : 2);
  return -log10((sum * width) / 3);
}

describe('phi accrual, regular heartbeats of 1 s', () => {
  const akka = { threshold: 8, window: 1000, minStdDevMs: 100, acceptablePauseMs: 3000 };

  /** From the last heartbeat that n4 heard of n5 to its suspicion. */
  function sinceHeartbeat(params: Scenario['detector']['params'], seed: number): number {
    let [heard, suspected] = [0, Infinity];
    eventStream(regular({ id: 'phi', params }, seed), ({ kind, atUs, node, from, to, peer }) => {
      if (kind === 'deliver' && from === 'n5' && to === 'n4') heard = atUs;
      else if (kind === 'suspect' && node === 'n4' && peer === 'n5') suspected = atUs;
    });
    return (suspected - heard) / 1000;
  }

  it.each([
    { of: "Akka's defaults", params: akka, ms: 4522.6 },
    { of: 'threshold 1', params: { ...akka, threshold: 1 }, ms: 4128.2 },
    { of: 'no pause accepted', params: { ...akka, acceptablePauseMs: 0 }, ms: 1522.6 },
  ])('$of: suspicion $ms ms after the last heartbeat', ({ params, ms }) => {
    for (let seed = 0; seed < 10; seed++) expect(sinceHeartbeat(params, seed)).toBeCloseTo(ms, 1);
  });

  it('a true normal tail would say 4,561.2 ms', () => {
    const deviations = (4561.2 - 4000) / 100;
    expect(normalPhi(deviations)).toBeCloseTo(8, 3);
  });
});

const PERIOD = 1000;
/** By then nobody doubts anybody any more, though all were paused at once at the start. */
const CRASH = 12_000;

/** The leader crashes at any moment; who gets no answer in a period takes it for dead. Nobody helps, nobody may object. */
const probing = (group: number, seed: number, randomTargets: boolean, script: ScriptEntry[] = []) =>
  scenario({
    seed,
    protocol: { id: 'bully', params: { heartbeatMs: 600_000 } },
    detector: {
      id: 'swim',
      params: {
        periodMs: PERIOD,
        probeTimeoutMs: 500,
        indirectProbes: 0,
        suspicionMult: 0,
        randomTargets,
      },
    },
    nodes: members(group),
    network: { latencyMs: 0.1, loss: 0, duplicate: 0 },
    work: null,
    script: [...script, { at: [CRASH, CRASH + PERIOD], do: 'crash', node: '@leader' }],
    untilMs: CRASH + 16_000,
  });

/** Periods until the first ping: it fails at the end of the period that it begins. */
const firstPing = (group: number, seed: number, random: boolean): number =>
  suspectedMs(probing(group, seed, random)) / PERIOD - 1;

/** Rounds that all begin together, since all wake together: which one has the first ping? */
function firstRound(group: number, seed: number): number {
  const script = members(group).flatMap(({ id }): ScriptEntry[] => [
    { at: 1, do: 'pause', node: id },
    { at: 1500, do: 'resume', node: id },
  ]);
  return Math.floor(suspectedMs(probing(group, seed, true, script)) / PERIOD);
}

/** Mean of so many trials, and its standard error. */
function mean(trials: number, draw: (seed: number) => number) {
  const values = Array.from({ length: trials }, (_, seed) => draw(seed));
  const average = values.reduce((sum, value) => sum + value, 0) / trials;
  const squares = values.reduce((sum, value) => sum + (value - average) * (value - average), 0);
  return { average, error: Math.sqrt(squares) / trials };
}

/** The chance that none of m probers hits one of m targets. */
function allMiss(m: number): number {
  let missed = 1;
  for (let prober = 0; prober < m; prober++) missed *= 1 - 1 / m;
  return missed;
}

describe('SWIM, targets at random: until a member that crashed is pinged for the first time', () => {
  const rows = [
    { group: 5, rounds: 1.463, wait: 0.893, trials: 1500 },
    { group: 10, rounds: 1.53, wait: 0.953, trials: 800 },
    { group: 40, rounds: 1.57, wait: 0.989, trials: 200 },
  ];
  it.each(rows)(
    '$group members: $rounds synchronized rounds, or $wait periods where each has its own phase',
    ({ group, rounds, wait, trials }) => {
      const m = group - 1;
      const missed = allMiss(m);
      expect(1 / (1 - missed)).toBeCloseTo(rounds, 2);
      expect(((m / (m + 1)) * (1 - missed * (1 - 1 / m))) / (1 - missed)).toBeCloseTo(wait, 3);
      const together = mean(trials, (seed) => firstRound(group, seed));
      const alone = mean(trials, (seed) => firstPing(group, seed, true));
      expect(Math.abs(together.average - rounds)).toBeLessThan(3 * together.error);
      expect(Math.abs(alone.average - wait)).toBeLessThan(3 * alone.error);
    },
  );

  it('many members: the rounds approach e / (e − 1) = 1.582', () => {
    expect(1 / (1 - allMiss(9999))).toBeCloseTo(Math.E / (Math.E - 1), 4);
  });

  it('in a shuffled order it is sooner: nobody is probed twice before all were probed once', () => {
    const wait = mean(1500, (seed) => firstPing(5, seed, false));
    expect(wait.average).toBeLessThan(0.893 - 3 * wait.error);
  });
});
