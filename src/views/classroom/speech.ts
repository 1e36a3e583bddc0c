// Where words come out of a pupil: beside the head, or above it where a bubble would cover the neighbour.

import { headRadius, type RoomLayout, type Seat, textWidth } from './layout.ts';
import { BUBBLE, type Mouth } from './notes.ts';

/** Notes and words grow with the pupils, but less. */
export const growth = ({ scale }: RoomLayout): number => Math.max(1, Math.min(1.5, scale * 0.65));

const headOf = (seat: Seat, room: RoomLayout): number =>
  room.detail === 'dot' ? headRadius(seat, room) : 20 * room.scale;

const isAbove = (seat: Seat, room: RoomLayout): boolean =>
  room.detail === 'full' && seat.width / 2 - headOf(seat, room) < BUBBLE * growth(room) - 6;

/** Left of the head, at the height of the eyes, or above it. By name. */
export function mouthsOf(room: RoomLayout, names: readonly string[]): ReadonlyMap<string, Mouth> {
  const { scale } = room;
  return new Map(
    room.seats.map((seat, index): [string, Mouth] => [
      names[index] ?? '',
      isAbove(seat, room)
        ? { x: seat.deskX, y: seat.deskY - 59 * scale, side: 'above' }
        : { x: seat.deskX - headOf(seat, room), y: seat.deskY - 40 * scale, side: 'left' },
    ]),
  );
}

export interface Thought {
  /** From the middle of the desk's top edge; the text ends there. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Doubts about others, where no bubble comes; as many names as fit. */
export function thoughtOf(
  suspects: readonly string[],
  count: number,
  seat: Seat,
  room: RoomLayout,
  size: number,
): Thought {
  const { scale, detail } = room;
  const above = isAbove(seat, room);
  const x = -22 * scale;
  const y = -(above ? 34 : 67) * scale;
  if (detail !== 'full') return { x, y: -44 * scale, text: '?' };
  const width = seat.width / 2 + x + 4;
  for (let named = suspects.length; named > 0; named--) {
    const more = count > named ? ` +${count - named}` : '';
    const text = suspects.slice(0, named).map((name) => `${name}?`);
    const whole = `${text.join(' ')}${more}`;
    if (textWidth(whole.length, size) <= width) return { x, y, text: whole };
  }
  return { x, y, text: '?' };
}
