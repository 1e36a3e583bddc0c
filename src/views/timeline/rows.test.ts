import { expect, it } from 'vitest';
import { scenario } from '../../engine/testing.ts';
import { Branches } from '../../session/branches.ts';
import { rowsOf } from './rows.ts';

it('draws the branch on screen with its ancestors, then the newest, parents first', () => {
  const branches = new Branches(scenario());
  const grow = (at: number) => branches.grow(at, { do: 'crash', node: 'n1' });
  grow(1_000_000);
  grow(2_000_000);
  branches.switchTo(0);
  for (let at = 3; at < 9; at++) {
    grow(at * 1_000_000);
    branches.switchTo(0);
  }
  const ids = (current: number) => rowsOf(branches.all, current, 4).map(({ id }) => id);
  expect(ids(0)).toEqual([0, 6, 7, 8]);
  expect(ids(2)).toEqual([0, 1, 2, 8]);
  expect(rowsOf(branches.all, 2, 20)).toHaveLength(9);
});
