import { expect, it } from 'vitest';
import { simulate } from '../../../engine/run.ts';
import { scenario } from '../../../engine/testing.ts';
import { stillSession } from '../../../session/testing.ts';
import { traceLines } from './trace.ts';

it('prints what the shell prints: every event, and the summary last', async () => {
  const parts = await traceLines(stillSession(scenario(), 0));
  const lines = (parts ?? []).join('').trimEnd().split('\n');
  const run = simulate(scenario());
  const summary = run.summary();
  expect(lines).toHaveLength(summary.events + 1);
  expect(lines.slice(0, -1)).toEqual(
    run.events(1, summary.events).map((event) => JSON.stringify(event)),
  );
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual(JSON.parse(JSON.stringify(summary)));
});
