// The ledger shows what is past, and nothing of what is to come.

import { expect, test } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { until } from './Ledger.tsx';

test('up to and including an event, in order', () => {
  const { work } = simulate(scenario()).report();
  expect(work.length).toBeGreaterThan(5);
  for (const [index, { event }] of work.entries()) {
    expect(until(work, event)).toEqual(work.slice(0, index + 1));
    expect(until(work, event - 1)).toEqual(work.slice(0, index));
  }
  expect(until(work, 0)).toEqual([]);
});
