import { expect, test } from 'vitest';
import { scenario } from '../engine/testing.ts';
import { Branches } from './branches.ts';
import { readersDeeds } from './origin.ts';

test('tells the entries of the scenario from those that were clicked into it', () => {
  const branches = new Branches(
    scenario({
      script: [
        { at: 3000, do: 'crash', node: 'n5' },
        { at: 8000, do: 'revive', node: 'n5' },
      ],
    }),
  );
  branches.grow(4_000_000, { do: 'crash', node: 'n4' });
  branches.grow(6_000_000, { do: 'pause', node: 'n3' });
  const deeds = () =>
    readersDeeds(branches.all, branches.current.id).map((deed) => deed?.do ?? null);
  expect(deeds()).toEqual([null, 'crash', 'pause']);
  // A deed further back in time drops those that came after it.
  branches.grow(5_000_000, { do: 'heal' });
  expect(deeds()).toEqual([null, 'crash', 'heal']);
  branches.switchTo(0);
  expect(deeds()).toEqual([null, null]);
});
