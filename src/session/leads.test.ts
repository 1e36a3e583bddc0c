// What is said of who leads, in each of the worlds that it has words for.

import { expect, test } from 'vitest';
import { simulate } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { scenario } from '../engine/testing.ts';
import { toMicros } from '../engine/units.ts';
import { leadsOf } from './leads.ts';

const at = (ms: number, over: Partial<Scenario>) => {
  const { text, also, tone } = leadsOf(
    simulate(scenario({ script: [], untilMs: 30_000, ...over })).frameAt(toMicros(ms)),
  );
  return [text, also, tone];
};
const raft = { id: 'raft', params: {} };

test('calm where all follow the one that leads', () => {
  expect(at(4000, {})).toEqual(['n5 leads, epoch 1', '', 'calm']);
});

test('of one that is cut off: who suspects it, and whom they follow then', () => {
  const cut = { script: [{ at: 5000, do: 'isolate', node: 'n5' }] } as const;
  const said = [6000, 7000, 8000, 8050, 8100, 8200].map((ms) => at(ms, cut).join(' | '));
  expect(said[0]).toBe('n5 leads, epoch 1 |  | calm');
  expect(said).toContainEqual(
    expect.stringMatching(/^n5 leads, epoch 1 \| .* suspects? it \| calm$/),
  );
  expect(at(9000, cut)).toEqual(['Two leaders at once: n4 and n5', '', 'breach']);
});

test('of one that sleeps, and of one that slept while another was chosen', () => {
  const paused = { script: [{ at: 5000, do: 'pause', node: 'n5' }] } as const;
  expect(at(5500, paused)).toEqual(['n5 leads, but paused', '', 'doubt']);
  expect(at(9000, paused)).toEqual(['n4 leads, epoch 2', 'n5 is a paused leader', 'calm']);
});

test('where nobody leads: who stands, or whom they still follow', () => {
  const down = { script: [{ at: 5000, do: 'crash', node: 'n5' }] } as const;
  expect(at(0, {})).toEqual(['Nobody leads', '', 'doubt']);
  expect(at(5500, down)).toEqual(['Nobody leads', '4 still follow n5', 'doubt']);
  const standing = Array.from({ length: 60 }, (_, tick) =>
    at(tick * 100, { protocol: raft }).join(' | '),
  );
  expect(standing).toContainEqual(expect.stringMatching(/n\d stands in epoch \d/));
  const all = (['n1', 'n2', 'n3', 'n4', 'n5'] as const).map(
    (node) => ({ at: 5000, do: 'crash', node }) as const,
  );
  expect(at(6000, { script: all })).toEqual(['No healthy node', '', 'breach']);
});
