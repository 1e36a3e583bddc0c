// Against values printed to 17 digits elsewhere, and against the laws of logarithms.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, log10 } from './arithmetic.ts';

/** Within so many units in the last place. */
function close(value: number, printed: number, units = 1): void {
  expect(Math.abs(value - printed)).toBeLessThanOrEqual(
    units * Number.EPSILON * Math.max(Math.abs(printed), Number.MIN_VALUE),
  );
}

describe('ln', () => {
  it.each([
    [1, 0],
    [2, Math.LN2],
    [10, Math.LN10],
    [0.1, -Math.LN10],
    [1e-8, -18.420680743952367],
    [1e300, 690.7755278982137],
    [5e-324, -744.4400719213812],
  ])('ln %d = %d', (x, printed) => close(ln(x), printed));

  it('has no value below 0, and is −∞ at 0', () => {
    expect(ln(-1)).toBeNaN();
    expect(ln(0)).toBe(-Infinity);
    expect(ln(Infinity)).toBe(Infinity);
  });
});

describe('exp', () => {
  it.each([
    [0, 1],
    [1, Math.E],
    [-1, 0.36787944117144233],
    [10, 22026.465794806718],
    [-20, 2.061153622438558e-9],
    [700, 1.0142320547350045e304],
    [-745, 5e-324],
  ])('exp %d = %d', (x, printed) => close(exp(x), printed, 4));

  it('ends where doubles end', () => {
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
  });

  it('is undone by ln', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(ln(exp(x)) - x)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('log10', () => {
  it('is whole for whole powers of ten', () => {
    for (let power = -22; power <= 22; power++) expect(log10(Number(`1e${power}`))).toBe(power);
  });

  it.each([
    [2, 0.3010299956639812],
    [50, 1.6989700043360187],
    [0.5, -0.3010299956639812],
    [1.0000000001e-8, -7.999999999956571],
  ])('log10 %d = %d', (x, printed) => close(log10(x), printed));

  it('is −∞ at 0', () => expect(log10(0)).toBe(-Infinity));
});
