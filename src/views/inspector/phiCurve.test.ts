// The curve says what the detector decides.

import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { phiCurve, phiText, WIDTH } from './phiCurve.ts';

it('meets the threshold where the detector suspects, and nowhere before', () => {
  const run = simulate(
    scenario({
      detector: { id: 'phi', params: {} },
      script: [{ at: 15_000, do: 'crash', node: 'n5' }],
      untilMs: 25_000,
    }),
  );
  const peer = run.inspect('n1', 16_000_000).peers.find(({ id }) => id === 'n5');
  if (peer?.picture?.kind !== 'phi' || peer.suspectUs === null) throw new Error('no picture');
  const curve = phiCurve(peer.picture);
  const there = curve.at(peer.suspectUs - peer.picture.since);
  expect(there.y).toBeCloseTo(curve.line, 2);
  expect(there.x).toBeCloseTo(curve.crossing, 2);
  for (let silence = 0; silence < peer.suspectUs - peer.picture.since - 2000; silence += 10_000)
    expect(curve.at(silence).y).toBeGreaterThan(curve.line);
});

it('stays within its picture, however long the silence', () => {
  const curve = phiCurve({ kind: 'phi', since: 0, meanUs: 1e6, deviationUs: 1e5, threshold: 8 });
  expect(curve.at(1e9)).toEqual({ x: WIDTH, y: 0 });
  expect(curve.at(-5).x).toBe(0);
  expect(curve.path).not.toContain('NaN');
});

it('is said in two figures', () => {
  expect(phiText(0.04)).toBe('0.0');
  expect(phiText(7.96)).toBe('8.0');
  expect(phiText(Infinity)).toBe('over 99');
});
