import type { ReactNode } from 'react';
import { doubtsOf } from '../../session/marks.ts';
import type { PlaceProps } from './Desk.tsx';
import { SMALLEST_TEXT } from './layout.ts';
import { thoughtOf } from './speech.ts';

/** Whom it takes for gone, "n2?", and whom it doubts who may still object, "n2…?": a thought that rises from the head. */
export function Doubt({
  node,
  seat,
  room,
  stands,
}: Pick<PlaceProps, 'node' | 'seat' | 'room'> & {
  /** By how much taller it stands, in units. */
  readonly stands: number;
}): ReactNode {
  const { status, suspects, suspectCount } = node;
  const doubts = doubtsOf(node);
  const count = suspectCount + doubts.length;
  if (status === 'down' || count === 0) return null;
  const names = [...suspects, ...doubts.map((name) => `${name}…`)];
  const size = Math.max(SMALLEST_TEXT, Math.min(15, 8.5 * room.scale));
  const { x, y, lines } = thoughtOf(names, count, seat, room, size, stands);
  const dots = `M3 2h.1M${3 + 2.6 * room.scale} ${2 + 3.4 * room.scale}h.1`;
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
      {room.detail === 'full' &&
        ['doubt-halo', undefined].map((halo) => (
          <path key={halo ?? ''} className={halo} d={dots} />
        ))}
    </g>
  );
}
