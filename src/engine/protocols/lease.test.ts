// The lease against the sentences of client-go and of Kleppmann's "How to do distributed locking".

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterValues } from '../compile.ts';
import type { TraceEvent } from '../report.ts';
import { eventStream, measure } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { anyScenario, members, scenario } from '../testing.ts';
import { lease } from './lease.ts';

const CLIENT_GO = { leaseDurationMs: 15_000, renewDeadlineMs: 10_000, retryPeriodMs: 2000 };

/** client-go's defaults on a network that takes no time worth mentioning. */
const clientGo = (changes: Partial<Scenario> = {}): Scenario =>
  scenario({
    protocol: { id: 'lease', params: CLIENT_GO },
    nodes: members(2),
    network: { latencyMs: 0.1, loss: 0, duplicate: 0 },
    work: null,
    script: [],
    untilMs: 90_000,
    ...changes,
  });

function eventsOf(value: Scenario): TraceEvent[] {
  const events: TraceEvent[] = [];
  eventStream(value, (event) => events.push(event));
  return events;
}

const refusal = (params: Readonly<Record<string, number>>) =>
  lease.refuse?.(parameterValues(lease.params, params));

describe('client-go defaults', () => {
  it('a holder that cannot renew gives up at latest RetryPeriod + RenewDeadline = 12 s after its last success', () => {
    for (let seed = 0; seed < 40; seed++) {
      const at = [20_000, 24_000] as const;
      const events = eventsOf(clientGo({ seed, script: [{ at, do: 'isolate', node: '@leader' }] }));
      const down = events.find((event) => event.kind === 'step-down');
      const last = events.findLast(
        (event) =>
          event.kind === 'deliver' &&
          event.type === 'lease-result' &&
          event.to === down?.node &&
          event.atUs < (down?.atUs ?? 0) &&
          event.payload?.done === true,
      );
      expect((down?.atUs ?? Infinity) - (last?.atUs ?? 0)).toBe(12_000_000);
      const [, rival] = events.filter((event) => event.kind === 'lead');
      expect((rival?.atUs ?? 0) - (last?.atUs ?? Infinity)).toBeGreaterThanOrEqual(15_000_000);
    }
  });

  it('only candidates jitter: the holder sleeps RetryPeriod, a candidate RetryPeriod × [1, 2.2)', () => {
    const events = eventsOf(clientGo({ nodes: members(4), seed: 3 }));
    const holder = events.find((event) => event.kind === 'lead')?.node;
    const gaps = (node: string, type: string) => {
      const times = events
        .filter((event) => event.kind === 'send' && event.from === node && event.type === type)
        .map((event) => event.atUs / 1000);
      return times.slice(2).map((time, index) => time - (times[index + 1] as number));
    };
    for (const gap of gaps(holder ?? '', 'lease-put').slice(1)) expect(gap).toBeCloseTo(2000.2, 6);
    const waits = ['n1', 'n2', 'n3', 'n4']
      .filter((node) => node !== holder)
      .flatMap((node) => gaps(node, 'lease-get'));
    expect(waits.length).toBeGreaterThan(60);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2000.2);
    expect(Math.max(...waits)).toBeLessThan(4400.2);
    expect(Math.max(...waits)).toBeGreaterThan(4200);
  });

  it('LeaseDuration > RenewDeadline > 1.2 × RetryPeriod, or refused', () => {
    expect(refusal({})).toBeNull();
    expect(refusal(CLIENT_GO)).toBeNull();
    expect(refusal({ leaseDurationMs: 3000 })).toBe(
      'leaseDurationMs must be above renewDeadlineMs',
    );
    expect(refusal({ retryPeriodMs: 2500 })).toBe(
      'renewDeadlineMs must be above 1.2 × retryPeriodMs',
    );
  });
});

describe('transitions', () => {
  it('the same identity that restarts is "me": it leads again at once, in the same epoch', () => {
    const run = measure(
      clientGo({
        script: [
          { at: 20_000, do: 'crash', node: '@leader' },
          { at: 21_000, do: 'revive', node: 'n1' },
          { at: 21_000, do: 'revive', node: 'n2' },
        ],
      }),
    );
    expect(run.leaders.map(({ epoch }) => epoch)).toEqual([1, 1]);
    expect(new Set(run.leaders.map(({ node }) => node)).size).toBe(1);
    expect(run.leaders[1]?.fromUs).toBeLessThan(21_001_000);
  });

  it('a new holder adds one: the epoch', () => {
    const script = [20, 50, 80].map(
      (at) => ({ at: at * 1000, do: 'crash', node: '@leader' }) as const,
    );
    const run = measure(clientGo({ nodes: members(4), script, untilMs: 120_000 }));
    expect(run.leaders.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    expect(run.violations).toEqual([]);
  });

  it('ReleaseOnCancel: a holder that gives up writes an empty name for 1 s; it is taken at the next try, as one transition more', () => {
    // Cut long enough for the two requests of the renewal to be lost, healed before the deadline: the release gets through.
    const script = [
      { at: 20_000, do: 'isolate', node: '@leader' },
      { at: 28_000, do: 'heal' },
    ] as const;
    const run = (releaseOnStop: boolean) => {
      const params = { ...CLIENT_GO, releaseOnStop };
      const events = eventsOf(clientGo({ protocol: { id: 'lease', params }, script }));
      const free = events.filter(
        ({ kind, type, payload }) =>
          kind === 'send' && type === 'lease-put' && payload?.holder === null,
      );
      const down = events.find(({ kind }) => kind === 'step-down');
      const [, next] = events.filter(({ kind }) => kind === 'lead');
      return { free, down, next };
    };
    const { free, down, next } = run(true);
    expect(free).toHaveLength(1);
    expect(free[0]).toMatchObject({ atUs: down?.atUs, payload: { duration: 1_000_000 } });
    expect(next?.epoch).toBe(2);
    expect((next?.atUs ?? Infinity) - (down?.atUs ?? 0)).toBeLessThan(4_500_000);
    expect(run(false).free).toEqual([]);
  });
});

describe('promises', () => {
  it('are kept under the faults that they name (300 random scenarios)', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const run = measure({ ...value, protocol: { id: 'lease', params: {} } });
        expect(run.violations.filter(({ promised }) => promised)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('a drifting clock lets two act at once; the record still has one name an epoch', () => {
    const run = measure(
      clientGo({
        script: [
          { at: 20_000, do: 'drift', node: '@leader', ppm: -700_000 },
          { at: 20_000, do: 'isolate', node: '@leader' },
        ],
      }),
    );
    expect(run.splitBrainUs).toBeGreaterThan(0);
    expect(run.violations.map(({ promise, promised }) => [promise, promised])).toEqual([
      ['one-leader-at-a-time', false],
    ]);
  });

  it('of a leader again says nothing while nobody reaches the lock service', () => {
    const groups = [['lock'], ['n1', 'n2']];
    const away = measure(clientGo({ script: [{ at: 20_000, do: 'partition', groups }] }));
    expect(away.leaders).toHaveLength(1);
    expect(away.leaders[0]?.toUs).toBeLessThanOrEqual(32_000_000);
    expect(away.violations).toEqual([]);
  });
});
