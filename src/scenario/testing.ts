// Scenarios for tests, in their public form, and what may be done to them.

import * as fc from 'fast-check';
import type { Parameter, Parameters } from '../engine/declare.ts';
import { detectors } from '../engine/detectors/registry.ts';
import { protocols } from '../engine/protocols/registry.ts';
import { jobs } from '../engine/work/registry.ts';
import { builtins } from './builtin/registry.ts';

function parameterValue(parameter: Parameter): fc.Arbitrary<unknown> {
  const { kind } = parameter;
  if (kind === 'flag') return fc.boolean();
  const { min, max } = parameter;
  if (kind === 'count') return fc.integer({ min, max });
  const one = fc.double({ min, max, noNaN: true });
  if (kind === 'optional-duration') return fc.option(one);
  if (kind === 'duration-range')
    return fc.tuple(one, one).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  return one;
}

const paramsOf = (declared: Parameters): fc.Arbitrary<object> =>
  fc.record(
    Object.fromEntries(
      Object.entries(declared).map(([name, parameter]) => [name, parameterValue(parameter)]),
    ),
    { requiredKeys: [] },
  );

const part = (registry: Readonly<Record<string, { readonly params: Parameters }>>) =>
  fc
    .constantFrom(...Object.entries(registry))
    .chain(([id, { params }]) => fc.record({ id: fc.constant(id), params: paramsOf(params) }));

const latency = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant([10, 20]));
const name = fc.constantFrom('n1', 'n2', 'n3', '@leader');
const at = fc.oneof(fc.double({ min: 0, max: 20_000, noNaN: true }), fc.constant([1000, 2000.5]));
const ends = fc.constantFrom(
  { from: 'n1', to: 'n2' },
  { from: '@leader', to: 'n3' },
  { from: 'n1', to: 'resource' },
);
const oneWay = fc.boolean();
const link = (verb: string) =>
  fc.tuple(fc.record({ at, oneWay }, { requiredKeys: ['at'] }), ends).map(([one, two]) => ({
    ...one,
    ...two,
    do: verb,
  }));

const entry = fc.oneof(
  fc.record({
    at,
    do: fc.constantFrom('crash', 'pause', 'resume', 'isolate', 'timeout', 'revive'),
    node: name,
  }),
  fc.record({ at, do: fc.constant('revive'), node: name, amnesia: fc.boolean() }),
  fc.record({ at, do: fc.constant('heal') }),
  link('cut'),
  link('mend'),
  fc.tuple(at, ends).map(([moment, two]) => ({ at: moment, do: 'drop', ...two })),
  fc
    .tuple(
      fc.record({ at, ms: fc.integer({ min: 0, max: 900 }), nth: fc.constantFrom(1, 2, 40) }),
      ends,
    )
    .map(([one, two]) => ({ ...one, do: 'delay', ...two })),
  fc.record(
    { at, do: fc.constant('network'), latencyMs: latency, loss: fc.constantFrom(0, 0.5, 1) },
    { requiredKeys: ['at', 'do'] },
  ),
  fc.record({ at, do: fc.constant('slow'), node: name, factor: fc.constantFrom(0.01, 2, 1000) }),
  fc.record({ at, do: fc.constant('drift'), node: name, ppm: fc.constantFrom(-900_000, 0, 1e7) }),
  fc.record({
    at,
    do: fc.constant('priority'),
    node: name,
    value: fc.integer({ min: -9, max: 9 }),
  }),
  fc.record({ at, do: fc.constant('partition'), groups: fc.constant([['n1'], ['n2', '@leader']]) }),
);

const nodes = fc.oneof(
  fc.integer({ min: 3, max: 9 }),
  fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 9, unit: 'binary' }), { maxLength: 4 })
    .map((ids) => [
      { id: 'n3', priority: 1 },
      { id: 'n1' },
      { id: 'n2', logLength: 3, logTerm: 1 },
      ...ids.map((id) => ({ id: `_${id.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '')}${id.length}` })),
    ])
    .filter((list) => new Set(list.map(({ id }) => id)).size === list.length),
);

