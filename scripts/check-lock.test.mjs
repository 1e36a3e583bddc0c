import { expect, test } from 'vitest';
import { faultsOfLock } from './check-lock.mjs';

const manifest = { dependencies: { a: '1.0.0' } };
const lock = (packages) => ({
  packages: {
    '': { dependencies: { a: '1.0.0' } },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' },
    ...packages,
  },
});

test('a complete lock has no fault', () => {
  expect(faultsOfLock(lock({}), manifest)).toEqual([]);
});

test.each([
  [
    "another platform's package left out",
    { optionalDependencies: { 'a-darwin': '1.0.0' } },
    'a-darwin is missing',
  ],
  ['an address', { resolved: 'somewhere' }, 'holds an address'],
  ['an install script', { hasInstallScript: true }, 'has an install script'],
])('%s is a fault', (_, change, fault) => {
  const entry = { version: '1.0.0', integrity: 'sha512-x', ...change };
  expect(faultsOfLock(lock({ 'node_modules/a': entry }), manifest)).toEqual([
    expect.stringContaining(fault),
  ]);
});

test('a dependency of a dependency is looked for upwards', () => {
  const nested = {
    'node_modules/a': { version: '1.0.0', integrity: 'x', dependencies: { b: '2.0.0' } },
    'node_modules/b': { version: '1.0.0', integrity: 'x', dependencies: { c: '1.0.0' } },
    'node_modules/a/node_modules/b': {
      version: '2.0.0',
      integrity: 'x',
      dependencies: { c: '1.0.0' },
    },
    'node_modules/a/node_modules/c': { version: '1.0.0', integrity: 'x' },
  };
  expect(faultsOfLock(lock(nested), manifest)).toEqual(['b@1.0.0: c is missing from the lock']);
});

test('a range, or a lock that is behind package.json, is a fault', () => {
  expect(faultsOfLock(lock({}), { dependencies: { a: '1.0.1' } })).toHaveLength(1);
  const ranged = lock({ '': { dependencies: { a: '^1.0.0' } } });
  expect(faultsOfLock(ranged, { dependencies: { a: '^1.0.0' } })).toHaveLength(1);
});
