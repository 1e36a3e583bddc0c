import { describe, expect, it } from 'vitest';
import { lengthOf, pointOn } from './bend.ts';
import { cellsOf } from './division.ts';
import { type Box, deskHeight, layoutRoom, type RoomLayout } from './layout.ts';
import { badnessIn, clearSpot } from './obstacles.ts';
import { waysOf } from './ways.ts';

const SIZES = [
  [920, 560],
  [920, 600],
  [390, 460],
  [360, 400],
  [640, 320],
] as const;
const named = (count: number) => Array.from({ length: count }, (_, index) => `n${index + 1}`);
const PARTS = Array.from({ length: 41 }, (_, step) => step / 40);

const has = ({ x, y, width, height }: Box, point: { x: number; y: number }): boolean =>
  point.x > x && point.x < x + width && point.y > y && point.y < y + height;

const faces = ({ seats, scale }: RoomLayout): Box[] =>
  seats.map(({ deskX, deskY }) => ({
    x: deskX - 17 * scale,
    y: deskY - 52 * scale,
    width: 34 * scale,
    height: 36 * scale,
  }));

const names = ({ seats, scale, text }: RoomLayout): Box[] =>
  seats.map(({ deskX, deskY }) => ({
    x: deskX - 32 * scale,
    y: deskY + 4,
    width: 64 * scale,
    height: deskHeight(text) - 8,
  }));

describe('a way', () => {
  for (const [width, height] of SIZES)
    for (const count of [2, 3, 5])
      for (const services of [false, true])
        it(`leads around faces and names: ${count} in ${width} × ${height}${services ? ', with services' : ''}`, () => {
          const room = layoutRoom(width, height, count, { lock: services, resource: services });
          const pupils = named(count);
          const ways = waysOf(room, pupils, null);
          const met = (from: string, to: string, boxes: readonly Box[]) =>
            PARTS.filter((part) => {
              const place = ways.at(from, to, part);
              return place && boxes.some((box) => has(box, place));
            });
          const ends = services ? [...pupils, 'lock', 'resource'] : pupils;
          for (const from of ends)
            for (const to of ends) {
              if (from === to || !(pupils.includes(from) || pupils.includes(to))) continue;
              expect([from, to, met(from, to, faces(room))]).toEqual([from, to, []]);
              // No more than the corner of a desk, under which it slips.
              expect(met(from, to, names(room)).length).toBeLessThan(4);
            }
        });

  it('has its own spot at the desk, and the way back beside it', () => {
    const pupils = named(5);
    const ways = waysOf(layoutRoom(920, 560, 5, { lock: false, resource: false }), pupils, null);
    for (const to of pupils) {
      const arrivals = pupils.filter((from) => from !== to).map((from) => ways.at(from, to, 1));
      for (const [index, a] of arrivals.entries())
        for (const b of arrivals.slice(index + 1))
          expect(
            Math.abs((a?.x ?? 0) - (b?.x ?? 0)) + Math.abs((a?.y ?? 0) - (b?.y ?? 0)),
          ).toBeGreaterThan(6);
    }
    const [there, back] = [ways.at('n1', 'n5', 0.5), ways.at('n5', 'n1', 0.5)];
    expect(
      Math.abs((there?.x ?? 0) - (back?.x ?? 0)) + Math.abs((there?.y ?? 0) - (back?.y ?? 0)),
    ).toBeGreaterThan(8);
  });

  it('is long enough to be seen, and ends inside the room', () => {
    for (const [width, height] of SIZES)
      for (const count of [2, 3, 5]) {
        const room = layoutRoom(width, height, count, { lock: false, resource: false });
        const ways = waysOf(room, named(count), null);
        for (const from of named(count))
          for (const to of named(count)) {
            if (from === to) continue;
            const way = ways.way(from, to);
            expect(way && lengthOf(way)).toBeGreaterThan(50);
            const places = PARTS.flatMap((part) => ways.at(from, to, part) ?? []);
            expect(Math.max(...places.map(({ y }) => y))).toBeLessThan(height - 6);
          }
      }
  });

  it('of one group does not lead over the floor of another', () => {
    const room = layoutRoom(390, 460, 5, { lock: false, resource: true });
    const pupils = named(5);
    const others = ['n5'];
    const apart = [others, pupils.slice(0, 4)];
    const floor = cellsOf(room)[4];
    if (!floor) throw new Error('no fifth place');
    const strays = (groups: string[][] | null) => {
      const ways = waysOf(room, pupils, groups);
      return pupils.slice(0, 4).flatMap((from) =>
        pupils.slice(0, 4).filter(
          (to) =>
            to !== from &&
            PARTS.some((part) => {
              const { x, y } = ways.at(from, to, part) ?? { x: 0, y: 0 };
              return x > floor.x1 && x < floor.x2 && y > floor.y1 && y < floor.y2;
            }),
        ),
      );
    };
    expect(strays(apart)).toEqual([]);
    expect(strays(null)).not.toEqual([]);
  });

  it('ends at nobody, where nobody is', () => {
    const ways = waysOf(layoutRoom(920, 560, 2, { lock: false, resource: false }), named(2), null);
    expect(ways.at('n1', 'n9', 0.5)).toBeNull();
    expect(ways.way('lock', 'n1')).toBeNull();
  });

  it('goes straight on in a large class, and ends at the desks', () => {
    const room = layoutRoom(920, 560, 60, { lock: false, resource: false });
    const ways = waysOf(room, named(60), null);
    expect(ways.at('n1', 'n60', 1)?.x).toBeCloseTo(room.seats[59]?.deskX ?? 0);
    expect(ways.at('n1', 'n60', 0)?.x).toBeCloseTo(room.seats[0]?.deskX ?? 0);
  });
});

describe('signs on ways', () => {
  it('give way to signs that are there already', () => {
    const room = layoutRoom(920, 560, 5, { lock: false, resource: false });
    const way = waysOf(room, named(5), null).between('n1', 'n5');
    if (!way) throw new Error('no way');
    const badness = badnessIn(room, { x: 8, y: 8 });
    const first = clearSpot(way, badness, []).place;
    const second = clearSpot(way, badness, [first]).place;
    expect(Math.abs(first.x - second.x) + Math.abs(first.y - second.y)).toBeGreaterThan(20);
  });

  it('do not lie on each other, however many links are cut', () => {
    for (const [width, height] of SIZES) {
      const room = layoutRoom(width, height, 5, { lock: false, resource: false });
      const ways = waysOf(room, named(5), null);
      const badness = badnessIn(room, { x: 8, y: 8 });
      const taken: { x: number; y: number }[] = [];
      for (const [from, to] of [
        ['n2', 'n3'],
        ['n2', 'n4'],
        ['n2', 'n5'],
        ['n3', 'n4'],
        ['n3', 'n5'],
        ['n4', 'n5'],
      ] as const) {
        const way = ways.between(from, to);
        if (!way) throw new Error('no way');
        const { part, place } = clearSpot(way, badness, taken);
        expect(place).toEqual(pointOn(way, part));
        for (const { x, y } of taken)
          expect(Math.abs(x - place.x) + Math.abs(y - place.y)).toBeGreaterThan(16);
        taken.push(place);
      }
    }
  });
});
