// Every rule that is declared can be shown in the source that follows it.

import { describe, expect, it } from 'vitest';
import { detectors } from '../../engine/detectors/registry.ts';
import { protocols } from '../../engine/protocols/registry.ts';
import { jobs } from '../../engine/work/registry.ts';
import { placesOf } from './places.ts';
import { type Part, sourcesOf } from './sources.ts';
import { tokensOf } from './tokens.ts';

const declared: readonly (readonly [Part, readonly string[]])[] = [
  ...Object.values(protocols).map(
    ({ id, rules }) => [['protocols', id] as Part, Object.keys(rules)] as const,
  ),
  ...Object.values(detectors).map(
    ({ id, rules }) => [['detectors', id] as Part, Object.keys(rules)] as const,
  ),
  ...Object.values(jobs).map(
    ({ kind, rules }) => [['work', kind] as Part, Object.keys(rules)] as const,
  ),
];

describe.each(declared.map(([part, rules]) => ({ name: part.join('/'), part, rules })))(
  '$name',
  ({ part, rules }) => {
    it.each(rules)('%s', async (rule) => {
      const sources = await sourcesOf([part]);
      const places = sources.flatMap(({ text }) =>
        placesOf(text, rule).map(({ line, to }) => text.split('\n').slice(line - 1, to)),
      );
      expect(places.length).toBeGreaterThan(0);
      for (const [first] of places) expect(first).toContain(`'${rule}'`);
    });
  },
);

it('a place ends with its block', () => {
  const source = [
    'function take(node: Node): void {',
    "  node.rule('take');",
    '  node.lead(1);',
    '  if (x) {',
    '    node.send();',
    '  }',
    '}',
    'function other() {}',
  ].join('\n');
  expect(placesOf(source, 'take')).toEqual([{ line: 2, to: 6 }]);
  expect(placesOf(source, 'nothing')).toEqual([]);
});

it('tokens keep every letter of a line', () => {
  const line = "  if (node.leading) node.rule('heartbeat'); // says `here`";
  const tokens = tokensOf(line);
  expect(tokens.map(({ text }) => text).join('')).toBe(line);
  expect(tokens.map(({ kind }) => kind)).toEqual([
    'plain',
    'keyword',
    'plain',
    'string',
    'plain',
    'comment',
  ]);
});
