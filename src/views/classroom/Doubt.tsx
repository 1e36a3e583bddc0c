import type { ReactNode } from 'react';
import type { PlaceProps } from './Desk.tsx';
import { SMALLEST_TEXT } from './layout.ts';
import { thoughtOf } from './speech.ts';

/** Whom it takes for gone: a thought beside the head. */
export function Doubt({
  node: { status, suspects, suspectCount },
  seat,
  room,
}: Pick<PlaceProps, 'node' | 'seat' | 'room'>): ReactNode {
  if (status === 'down' || suspectCount === 0) return null;
  const size = Math.max(SMALLEST_TEXT, Math.min(15, 8.5 * room.scale));
  const { x, y, text } = thoughtOf(suspects, suspectCount, seat, room, size);
  return (
    <text className="doubt" x={x} y={y} fontSize={size}>
      {text}
    </text>
  );
}
