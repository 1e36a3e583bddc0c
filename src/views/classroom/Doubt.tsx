import type { ReactNode } from 'react';
import type { PlaceProps } from './Desk.tsx';
import { SMALLEST_TEXT } from './layout.ts';
import { thoughtOf } from './speech.ts';

/** Whom it takes for gone: a thought that rises from the head. */
export function Doubt({
  node: { status, suspects, suspectCount },
  seat,
  room,
}: Pick<PlaceProps, 'node' | 'seat' | 'room'>): ReactNode {
  if (status === 'down' || suspectCount === 0) return null;
  const size = Math.max(SMALLEST_TEXT, Math.min(15, 8.5 * room.scale));
  const { x, y, lines } = thoughtOf(suspects, suspectCount, seat, room, size);
  return (
    <g className="doubt" transform={`translate(${x} ${y})`}>
      {lines.map((line, index) => (
        <text key={line} y={(index + 1 - lines.length) * size * 1.05} fontSize={size}>
          {line}
        </text>
      ))}
      {room.detail === 'full' && <path d="M3 3h.1M6.5 7h.1" />}
    </g>
  );
}
