import { expect, it } from 'vitest';
import { lock } from '../protocols/lease/lock.ts';
import { jobs } from './registry.ts';

it.each([...Object.values(jobs), lock])('$title has a title for narrow places', ({ short }) => {
  expect(short.length).toBeGreaterThan(2);
  expect(short.length).toBeLessThanOrEqual(8);
});
