// News put together again are the frames that were written; what did not change is the same object.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Run } from '../engine/run.ts';
import { anyScenario, members, scenario } from '../engine/testing.ts';
import { NewsReader, NewsWriter } from './news.ts';

it('any frames in any order, of any runs', () => {
  const step = fc.record({
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    other: fc.boolean(),
  });
  fc.assert(
    fc.property(anyScenario, anyScenario, fc.array(step, { maxLength: 12 }), (one, two, steps) => {
      const runs = [new Run(one).finish(), new Run(two).finish()] as const;
      const [writer, reader] = [new NewsWriter(), new NewsReader()];
      let now = runs[0];
      for (const { part, other } of steps) {
        const next = runs[other ? 1 : 0];
        if (next !== now) writer.forget();
        now = next;
        const time = Math.floor(now.setup.untilUs * part);
        const news = structuredClone(writer.write(now.frameAt(time)));
        expect(reader.read(news)).toEqual(now.frameAt(time));
      }
    }),
    { numRuns: 40 },
  );
});

it('in a large class few nodes travel, and the others stay the same objects', () => {
  const run = new Run(scenario({ nodes: members(60), script: [], untilMs: 4000 })).finish();
  const [writer, reader] = [new NewsWriter(), new NewsReader()];
  const before = reader.read(structuredClone(writer.write(run.frameAt(2_000_000))));
  const news = structuredClone(writer.write(run.frameAt(2_016_000)));
  expect(news.nodes.length).toBeLessThan(30);
  const after = reader.read(news);
  const kept = after.nodes.filter((node, index) => node === before.nodes[index]);
  expect(kept.length).toBe(60 - news.nodes.length);
  expect(after.services).toBe(before.services);
  expect(after.flight.processes).toBe(before.flight.processes);
});
