import { describe, expect, it } from 'vitest';
import { type Box, DESK_WIDTH, fitText, layoutRoom } from './layout.ts';

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

const within = (box: Box, width: number, height: number): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;

const sizes = [
  [1280, 800],
  [640, 320],
  [360, 400],
] as const;
const services = [
  { lock: false, resource: false },
  { lock: false, resource: true },
  { lock: true, resource: true },
];

describe('the room', () => {
  for (const [width, height] of sizes) {
    for (const count of [1, 5, 7, 30, 60, 200]) {
      it(`seats ${count} in ${width} × ${height}: all inside, nobody on another's lap`, () => {
        for (const serving of services) {
          const room = layoutRoom(width, height, count, serving);
          const { seats, board, lock, resource, door, list } = room;
          const boxes = [...seats, board, lock, resource, door, list].filter((box) => box !== null);
          expect(room.seats).toHaveLength(count);
          for (const box of boxes) expect(within(box, width, height)).toBe(true);
          for (const [index, box] of boxes.entries())
            for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
        }
      });
    }
  }

  it('makes places large enough for a finger', () => {
    for (const [width, height] of sizes) {
      for (const count of [1, 5, 7, 30, 60]) {
        const { seats } = layoutRoom(width, height, count, { lock: false, resource: true });
        for (const seat of seats) expect(Math.min(seat.width, seat.height)).toBeGreaterThan(24);
      }
    }
  });

  it('keeps the desk and what rises above it in its place', () => {
    const { seats } = layoutRoom(1280, 800, 7, { lock: false, resource: false });
    for (const seat of seats) {
      expect(seat.deskY).toBeGreaterThan(seat.y);
      expect(seat.deskY).toBeLessThan(seat.y + seat.height);
    }
  });

  it('has no short last row in a large class', () => {
    for (const [width, height] of [...sizes, [390, 460] as const])
      expect(
        60 % layoutRoom(width, height, 60, services[0] ?? { lock: false, resource: false }).columns,
      ).toBe(0);
  });

  it('is filled by few pupils as far as the floor allows', () => {
    const { scale, seats, wall, height } = layoutRoom(920, 560, 3, {
      lock: false,
      resource: false,
    });
    const rise = 62 * scale;
    const [first] = seats;
    expect((first?.deskY ?? 0) - rise - wall.height).toBeLessThan((height - wall.height) / 4);
  });

  it('names nobody where the longest name has no room, and leaves an aisle for letters', () => {
    const services = { lock: false, resource: false };
    expect(layoutRoom(920, 560, 200, services, 4).names).toBe(false);
    expect(layoutRoom(1280, 800, 60, services, 3).names).toBe(true);
    for (const [width, height] of sizes) {
      const { seats, scale, detail } = layoutRoom(width, height, 5, services);
      const [first, second] = seats;
      if (detail === 'full' && first && second && second.x > first.x)
        expect(second.deskX - first.deskX - DESK_WIDTH * scale).toBeGreaterThan(22);
    }
  });

  it('stands empty without pupils', () => {
    expect(layoutRoom(640, 360, 0, { lock: false, resource: false }).seats).toEqual([]);
  });
});

describe('a text', () => {
  it('ends in an ellipsis where it is too long', () => {
    expect(fitText('n5', 100, 12)).toBe('n5');
    expect(fitText('a-very-long-name', 60, 12)).toBe('a-very-…');
  });
});
