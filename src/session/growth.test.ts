// A report that is sent in pieces is the report that was meant.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunReport } from '../engine/report.ts';
import { Run } from '../engine/run.ts';
import { anyScenario } from '../engine/testing.ts';
import { grow, inParts, updateOf } from './growth.ts';

test('every report along a run survives the way in parts', () => {
  fc.assert(
    fc.property(anyScenario, fc.integer({ min: 1, max: 30 }), (scenario, most) => {
      const run = new Run(scenario);
      let known: RunReport | null = null;
      let built: RunReport | null = null;
      for (let done = false; !done; ) {
        done = run.advance(512);
        const report = run.report();
        for (const { update } of inParts(updateOf(known, report), most))
          built = grow(built, structuredClone(update));
        known = report;
        expect(built).toEqual(report);
      }
    }),
    { numRuns: 60 },
  );
});

test('what did not change stays the same object', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const report = new Run(scenario).finish().report();
      const first = grow(null, updateOf(null, report));
      const again = grow(first, updateOf(report, report));
      expect(again.story).toBe(first.story);
      expect(again.milestones).toBe(first.milestones);
    }),
    { numRuns: 10 },
  );
});
