import { describe, expect, it } from 'vitest';
import type { Failover, Summary } from '../engine/report.ts';
import { scenario } from '../engine/testing.ts';
import { distribution, Trials, trialScenario } from './trials.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => count - index);

const failover = (
  failedUs: number,
  electedUs: number | null,
  recoveredUs: number | null,
  messages: Failover['messages'] = {},
): Failover => ({ node: 'n5', failedUs, suspectedUs: null, electedUs, recoveredUs, messages });

const summary = (changes: Partial<Summary>): Summary => ({
  fingerprint: '0123456789abcdef',
  untilUs: 1,
  events: 1,
  messages: { sent: 10, delivered: 10, dropped: 0, byType: {} },
  leaders: [],
  failovers: [],
  noLeaderUs: 0,
  splitBrainUs: 0,
  jobs: { run: 0, duplicate: 0, missed: 0, refused: 0 },
  violations: [],
  ...changes,
});

describe('distribution', () => {
  it('takes percentiles by nearest rank', () => {
    expect(distribution(upTo(1000))).toEqual({
      mean: 500.5,
      p50: 500,
      p90: 900,
      p99: 990,
      p999: 999,
      min: 1,
      max: 1000,
    });
    // The textbook example: 15, 20, 35, 40, 50.
    expect(distribution([50, 15, 40, 20, 35])).toMatchObject({ p50: 35, p90: 50, p999: 50 });
    expect(distribution(upTo(10))).toMatchObject({ p50: 5, p90: 9, p99: 10, p999: 10 });
    expect(distribution([1, 2])).toMatchObject({ p50: 1, p90: 2 });
    expect(distribution([4])).toMatchObject({ mean: 4, p50: 4, p999: 4, min: 4, max: 4 });
  });

  it('turns microseconds to milliseconds with a mean of 3 decimals', () => {
    expect(distribution([1000, 1001, 1001], 1000)).toMatchObject({
      mean: 1.001,
      p50: 1.001,
      min: 1,
    });
    expect(distribution([1, 2, 2]).mean).toBe(1.667);
  });

  it('sorts by value, not by digits, and leaves its input alone', () => {
    const values = [100, 9, 20];
    expect(distribution(values)).toMatchObject({ min: 9, p50: 20, max: 100 });
    expect(values).toEqual([100, 9, 20]);
  });

  it('says null about nothing', () => {
    expect(new Set(Object.values(distribution([])))).toEqual(new Set([null]));
  });
});

describe('Trials', () => {
  it('measures the first failover of each run from its failure', () => {
    const trials = new Trials();
    trials.add(summary({ failovers: [failover(1000, 4000, 5000), failover(9000, 9001, 9002)] }));
    trials.add(summary({ failovers: [failover(2000, 3000, null)] }));
    trials.add(summary({ failovers: [failover(2000, null, null), failover(3000, 4000, 5000)] }));
    trials.add(summary({}));
    const line = trials.line();
    expect(Object.keys(line)).toEqual([
      'trials',
      'failover',
      'messages',
      'violations',
      'fingerprint',
    ]);
    expect(Object.keys(line.failover)).toEqual(['electedMs', 'recoveredMs', 'messages', 'none']);
    expect(line.trials).toBe(4);
    expect(line.failover.none).toBe(2);
    expect(line.failover.electedMs).toMatchObject({ mean: 2, min: 1, p50: 1, max: 3 });
    expect(line.failover.recoveredMs).toMatchObject({ mean: 4, min: 4, max: 4 });
    expect(line.messages.mean).toBe(10);
  });

  it('counts messages by type: of whole runs, and of the first failover from failure to recovery', () => {
    const trials = new Trials();
    const run = (byType: Record<string, number>, failovers: Failover[]) =>
      summary({ messages: { sent: 10, delivered: 10, dropped: 0, byType }, failovers });
    trials.add(run({ token: 15, elected: 5 }, [failover(0, 1, 2, { token: 7 })]));
    trials.add(run({ token: 9 }, [failover(0, 1, 2, { token: 3, answer: 1 })]));
    trials.add(run({ token: 9 }, [failover(0, 1, null, { token: 1000 })]));
    const { messages, failover: first } = trials.line();
    expect(Object.keys(messages.byType)).toEqual(['elected', 'token']);
    expect(messages.byType.token).toMatchObject({ mean: 11, min: 9, max: 15 });
    expect(messages.byType.elected).toMatchObject({ mean: 1.667, min: 0, max: 5 });
    expect(Object.keys(first.messages)).toEqual(['answer', 'token']);
    expect(first.messages.token).toMatchObject({ mean: 5, min: 3, max: 7 });
    expect(first.messages.answer).toMatchObject({ mean: 0.5 });
  });

  it('counts breaches over all runs, by name', () => {
    const trials = new Trials();
    const breach = (promise: Summary['violations'][number]['promise']) => ({
      promise,
      atUs: 1,
      nodes: [],
      promised: false,
    });
    trials.add(summary({ violations: [breach('one-leader-at-a-time')] }));
    trials.add(summary({ violations: [breach('agreement'), breach('one-leader-at-a-time')] }));
    const { violations } = trials.line();
    expect(Object.entries(violations)).toEqual([
      ['agreement', 1],
      ['one-leader-at-a-time', 2],
    ]);
  });

  it('folds both halves of each fingerprint, in order', () => {
    const fold = (...fingerprints: string[]) => {
      const trials = new Trials();
      for (const fingerprint of fingerprints) trials.add(summary({ fingerprint }));
      return trials.line().fingerprint;
    };
    const a = '0123456789abcdef';
    const b = 'fedcba9876543210';
    expect(fold(a, b)).toMatch(/^[0-9a-f]{16}$/);
    expect(fold(a, b)).toBe(fold(a, b));
    expect(fold(a, b)).not.toBe(fold(b, a));
    expect(fold(a)).not.toBe(fold('0123456789abcdee'));
    expect(fold(a)).not.toBe(fold('1123456789abcdef'));
  });
});

describe('trialScenario', () => {
  it('counts seeds up and around', () => {
    expect(trialScenario(scenario({ seed: 7 }), 0).seed).toBe(7);
    expect(trialScenario(scenario({ seed: 0xffffffff }), 2).seed).toBe(1);
  });
});
