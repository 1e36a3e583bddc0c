// The row of jobs: no sign lies on another, and nothing that went wrong is left out.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunReport } from '../../engine/report.ts';
import { jobSigns } from './jobs.ts';
import { placeOn } from './places.ts';

const job = fc.record({
  event: fc.nat(),
  atUs: fc.integer({ min: 0, max: 1_000_000 }),
  node: fc.constant(null),
  item: fc.nat(),
  epoch: fc.nat(),
  outcome: fc.constantFrom<RunReport['work'][number]['outcome']>(
    'done',
    'duplicate',
    'missed',
    'refused',
    'lost',
  ),
});

it('signs keep apart, and each that went wrong is counted once', () => {
  fc.assert(
    fc.property(
      fc.array(job, { maxLength: 60 }),
      fc.integer({ min: 50, max: 1000 }),
      (jobs, wide) => {
        const work = [...jobs].sort((a, b) => a.atUs - b.atUs);
        const signs = [...jobSigns(work, placeOn([0, 1_000_000], wide), wide)].sort(
          (a, b) => a.x - b.x,
        );
        signs.slice(1).forEach(({ x, sign }, index) => {
          const before = signs[index];
          const both = sign === 'done' && before?.sign === 'done';
          expect(x - (before?.x ?? 0)).toBeGreaterThanOrEqual(
            both ? 6 : before && before.count > 1 ? 17 : 9,
          );
        });
        const wrong = signs.filter(({ sign }) => sign !== 'done');
        expect(wrong.reduce((sum, { count }) => sum + count, 0)).toBe(
          work.filter(({ outcome }) => outcome !== 'done').length,
        );
      },
    ),
  );
});