const work = fc
  .constantFrom(...Object.values(jobs))
  .chain((job) =>
    fc
      .tuple(fc.boolean(), paramsOf(job.params))
      .map(([fencing, params]) => ({ kind: job.kind, fencing, ...params })),
  );

/** Scenarios in their public form: nearly all of them right, some with a name or a pair of parameters that does not fit. */
export const anyJson: fc.Arbitrary<object> = fc.oneof(
  fc.record(
    {
      rollcall: fc.constant(1),
      work,
      title: fc.string({ maxLength: 100 }),
      description: fc.string({ maxLength: 100, unit: 'binary' }),
      seed: fc.nat(),
      tickMs: fc.constantFrom(1, 100, 2.5),
      protocol: part(protocols),
      detector: part(detectors),
      nodes,
      network: fc.record({ latencyMs: latency, loss: fc.constant(0.1) }, { requiredKeys: [] }),
      timing: fc.record({ writeMs: latency, timerSlackMs: fc.nat(9) }, { requiredKeys: [] }),
      script: fc.array(entry, { maxLength: 6 }),
      untilMs: fc.integer({ min: 1, max: 60_000 }),
    },
    { requiredKeys: ['rollcall', 'work'] },
  ),
  fc.constantFrom(...builtins.map(({ json }) => json)),
);

// What is done to them: odd values in odd places.

export type Container = Record<string, unknown>;

const deep = (): unknown => {
  let value: unknown = [];
  for (let i = 0; i < 20_000; i++) value = i % 2 ? [value] : { nodes: value };
  return value;
};

export const odd: readonly ((root: unknown) => unknown)[] = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => -1,
  () => 1e308,
  () => Number.MIN_VALUE,
  () => 0.5,
  () => 2 ** 53,
  () => true,
  () => '',
  () => 'n1',
  () => '@leader',
  () => 'constructor',
  () => '\uD800',
  () => 'x'.repeat(100_000),
  () => [],
  () => [1, 2],
  () => [5, 1],
  () => new Array(7),
  () => new Array(1e9),
  () => new Array(3).fill({ id: 'n1' }),
  () => ({}),
  () => ({ id: 'n1' }),
  () => Object.create(null),
  () => JSON.parse('{"__proto__":{"at":1},"constructor":{"prototype":1}}'),
  () => new Map([[1, 2]]),
  () => new Date(0),
  () => () => 1,
  () => Symbol('s'),
  () => 10n,
  () =>
    new Proxy(
      {},
      {
        get: () => 1,
        ownKeys: () => {
          throw new Error('no');
        },
      },
    ),
  deep,
  (root) => root,
];

const keys = [
  'rollcall',
  'nodess',
  '__proto__',
  'constructor',
  'at',
  'node',
  'groups',
  'toJSON',
  '\n',
  'params',
];

interface Change {
  readonly path: readonly number[];
  readonly how: string;
  readonly what: number;
  readonly key: string;
}

export const anyChange: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
  how: fc.constantFrom('replace', 'replace', 'delete', 'insert', 'repeat'),
  what: fc.nat(odd.length - 1),
  key: fc.constantFrom(...keys),
});

/** Changes one place of a JSON value. May throw where an earlier change left a trap. */
export function mutate(root: Container, { path, how, what, key }: Change): void {
  let container = root;
  let last = Object.keys(root)[0] ?? 'rollcall';
  for (const step of path) {
    const names = Object.keys(container);
    if (names.length === 0 || names.length > 1000) break;
    last = names[step % names.length] as string;
    const next = container[last];
    if (typeof next !== 'object' || next === null || step === path.at(-1)) break;
    container = next as Container;
  }
  const value = odd[what]?.(root);
  if (how === 'delete') delete container[last];
  else if (how === 'replace') container[last] = value;
  else if (how === 'repeat' && Array.isArray(container)) container.push(...container.slice(0, 9));
  else
    Object.defineProperty(container, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}
