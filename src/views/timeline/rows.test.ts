import { expect, it } from 'vitest';
import { scenario } from '../../engine/testing.ts';
import { Branches } from '../../session/branches.ts';
import { hangsFrom, rowsOf } from './rows.ts';

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

it('hangs a branch from its nearest ancestor that is drawn', () => {
  const branches = new Branches(scenario());
  for (let at = 1; at < 5; at++) branches.grow(at * 1_000_000, { do: 'crash', node: `n${at}` });
  const rows = rowsOf(branches.all, 4, 3);
  expect(rows.map(({ id }) => id)).toEqual([0, 3, 4]);
  expect(rows.map((row) => hangsFrom(row, branches.all, rows)?.id ?? null)).toEqual([null, 0, 3]);
});
