import type { ReactNode } from 'react';
import { doubtsOf } from '../../session/marks.ts';
import type { PlaceProps } from './Desk.tsx';
import { SMALLEST_TEXT } from './layout.ts';
import { thoughtOf } from './speech.ts';

/** Whom it takes for gone, "n2?", and whom it doubts who may still object, "n2…?": a thought that rises from the head. */
export function Doubt({ node, seat, room }: Pick<PlaceProps, 'node' | 'seat' | 'room'>): ReactNode {
  const { status, suspects, suspectCount } = node;
  const doubts = doubtsOf(node);
  const count = suspectCount + doubts.length;
  if (status === 'down' || count === 0) return null;
  const names = [...suspects, ...doubts.map((name) => `${name}…`)];
  const size = Math.max(SMALLEST_TEXT, Math.min(15, 8.5 * room.scale));
  const { x, y, lines } = thoughtOf(names, count, seat, room, size);
  return (
    <g
      className={`doubt${suspectCount === 0 ? ' doubt-open' : ''}`}
      transform={`translate(${x} ${y})`}
    >
      {lines.map((line, index) => (
        <text key={line} y={(index + 1 - lines.length) * size * 1.05} fontSize={size}>
          {line}
        </text>
      ))}
      {room.detail === 'full' && <path d="M3 3h.1M6.5 7h.1" />}
    </g>
  );
}
