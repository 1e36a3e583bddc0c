import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { anyScenario } from '../../engine/testing.ts';
import { bandLabel, bandsOf } from './bands.ts';

const reign = (node: string, epoch: number, fromUs: number, toUs: number) => ({
  node,
  epoch,
  fromUs,
  toUs,
});

it('divides the band while two lead', () => {
  expect(bandsOf([reign('n4', 2, 0, 14), reign('n5', 3, 12, 20)])).toEqual([
    { node: 'n4', epoch: 2, fromUs: 0, toUs: 12, stripe: 0, of: 1 },
    { node: 'n4', epoch: 2, fromUs: 12, toUs: 14, stripe: 0, of: 2 },
    { node: 'n5', epoch: 3, fromUs: 12, toUs: 14, stripe: 1, of: 2 },
    { node: 'n5', epoch: 3, fromUs: 14, toUs: 20, stripe: 0, of: 1 },
  ]);
});

it('no two pieces ever share a stripe at a time, and each reign is shown whole', () => {
  fc.assert(
    fc.property(anyScenario, (any) => {
      const { leaders } = simulate(any).summary();
      const bands = bandsOf(leaders);
      for (const a of bands) {
        expect(a.stripe).toBeLessThan(a.of);
        for (const b of bands) {
          if (a === b || a.fromUs >= b.toUs || b.fromUs >= a.toUs) continue;
          expect(a.stripe).not.toBe(b.stripe);
        }
      }
      const sum = (spans: readonly { fromUs: number; toUs: number }[]) =>
        spans.reduce((total, { fromUs, toUs }) => total + toUs - fromUs, 0);
      expect(sum(bands)).toBe(sum(leaders));
    }),
    { numRuns: 60 },
  );
});

it('names a band as fully as it has room, and never outside of it', () => {
  const band = { ...reign('n5', 3, 0, 1), stripe: 0, of: 1 };
  expect(bandLabel(band, 200)).toBe('n5 · epoch 3');
  expect(bandLabel(band, 30)).toBe('n5');
  expect(bandLabel(band, 12)).toBe('');
  expect(bandLabel({ ...band, of: 2 }, 200)).toBe('');
});
