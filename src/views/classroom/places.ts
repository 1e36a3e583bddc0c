// Where notes leave and arrive, by name: desks, the teacher's desk, the hook of the hall pass.

import type { Point } from './flying.ts';
import type { Box, RoomLayout } from './layout.ts';

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

export function placesOf(room: RoomLayout, names: readonly string[]): ReadonlyMap<string, Point> {
  const { scale, detail } = room;
  const places = new Map<string, Point>();
  if (room.lock) places.set('lock', middle(room.lock));
  if (room.resource) places.set('resource', middle(room.resource));
  for (const [index, seat] of room.seats.entries()) {
    const id = names[index];
    const rise = detail === 'dot' ? 38 : 6;
    if (id !== undefined) places.set(id, { x: seat.deskX, y: seat.deskY - rise * scale });
  }
  return places;
}
