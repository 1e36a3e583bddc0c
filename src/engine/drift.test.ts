// Bugs of drifting clocks, each kept as the scenario that showed it.

import { expect, it } from 'vitest';
import { measure } from './run.ts';
import { scenario } from './testing.ts';

it('a clock that runs eleven times as fast does not stop the world at one moment', () => {
  const run = measure(
    scenario({
      work: { kind: 'cron', fencing: false, params: { everyMs: 1 } },
      script: [{ at: 2000, do: 'drift', node: 'n5', ppm: 10_000_000 }],
      untilMs: 5000,
    }),
  );
  expect(run.untilUs).toBe(5_000_000);
});
