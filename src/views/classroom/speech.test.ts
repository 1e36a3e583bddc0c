import { describe, expect, it } from 'vitest';
import { layoutRoom, type RoomLayout, type Seat, textWidth } from './layout.ts';
import { bubbleOf, mouthsOf, thoughtOf } from './speech.ts';

const SIZES = [
  [920, 560],
  [390, 420],
  [360, 400],
  [640, 320],
] as const;
const rooms: readonly RoomLayout[] = SIZES.flatMap(([width, height]) =>
  [3, 5, 7].map((count) => layoutRoom(width, height, count, { lock: false, resource: true })),
);

describe('a speech bubble', () => {
  it("stays in the pupil's own place, beside the head", () => {
    for (const room of rooms) {
      const { width } = bubbleOf(room);
      const names = room.seats.map((_, index) => `n${index + 1}`);
      for (const [index, seat] of room.seats.entries()) {
        const mouth = mouthsOf(room, names).get(`n${index + 1}`);
        expect(mouth?.x).toBeLessThan(seat.deskX - 16 * room.scale);
        expect((mouth?.x ?? 0) - width).toBeGreaterThan(seat.x - 5);
      }
    }
  });
});

describe('a doubt', () => {
  const [room] = rooms as [RoomLayout];
  const [seat] = room.seats as [Seat];
  const said = (suspects: readonly string[], count = suspects.length) =>
    thoughtOf(suspects, count, seat, room, 15).lines;

  it('has one spelling, and counts whom it does not name', () => {
    expect(said(['n5'])).toEqual(['n5?']);
    expect(said(['n2', 'n5'])).toEqual(['n2, n5?']);
    expect(said(['n2', 'n5'], 9).join(' ')).toBe('n2, n5, +7?');
  });

  it('stays on the stage, in two lines where one is too long', () => {
    for (const one of rooms)
      for (const at of one.seats) {
        const { x, lines } = thoughtOf(['n2', 'n5'], 2, at, one, 11);
        expect(lines.length).toBeLessThan(3);
        for (const line of lines)
          expect(at.deskX + x - textWidth(line.length, 11)).toBeGreaterThan(0);
      }
  });
});
