import { describe, expect, it } from 'vitest';
import { cutOff, groupLetter, screensBetween, singleCuts } from './division.ts';
import { layoutRoom } from './layout.ts';

const members = ['n1', 'n2', 'n3', 'n4'];
const both = (a: string, b: string): [string, string][] => [
  [a, b],
  [b, a],
];

describe('cut links', () => {
  const isolated = [...both('n2', 'n1'), ...both('n2', 'n3'), ...both('n2', 'n4')];

  it('put a screen around who hears and reaches nobody', () => {
    expect([...cutOff(isolated, members)]).toEqual(['n2']);
    expect([...cutOff(isolated.slice(1), members)]).toEqual([]);
  });

  it('are one line for both directions, and none where a screen stands', () => {
    const cuts = [...isolated, ...both('n3', 'n4'), ['n1', 'n3'] as [string, string]];
    expect(singleCuts(cuts, cutOff(cuts, members))).toEqual([
      { from: 'n3', to: 'n4', oneWay: false },
      { from: 'n1', to: 'n3', oneWay: true },
    ]);
  });
});

describe('a partition', () => {
  const room = layoutRoom(1280, 800, 4, { lock: false, resource: false });

  it('stands between neighbours of different groups only', () => {
    expect(screensBetween(room, [0, 0, 0, 0])).toEqual([]);
    expect(screensBetween(room, [0, 1, 0, 1]).length).toBeGreaterThan(0);
  });

  it('has letters for its groups', () => {
    expect([0, 1, 25, 26].map(groupLetter)).toEqual(['A', 'B', 'Z', '27']);
  });
});
