// Where words come out of a pupil: what it says beside the head, what it doubts above that.

import type { Point } from './bend.ts';
import { headRadius, type RoomLayout, type Seat, SMALLEST_TEXT, textWidth } from './layout.ts';

/** A speech bubble at its usual size, from its tip. */
const BUBBLE = { width: 48, height: 27, text: 14 } as const;

/** Notes and words grow with the pupils, but less. */
export const growth = ({ scale }: RoomLayout): number => Math.max(1, Math.min(1.5, scale * 0.65));

const headOf = (seat: Seat, room: RoomLayout): number =>
  room.detail === 'dot' ? headRadius(seat, room) : 20 * room.scale;

/** How large bubbles are drawn: a bubble stays in the pupil's own place. Where its words could not be read, there are none. */
export function bubbleOf(room: RoomLayout): { scale: number; width: number; words: boolean } {
  const [seat] = room.seats;
  const free = seat ? seat.width / 2 - headOf(seat, room) : 0;
  const smallest = SMALLEST_TEXT / BUBBLE.text;
  const scale = Math.max(smallest, Math.min(growth(room), free / BUBBLE.width));
  const words = room.detail === 'full' && free > BUBBLE.width * smallest * 0.9;
  return { scale, width: words ? BUBBLE.width * scale : 0, words };
}

/** Left of the head, by the mouth. By name. */
export function mouthsOf(room: RoomLayout, names: readonly string[]): ReadonlyMap<string, Point> {
  const rise = room.detail === 'dot' ? 40 : 33;
  return new Map(
    room.seats.map((seat, index): [string, Point] => [
      names[index] ?? '',
      { x: seat.deskX - headOf(seat, room), y: seat.deskY - rise * room.scale },
    ]),
  );
}

export interface Thought {
  /** From the middle of the desk's top edge: where the lines end, and the baseline of the last. */
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

/** Bold and slanted letters are wider. */
const DOUBT_WIDTH = 1.06;
const MOST_LINES = 2;

/** Doubts about others, "n2, n5?", by the head where no bubble comes; those who find no room are counted. */
export function thoughtOf(
  suspects: readonly string[],
  count: number,
  seat: Seat,
  room: RoomLayout,
  size: number,
  stands = 0,
): Thought {
  const { scale, detail } = room;
  // Left of the hair, which is up to 21 wide there, and rises with who stands.
  const x = -22 * scale;
  const y = -(61 + stands) * scale;
  if (detail !== 'full') return { x: -17 * scale, y: -44 * scale, lines: ['?'] };
  const width = (seat.width / 2 + x - 3) / DOUBT_WIDTH;
  const fits = (text: string) => textWidth(text.length, size) <= width;
  for (let named = suspects.length; named > 0; named--) {
    const more = count - named;
    const words = [...suspects.slice(0, named), ...(more > 0 ? [`+${more}`] : [])];
    const lines: string[] = [];
    for (const [index, word] of words.entries()) {
      const whole = `${word}${index === words.length - 1 ? '?' : ','}`;
      const line = lines.at(-1);
      const longer = `${line} ${whole}`;
      if (line !== undefined && fits(longer)) lines[lines.length - 1] = longer;
      else lines.push(whole);
    }
    if (lines.length <= MOST_LINES && lines.every(fits)) return { x, y, lines };
  }
  return { x, y, lines: ['?'] };
}
