// A pupil's desk, with its name and what lies on it: the log, the lease, the hall pass.

import type { ReactNode } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { epochColour } from '../../ui/epochs.ts';
import {
  DESK_WIDTH,
  deskHeight,
  fitText,
  type RoomLayout,
  type Seat,
  SMALLEST_TEXT,
  tagHeight,
  textWidth,
} from './layout.ts';

/** A place in the room and who has it: what everything at a desk is drawn by. */
export interface PlaceProps {
  readonly node: NodeFrame;
  readonly index: number;
  readonly seat: Seat;
  readonly room: RoomLayout;
  /** A hand is up: it has voted for somebody who stands. */
  readonly votes: boolean;
  /** Of the record, where the hall pass is at its desk; null = it is not. */
  readonly pass: number | null;
}

/** A log: a pile of books, with how far it goes and the term of its last page. */
export function Books({
  node,
  scale,
}: {
  readonly node: NodeFrame;
  readonly scale: number;
}): ReactNode {
  const log = markOf(node.marks, 'log');
  if (!log || log.length === 0) return null;
  const books = Math.min(6, log.length);
  const path = Array.from({ length: books }, (_, book) => {
    const shift = book % 2 === 0 ? 0 : 1.5;
    return `M${-44 + shift} ${-3.4 * (book + 1)}h13v3.4h-13z`;
  });
  return (
    <g className="books">
      <path transform={`scale(${scale})`} d={path.join('')} />
      <text x={-37 * scale} y={-3.4 * books * scale - 4} fontSize={SMALLEST_TEXT}>
        {log.length}·t{log.term}
      </text>
    </g>
  );
}

/** What it takes to be left of the lease: a strip along the desk that grows shorter. */
export function Lease({ node, room }: Pick<PlaceProps, 'node' | 'room'>): ReactNode {
  if (node.status === 'down' || !markOf(node.marks, 'lease')) return null;
  const half = (DESK_WIDTH / 2) * room.scale - 2;
  const box = { x: -half, y: 0.5, width: half * 2, height: Math.max(3, 3.5 * room.scale), rx: 1.5 };
  return (
    <g className="lease">
      <rect className="lease-track" {...box} />
      <rect
        className="lease-left"
        data-lease={node.id}
        {...box}
        style={{ fill: epochColour(node.epoch) }}
      />
    </g>
  );
}

/** The hall pass, hung over the corner of the desk. */
export function Pass({
  epoch,
  room,
}: {
  readonly epoch: number;
  readonly room: RoomLayout;
}): ReactNode {
  const size = Math.max(0.8, Math.min(1.5, room.scale));
  return (
    <g className="pass" transform={`translate(${(-DESK_WIDTH / 2) * room.scale} 2) scale(${size})`}>
      <path d="M0 -3L-5 4M0 -3L5 4" />
      <rect x={-7} y={4} width={14} height={18} rx={2} style={{ fill: epochColour(epoch) }} />
      <path className="pass-tick" d="M-3.5 13L-1 16L4 9.5" />
    </g>
  );
}

export function Desk({
  room,
  down,
}: {
  readonly room: RoomLayout;
  readonly down: boolean;
}): ReactNode {
  const { scale, text, detail } = room;
  const half = (DESK_WIDTH / 2) * scale;
  const className = down ? 'desk desk-empty' : 'desk';
  if (detail === 'small') {
    return <rect className={className} x={-half} y={0} width={half * 2} height={3} rx={1.5} />;
  }
  const slab = Math.max(4, 5 * scale);
  const inset = 4 * scale;
  const front = deskHeight(text) - slab;
  // Below the tag, which may be wider than the desk.
  const feet = deskHeight(text) + tagHeight(text) + 8;
  return (
    <>
      <path
        className={`desk-legs${down ? ' desk-empty' : ''}`}
        d={`M${-half + inset + 2} ${slab + front}L${-half + inset - 1} ${feet}M${half - inset - 2} ${slab + front}L${half - inset + 1} ${feet}`}
      />
      <rect
        className={className}
        x={-half + inset}
        y={slab}
        width={2 * (half - inset)}
        height={front}
        rx={1.5}
      />
      <rect className={className} x={-half} y={0} width={half * 2} height={slab} rx={2} />
    </>
  );
}

export function Name({ node, seat, room }: Pick<PlaceProps, 'node' | 'seat' | 'room'>): ReactNode {
  const { scale, text, detail } = room;
  const full = detail === 'full';
  const width = full ? (DESK_WIDTH - 12) * scale : seat.width - 2;
  const priority = ` · p${node.priority}`;
  // In a row of many, some with and some without would look as if it meant something.
  const both = full && textWidth(node.id.length + priority.length, text) <= width;
  const name = both ? node.id : fitText(node.id, width, text);
  const slab = Math.max(4, 5 * scale);
  const baseline = full ? slab + (deskHeight(text) - slab) / 2 + text * 0.36 : 3 + text;
  const half = Math.min(width, textWidth(name.length + (both ? priority.length : 0), text)) / 2;
  return (
    <>
      <text className="name" y={baseline} fontSize={text}>
        {name}
        {both && <tspan className="name-priority">{priority}</tspan>}
      </text>
      <path className="name-underline" d={`M${-half} ${baseline + 3}H${half}`} />
    </>
  );
}
