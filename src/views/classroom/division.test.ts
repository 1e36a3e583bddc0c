import { describe, expect, it } from 'vitest';
import {
  cornersOf,
  cutOff,
  groupLetter,
  type Line,
  screensBetween,
  singleCuts,
} from './division.ts';
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
  const services = { lock: false, resource: false };
  const room = layoutRoom(1280, 800, 4, services);

  it('stands between neighbours of different groups only', () => {
    expect(screensBetween(room, [0, 0, 0, 0])).toEqual([]);
    expect(screensBetween(room, [0, 1, 0, 1]).length).toBeGreaterThan(0);
  });

  it('is shut: each end of a screen is at the edge of the floor or on another screen', () => {
    const lines = screensBetween(layoutRoom(920, 560, 5, services), [0, 1, 1, 1, 0]);
    expect(lines.length).toBeGreaterThan(2);
    const on = ({ x1, y1, x2, y2 }: Line, x: number, y: number) =>
      x >= x1 - 0.1 && x <= x2 + 0.1 && y >= y1 - 0.1 && y <= y2 + 0.1;
    for (const line of lines)
      for (const [x, y] of [
        [line.x1, line.y1],
        [line.x2, line.y2],
      ] as const) {
        const atEdge = x === 0 || x === 920 || y === 560 || y < 200;
        expect(atEdge || lines.some((other) => other !== line && on(other, x, y))).toBe(true);
      }
  });

  it('has one letter for each part of its floor', () => {
    const { columns } = room;
    expect(cornersOf(room, [0, 0, 0, 0]).map(({ group }) => group)).toEqual([0]);
    const groups = [0, 1, 1, 0].map((group) => group);
    const told = cornersOf(room, groups).map(({ group }) => group);
    expect(told.toSorted()).toEqual(columns === 4 ? [0, 0, 1] : [0, 0, 1, 1]);
  });

  it('has letters for its groups', () => {
    expect([0, 1, 25, 26].map(groupLetter)).toEqual(['A', 'B', 'Z', '27']);
  });
});
