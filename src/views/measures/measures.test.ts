// The measures are the summary's own numbers, in words.

import { expect, test } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { measuresOf } from './Measures.tsx';

const measured = (changes: Parameters<typeof scenario>[0], hasJob: boolean) =>
  Object.fromEntries(
    measuresOf(simulate(scenario(changes)).report(), hasJob).map(({ label, value }) => [
      label,
      value,
    ]),
  );

test('a failover is measured from the failure to the next leader', () => {
  const run = simulate(scenario());
  const [first] = run.summary().failovers;
  const values = measured({}, true);
  expect(values['First failover']).toBe(
    `${(((first?.electedUs ?? 0) - (first?.failedUs ?? 0)) / 1e6).toFixed(2)} s`,
  );
  expect(values.Messages).toBe(String(run.summary().messages.sent));
  expect(values.Missed).toBe(String(run.summary().jobs.missed));
});

test('no failure, no failover; one that nobody ends is never over; without a job nothing is missed', () => {
  expect(measured({ script: [] }, false)).toMatchObject({ 'First failover': 'none' });
  expect(measured({ script: [] }, false)).not.toHaveProperty('Missed');
  const all = [1, 2, 3, 4, 5].map((n) => ({ at: 3000, do: 'crash' as const, node: `n${n}` }));
  expect(measured({ script: all }, false)).toMatchObject({ 'First failover': 'never over' });
});
