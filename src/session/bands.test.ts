import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { anyScenario, scenario } from '../engine/testing.ts';
import { bandsOf, pausesOf } from './bands.ts';

const reign = (node: string, epoch: number, fromUs: number, toUs: number) => ({
  node,
  epoch,
  fromUs,
  toUs,
});

it('divides the band while two lead', () => {
  const paused = false;
  expect(bandsOf([reign('n4', 2, 0, 14), reign('n5', 3, 12, 20)])).toEqual([
    { node: 'n4', epoch: 2, fromUs: 0, toUs: 12, paused, stripe: 0, of: 1 },
    { node: 'n4', epoch: 2, fromUs: 12, toUs: 14, paused, stripe: 0, of: 2 },
    { node: 'n5', epoch: 3, fromUs: 12, toUs: 14, paused, stripe: 1, of: 2 },
    { node: 'n5', epoch: 3, fromUs: 14, toUs: 20, paused, stripe: 0, of: 1 },
  ]);
});

it('cuts a reign where its leader pauses and wakes', () => {
  const run = simulate(
    scenario({
      script: [
        { at: 3000, do: 'pause', node: 'n5' },
        { at: 3100, do: 'pause', node: 'n1' },
        { at: 5000, do: 'resume', node: 'n5' },
        { at: 6000, do: 'pause', node: 'n5' },
        { at: 7000, do: 'crash', node: 'n5' },
      ],
    }),
  );
  const { summary, story } = run.report();
  const first = bandsOf(summary.leaders, pausesOf(story)).filter(({ node }) => node === 'n5');
  expect(first.map(({ fromUs, toUs, paused }) => [fromUs / 1e6, toUs / 1e6, paused])).toEqual([
    [expect.any(Number), 3, false],
    [3, 5, true],
    [5, 6, false],
    [6, 7, true],
  ]);
});

it('no two pieces ever share a stripe at a time, each reign is shown whole, and acts where it is not paused', () => {
  fc.assert(
    fc.property(anyScenario, (any) => {
      const { summary, story, noLeader } = simulate(any).report();
      const bands = bandsOf(summary.leaders, pausesOf(story));
      for (const a of bands) {
        expect(a.stripe).toBeLessThan(a.of);
        for (const b of bands) {
          if (a === b || a.fromUs >= b.toUs || b.fromUs >= a.toUs) continue;
          expect(a.stripe).not.toBe(b.stripe);
        }
        // Where nobody leads there is no band but of those who only think so.
        if (a.paused) continue;
        for (const [from, to] of noLeader) expect(a.fromUs >= to || a.toUs <= from).toBe(true);
      }
      const sum = (spans: readonly { fromUs: number; toUs: number }[]) =>
        spans.reduce((total, { fromUs, toUs }) => total + toUs - fromUs, 0);
      expect(sum(bands)).toBe(sum(summary.leaders));
    }),
    { numRuns: 60 },
  );
});
