// The stretch that the space-time diagram draws: each message once from send to end, every other event, and thinned where it must be.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { anyScenario, members, scenario } from '../engine/testing.ts';
import { type Diagram, diagramOf } from './diagram.ts';
import { firingOf } from './firing.ts';
import { isCall } from './thinning.ts';

it('holds every message of the stretch once, with the events of its sending and its end', () => {
  fc.assert(
    fc.property(anyScenario, (any) => {
      const run = simulate(any);
      const diagram = diagramOf(run, 0, run.setup.untilUs);
      if (diagram.stride > 1) return;
      const events = run.events(1, run.summary().events);
      const sends = events.filter(({ kind }) => kind === 'send');
      const ends = events.filter(({ kind }) => kind === 'deliver' || kind === 'drop');
      expect(new Set(diagram.messages.map(({ sent }) => sent))).toEqual(
        new Set(sends.map(({ id }) => id)),
      );
      expect(
        diagram.messages.flatMap(({ ended }) => (ended > 0 ? [ended] : [])).sort((a, b) => a - b),
      ).toEqual(ends.map(({ id }) => id));
      expect(diagram.messages.length + diagram.events.length).toBeGreaterThanOrEqual(
        events.length - ends.length,
      );
    }),
    { numRuns: 40 },
  );
});

it('begins with the nodes as they stood before the stretch, and shows messages that were under way', () => {
  const run = simulate(scenario());
  const { nodes, messages } = diagramOf(run, 3_000_000, 3_500_000);
  expect(nodes.find(({ id }) => id === 'n5')).toMatchObject({ status: 'up', role: 'leader' });
  expect(messages.some(({ sentUs }) => sentUs < 3_000_000)).toBe(true);
  expect(diagramOf(run, 3_000_001, 3_500_000).nodes.find(({ id }) => id === 'n5')).toMatchObject({
    status: 'down',
  });
});

it('says how a message came to nothing, and which is still on its way', () => {
  const run = simulate(scenario());
  const ends = ({ messages }: Diagram) => new Set(messages.map(({ end }) => end));
  expect(ends(diagramOf(run, 3_000_000, 3_400_000))).toEqual(
    new Set(['delivered', 'down', 'flying']),
  );
  expect(ends(diagramOf(run, 0, 2_000_000)).has('down')).toBe(false);
});

it('ends the line of what is held up where it will arrive, even beyond the stretch', () => {
  const flying = (script: Scenario['script']) =>
    diagramOf(simulate(scenario({ script })), 0, 3_200_000).messages.filter(
      ({ end }) => end === 'flying',
    );
  const [plain] = flying([]);
  if (!plain) throw new Error('nothing is on its way');
  const { from, to, sentUs, endUs } = plain;
  const held = flying([{ at: 3200, do: 'delay', from, to, ms: 4000 }]);
  // Until then it went as fast as it was sent: there its way has a bend.
  const bends = [[3_200_000, (3_200_000 - sentUs) / (endUs - sentUs)]];
  expect(held[0]).toEqual({ ...plain, endUs: endUs + 4_000_000, bends });
  expect(held.slice(1)).toEqual(flying([]).slice(1));
});

it('draws one heartbeat in so many of a large class', () => {
  const run = simulate(scenario({ nodes: members(60), work: null }));
  const { stride, messages } = diagramOf(run, 4_000_000, 6_000_000);
  expect(stride).toBeGreaterThanOrEqual(4);
  const drawn = messages.filter(({ type }) => isCall(type)).length;
  // Two seconds of them, and what is under way at either end.
  expect(drawn * stride).toBeGreaterThan(0.7 * 2 * 60 * 59);
  expect(drawn * stride).toBeLessThan(1.6 * 2 * 60 * 59);
  // Half of the stretch is in the window.
  expect(drawn).toBeLessThanOrEqual(2 * 1300);
});

it('finds the next and the previous firing of a rule', () => {
  const run = simulate(scenario());
  const lead = firingOf(run.past, { from: 0, direction: 1, node: 'n4', rule: 'take-lead' });
  expect(lead).toMatchObject({ node: 'n4', rule: 'take-lead' });
  expect(lead?.atUs).toBeGreaterThan(6_000_000);
  const before = firingOf(run.past, { from: lead?.id ?? 0, direction: -1, node: 'n4', rule: null });
  expect(before?.rule).toBe('leader-silent');
  // Four heartbeats of one broadcast are one firing.
  const first = firingOf(run.past, { from: 0, direction: 1, node: 'n3', rule: 'heartbeat' });
  const second = firingOf(run.past, {
    from: first?.id ?? 0,
    direction: 1,
    node: 'n3',
    rule: 'heartbeat',
  });
  expect((second?.atUs ?? 0) - (first?.atUs ?? 0)).toBe(1_000_000);
  expect(firingOf(run.past, { from: 1, direction: -1, node: null, rule: null })).toBeNull();
});
