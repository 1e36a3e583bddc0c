// Read them aloud: nobody wants to hear two hundred names.

import { expect, it } from 'vitest';
import { listed, sides } from './names.ts';
import { simulate } from './run.ts';
import { members, scenario } from './testing.ts';

const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `n${from + index}`);

it.each([
  [names(1, 1), 'n1'],
  [names(1, 2), 'n1 and n2'],
  [names(1, 8), 'n1, n2, n3, n4, n5, n6, n7 and n8'],
  [names(1, 9), 'n1, n2, n3 and 6 more'],
  [names(1, 200), 'n1, n2, n3 and 197 more'],
])('names %#', (of, text) => expect(listed(of)).toBe(text));

it.each([
  [[names(1, 2), names(3, 5)], 'n1 and n2 | n3, n4 and n5'],
  [[names(199, 200), names(1, 198)], 'n199 and n200 | the other 198'],
  [[names(1, 80), names(81, 200)], 'n1, n2, n3 and 77 more | n81, n82, n83 and 117 more'],
  [[['n1'], ['n2'], names(3, 120)], 'n1 | n2 | the other 118'],
  // Nobody else is named: there is nothing to be the rest of.
  [[names(1, 12)], 'n1, n2, n3 and 9 more'],
])('sides %#', (of, text) => expect(sides(of)).toBe(text));

it('a partition of a large class is one readable line of the story', () => {
  const run = simulate(
    scenario({
      nodes: members(60),
      work: null,
      script: [{ at: 1000, do: 'partition', groups: [['n59', 'n60']] }],
      untilMs: 1100,
    }),
  );
  const line = run.report().story.find(({ kind }) => kind === 'partition');
  expect(line?.text).toBe('The network falls apart: n59 and n60 | the other 58.');
});
