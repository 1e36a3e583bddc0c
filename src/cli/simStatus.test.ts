// The exit status. No protocol here breaks its word, so that runs with a breach are made up.

import { expect, it, vi } from 'vitest';
import type { Summary } from '../engine/report.ts';
import { measure } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { Output } from './output.ts';
import { BREACHED, RAN, sim } from './simCommand.ts';

const breach = vi.hoisted(() => ({ seed: 0, promised: false }));

vi.mock('./drive.ts', () => ({
  drive: (scenario: Scenario): Summary => ({
    ...measure(scenario),
    violations:
      scenario.seed === breach.seed
        ? [{ promise: 'agreement', atUs: 1, nodes: ['n1'], promised: breach.promised }]
        : [],
  }),
}));

const status = (...args: string[]) =>
  sim(['first-day', '--out', '/dev/null', ...args], {
    output: () => Output.standard(),
    tell: () => {},
    draw: () => null,
  });

it.each([
  ['no breach', 99, true, RAN],
  ['a breach of what is promised', 7, true, BREACHED],
  ['a breach of what is not', 7, false, RAN],
])('of a run with %s', async (_, seed, promised, expected) => {
  Object.assign(breach, { seed, promised });
  expect(await status()).toBe(expected);
});

it.each([
  ['the first', 7, true, BREACHED],
  ['the last', 11, true, BREACHED],
  ['the one behind the last', 12, true, RAN],
  ['one that need not keep it', 9, false, RAN],
])('of five trials with a breach in %s', async (_, seed, promised, expected) => {
  Object.assign(breach, { seed, promised });
  expect(await status('--trials', '5')).toBe(expected);
  expect(await status('--trials', '5', '--each')).toBe(expected);
});
