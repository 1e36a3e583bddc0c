// What stands on the lanes is what the run says: at any time the span of a node is what its frame shows.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { anyScenario, scenario } from '../../engine/testing.ts';
import { builtinScenario } from '../../scenario/builtin/registry.ts';
import { diagramOf } from '../../session/diagram.ts';
import { doubtsIn, lanesOf, marksOf } from './lanes.ts';
import { stopsOf } from './stops.ts';

it('at any time the span of a node is what its frame shows', () => {
  fc.assert(
    fc.property(
      anyScenario,
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.integer({ min: 1, max: 6_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (any, from, length, part) => {
        const run = simulate(any);
        const lanes = lanesOf(diagramOf(run, from, from + length));
        const time = Math.floor(from + part * length);
        const frame = run.frameAt(time);
        for (const node of frame.nodes) {
          const spans = lanes.find(({ id }) => id === node.id)?.spans ?? [];
          const span = spans.findLast(({ fromUs }) => fromUs <= time);
          expect(span).toMatchObject({ status: node.status, epoch: node.epoch });
          // A node that is down plays no role; the frame keeps the last one it had.
          if (node.status !== 'down') expect(span?.role).toBe(node.role);
        }
      },
    ),
    { numRuns: 80 },
  );
});

it('a node that comes back knows no epoch until it hears of one', () => {
  const run = simulate(
    scenario({
      script: [
        { at: 3000, do: 'crash', node: 'n5' },
        { at: 8000, do: 'revive', node: 'n5' },
      ],
    }),
  );
  const lane = lanesOf(diagramOf(run, 0, 10_000_000)).find(({ id }) => id === 'n5');
  expect(lane?.spans.map(({ status, role, epoch }) => `${status} ${role} ${epoch}`)).toEqual([
    'up follower 0',
    'up leader 1',
    'down follower 1',
    'up follower 0',
    'up leader 3',
  ]);
});

it('the spans of a lane follow each other without a gap', () => {
  const { nodes, ...rest } = diagramOf(simulate(scenario()), 0, 10_000_000);
  for (const { spans, service } of lanesOf({ nodes, ...rest })) {
    if (service) continue;
    expect(spans[0]?.fromUs).toBe(0);
    expect(spans.at(-1)?.toUs).toBe(10_000_000);
    spans.slice(1).forEach((span, index) => {
      expect(span.fromUs).toBe(spans[index]?.toUs);
    });
  }
});

it('marks: each once, jobs at the resource, the network above the lanes', () => {
  const run = simulate(
    scenario({
      script: [
        { at: 3000, do: 'crash', node: 'n5' },
        { at: 4000, do: 'partition', groups: [['n1', 'n2']] },
        { at: 5000, do: 'network', loss: 0.1 },
      ],
    }),
  );
  const marks = marksOf(diagramOf(run, 0, 10_000_000), new Set());
  const of = (kind: string) => marks.filter((mark) => mark.kind === kind);
  expect(of('crash').map(({ lane }) => lane)).toEqual(['n5']);
  expect(of('apart').map(({ event, lane }) => [event.kind, lane])).toEqual([['partition', null]]);
  expect(of('script').map(({ event, lane }) => [event.do, lane])).toEqual([['network', null]]);
  expect(of('done').length).toBeGreaterThan(0);
  const jobs = marks.filter(({ event }) => event.kind === 'job');
  expect(new Set(jobs.map(({ lane }) => lane))).toEqual(new Set(['resource']));
});

it('a doubt that is heard stands where its message arrives, and is one stop with it', () => {
  const chosen = builtinScenario('swim-gossip');
  if (!chosen) throw new Error('no swim-gossip');
  const run = simulate(chosen);
  const diagram = diagramOf(run, 16_000_000, 24_000_000);
  const marks = marksOf(diagram, doubtsIn(diagram, run.report().story));
  const doubts = marks.filter(({ kind }) => kind === 'doubt');
  const heard = doubts.filter(({ event }) => event.kind === 'deliver');
  expect(heard.length).toBeGreaterThan(0);
  // The first to doubt has heard nothing: no answer came in time.
  expect(doubts[0]?.event.kind).toBe('timer');
  const stops = stopsOf(diagram, marks);
  expect(new Set(stops.map(({ event }) => event)).size).toBe(stops.length);
  for (const mark of heard) {
    const stop = stops.find(({ event }) => event === mark.event.id);
    expect(stop).toMatchObject({ mark, lane: stop?.message?.to, cause: stop?.message?.sent });
  }
  // Who objects, and who hears of it, doubts no more.
  const told = run.report().story.filter(({ text }) => text.includes('objects'));
  expect(told.every(({ event }) => doubts.every((mark) => mark.event.id !== event))).toBe(true);
});

it('takes no message that is still on its way for a doubt', () => {
  const diagram = diagramOf(simulate(scenario()), 0, 3_200_000);
  expect(diagram.messages.some(({ ended }) => ended === 0)).toBe(true);
  expect(marksOf(diagram, new Set([0])).some(({ kind }) => kind === 'doubt')).toBe(false);
});
