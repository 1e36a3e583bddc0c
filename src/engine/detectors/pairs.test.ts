// The three detectors stand in for each other under the three protocols that need one.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { measure, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';
import { detectors } from './registry.ts';

const PAIRS = ['priority', 'bully', 'ring'].flatMap((protocol) =>
  Object.keys(detectors).map((detector) => ({ protocol, detector })),
);
type Pair = (typeof PAIRS)[number];

const under = ({ protocol, detector }: Pair, changes: Partial<Scenario>): Scenario =>
  scenario({
    protocol: { id: protocol, params: {} },
    detector: { id: detector, params: {} },
    work: null,
    ...changes,
  });

const seed = fc.integer({ min: 0, max: 0xffffffff });

describe.each(PAIRS)('$protocol with $detector', (pair) => {
  it('suspects nobody while every word comes in time', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(0, 40), fc.constantFrom(0, 25), (drawn, slack, write) => {
        const run = simulate(
          under(pair, {
            seed: drawn,
            timing: { timerSlackMs: slack, writeMs: write },
            script: [],
            untilMs: 60_000,
          }),
        );
        const events = run.events(1, run.summary().events);
        expect(events.filter(({ kind }) => kind === 'suspect')).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('notices a crash of the leader, and has the next one, within the bounds that are stated', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 12_000, max: 20_000 }), (drawn, at) => {
        const crash = under(pair, {
          seed: drawn,
          script: [{ at, do: 'crash', node: '@leader' }],
          untilMs: 150_000,
        });
        const { protocol, protocolParams, timing } = compile(crash);
        const { failovers, leaders, violations } = measure(crash);
        const [failover] = failovers;
        if (failover?.suspectedUs == null || failover.electedUs == null)
          throw new Error('no failover');
        expect(failover.suspectedUs - failover.failedUs).toBeLessThanOrEqual(timing.detectUs);
        const bound = protocol.recoveryBound(protocolParams, timing) ?? 0;
        expect(failover.electedUs - failover.failedUs).toBeLessThanOrEqual(bound);
        expect(leaders.at(-1)?.node).toBe('n4');
        expect(violations).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('takes a leader back that was only asleep', () => {
    const script = [
      { at: 20_000, do: 'pause', node: '@leader' },
      { at: 70_000, do: 'resume', node: 'n5' },
    ] as const;
    const run = simulate(under(pair, { script, untilMs: 170_000 }));
    expect(run.frameAt(69_000_000).leaders).toEqual(['n4']);
    const end = run.frameAt(170_000_000);
    expect(end.leaders).toEqual(['n5']);
    expect(end.nodes.every(({ suspectCount }) => suspectCount === 0)).toBe(true);
    expect(run.summary().violations.filter(({ promised }) => promised)).toEqual([]);
  });
});
