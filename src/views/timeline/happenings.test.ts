// What the timeline says happened: nothing is left out, nothing lies on anything else, and what weighs most is what one sees.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { anyScenario } from '../../engine/testing.ts';
import { builtinScenario } from '../../scenario/builtin/registry.ts';
import { happeningAt, happeningsOf, words } from './happenings.ts';
import { placeOn } from './places.ts';

it('signs keep apart, and each line that has one is counted once', () => {
  fc.assert(
    fc.property(anyScenario, fc.integer({ min: 100, max: 1500 }), (any, width) => {
      const { story, untilUs } = simulate(any).report();
      const happenings = happeningsOf(story, placeOn([0, untilUs], width), width);
      happenings.slice(1).forEach(({ x }, index) => {
        const before = happenings[index];
        const room = before && before.count > 1 ? 23 : 17;
        expect(x - (before?.x ?? 0)).toBeGreaterThanOrEqual(room);
      });
      const told = story.filter(
        ({ tone, milestone, kind }) =>
          tone === 'fault' ||
          tone === 'breach' ||
          (tone === 'repair' && kind !== 'trust' && kind !== 'deliver') ||
          milestone === 'election',
      );
      expect(happenings.reduce((sum, { count }) => sum + count, 0)).toBe(told.length);
    }),
    { numRuns: 60 },
  );
});

it('a broken promise hides what happened with it, never the other way round', () => {
  const scenario = builtinScenario('two-monitors');
  if (!scenario) throw new Error('no two-monitors');
  const { story, untilUs } = simulate(scenario).report();
  const happenings = happeningsOf(story, placeOn([0, untilUs], 300), 300);
  const breaches = happenings.filter(({ line }) => line.tone === 'breach');
  expect(breaches[0]?.count).toBeGreaterThan(1);
  const [first] = breaches;
  if (!first) throw new Error('no breach');
  expect(happeningAt(happenings, first.x + 5)).toBe(first);
  expect(happeningAt(happenings, first.x + 12)).not.toBe(first);
  expect(words(first)).toMatch(/ And \d+ more here\.$/);
});
