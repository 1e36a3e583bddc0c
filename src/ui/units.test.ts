import { expect, test } from 'vitest';
import { unbroken } from './units.ts';

test('keeps a number with its unit, and nothing else', () => {
  expect(unbroken('every 8 s, or 500 ms; 2 % of 3 servers, in 4 steps')).toBe(
    'every 8\u00a0s, or 500\u00a0ms; 2\u00a0% of 3 servers, in 4 steps',
  );
});
