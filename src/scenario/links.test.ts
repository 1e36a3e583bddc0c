// Links that are out there open for ever, and short scripts have short links.

import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Scenario } from '../engine/scenario.ts';
import { decodeScenario } from './decode.ts';
import { standardNode } from './limits.ts';
import { encodeScenario, readFragment } from './link.ts';
import { parseScenario } from './parse.ts';

const stored = readFileSync(new URL('./fixtures/links.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map((block) => block.trim().split('\n'))
  .filter((lines) => lines.length === 3)
  .map(([note = '', link = '', json = '']) => ({ note: note.slice(2), link, json }));

/** As the fixtures have it: standard nodes as their count, all else in full. */
const whole = (scenario: Scenario): unknown => ({
  ...scenario,
  nodes: scenario.nodes.every(
    (node, index) => JSON.stringify(node) === JSON.stringify(standardNode(index)),
  )
    ? scenario.nodes.length
    : scenario.nodes,
});

describe('a link of an earlier version', () => {
  it('is stored in a fixture', () => expect(stored.length).toBeGreaterThanOrEqual(21));

  // The fingerprint need only be read: where the engine has changed since, the page says that the run differs.
  it.each(stored)('opens: $note', async ({ link, json }) => {
    const fragment = readFragment(new URL(link, 'https://rollcall.example/').hash);
    expect(fragment.faults).toEqual([]);
    expect(fragment.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const decoded = await decodeScenario(fragment.scenario ?? '');
    if (!decoded.ok) throw new Error(decoded.faults.join('\n'));
    expect(whole(decoded.scenario)).toEqual(JSON.parse(json));
  });
});

/** Interventions as a reader makes them: a node crashed or paused, and brought back, at any microsecond. */
const clicks = (count: number) => ({
  rollcall: 1,
  untilMs: 300_000,
  script: Array.from({ length: count }, (_, index) => ({
    at: index * 550 + ((index * 7919) % 400_000) / 1000,
    do: ['crash', 'revive', 'pause', 'resume'][(index * 31) % 4],
    node: `n${1 + ((index * 17) % 5)}`,
  })),
});

test.each([
  [5, 200],
  [500, 6000],
])(
  'five nodes and %i interventions take at most %i letters, and come back',
  async (count, most) => {
    const result = parseScenario(clicks(count));
    if (!result.ok) throw new Error(result.faults.join('\n'));
    const text = await encodeScenario(result.scenario);
    expect(text.length).toBeLessThanOrEqual(most);
    expect(await decodeScenario(text)).toEqual(result);
  },
);
