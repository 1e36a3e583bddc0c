import { expect, test } from 'vitest';
import { unbroken } from './units.ts';

test('keeps a number with its unit, and not with what it counts', () => {
  expect(unbroken('every 8 s, or 500 ms; 2 % of 3 servers, in 4 steps')).toBe(
    'every 8\u00a0s, or 500\u00a0ms; 2\u00a0% of 3 servers, in 4 steps',
  );
});

test('keeps an epoch with its number, the last two names, and the ends of a range', () => {
  expect(unbroken('n3, n4 and n5 stand in epoch 2, and nobody in epochs 3 to 5')).toBe(
    'n3, n4 and\u00a0n5 stand in epoch\u00a02, and nobody in epochs\u00a03 to 5',
  );
  expect(unbroken('100–1700 ms')).toBe('100–\u20601700\u00a0ms');
});
