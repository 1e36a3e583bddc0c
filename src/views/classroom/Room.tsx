// The room without its pupils: wall, floor and board.

import { range } from 'd3';
import { memo, type ReactNode } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { epochColour } from '../../ui/epochs.ts';
import { boardText } from './board.ts';
import { Badge } from './figures.tsx';
import { fitText, type RoomLayout, textWidth } from './layout.ts';

/** Boards on the floor that run towards the wall. */
export const Room = memo(function Room({ room }: { readonly room: RoomLayout }): ReactNode {
  const { width, height, wall } = room;
  const bottom = wall.height;
  const middle = width / 2;
  const planks = Math.max(6, Math.round(width / 110));
  const spread = 1 + Math.min(0.7, (height - bottom) / width);
  return (
    <g>
      <rect className="wall" width={width} height={bottom} />
      <rect className="floor" y={bottom} width={width} height={Math.max(0, height - bottom)} />
      {range(planks + 1).map((index) => {
        const x = (width * index) / planks;
        return (
          <path
            key={index}
            className="floor-rule"
            d={`M${x} ${bottom}L${middle + (x - middle) * spread} ${height}`}
          />
        );
      })}
      <path className="skirting" d={`M0 ${bottom - 5}H${width}M0 ${bottom}H${width}`} />
    </g>
  );
});

/** Between words and frame. */
const AIR = 18;
const SMALLEST = 13;

/** As many notes as fit beside each other; of one alone, as many clauses. */
function wholeNotes(notes: readonly string[], width: number, size: number): string {
  for (let count = notes.length; count > 0; count--) {
    const text = notes.slice(0, count).join(' · ');
    if (textWidth(text.length, size * 0.9) <= width) return text;
  }
  return fitText(notes[0]?.split(';')[0] ?? '', width, size * 0.9);
}

export function Board({
  frame,
  room: {
    board: { x, y, width, height },
    boardText: largest,
  },
}: {
  readonly frame: Frame | null;
  readonly room: RoomLayout;
}): ReactNode {
  const said = frame && boardText(frame);
  const rim = height < 70 ? 4 : 6;
  const badge = said?.epoch != null;
  // What is long is written smaller, and keeps away from the frame.
  const free = width - 2 * (rim + AIR);
  const broad = said?.tone === 'danger' ? 1.06 : 0.94;
  const wanted = textWidth((said?.text.length ?? 0) + (badge ? 4 : 0), broad);
  const size = Math.min(largest, Math.max(SMALLEST, free / Math.max(1, wanted)));
  const noteSize = Math.max(12, largest * 0.5);
  const note = said ? wholeNotes(said.notes, free, noteSize) : '';
  const radius = Math.max(12, size * 0.72);
  const left = badge ? radius * 2 + size * 0.4 : 0;
  const text = said ? fitText(said.text, free - left, size * 0.92) : '';
  const middle = y + height / 2;
  const baseline = middle + size * 0.34 - (note !== '' ? noteSize * 0.8 : 0);
  const long = textWidth(text.length, size * broad);
  const textX = x + (width - left - long) / 2 + left;
  return (
    <g className="board">
      <rect className="board-frame" x={x} y={y} width={width} height={height} rx={4} />
      <rect
        className="board-face"
        x={x + rim}
        y={y + rim}
        width={width - 2 * rim}
        height={height - 2 * rim}
        rx={2}
      />
      <path
        className="board-smudge"
        d={`M${x + width * 0.07} ${y + height * 0.75}q${width * 0.12} ${-height * 0.2} ${width * 0.22} ${-height * 0.05}M${x + width * 0.74} ${y + height * 0.28}q${width * 0.1} ${height * 0.14} ${width * 0.18} 0`}
      />
      <g className="board-tray">
        <rect x={x + width * 0.3} y={y + height - 2} width={width * 0.4} height={5} rx={2} />
        <path className="chalk-piece" d={`M${x + width * 0.36} ${y + height - 3.5}h14`} />
        <path
          className="chalk-piece chalk-piece-2"
          d={`M${x + width * 0.36 + 24} ${y + height - 3.5}h9`}
        />
      </g>
      {said && (
        <>
          {badge && said.epoch !== null && (
            <g
              className="board-badge"
              transform={`translate(${textX - left + radius} ${baseline - size * 0.34})`}
              aria-hidden="true"
            >
              <Badge epoch={said.epoch} colour={epochColour(said.epoch)} radius={radius} />
            </g>
          )}
          <text
            className={`chalk chalk-${said.tone}${badge ? ' chalk-beside' : ''}`}
            x={badge ? textX : x + width / 2}
            y={baseline}
            fontSize={size}
          >
            {text}
          </text>
          {said.tone === 'danger' && (
            <path
              className="chalk-line"
              d={`M${textX} ${baseline + size * 0.32}q${long / 4} -4 ${long / 2} -1t${long / 2} -2`}
            />
          )}
          {note !== '' && (
            <text
              className="chalk chalk-note"
              x={x + width / 2}
              y={baseline + size * 0.35 + noteSize * 1.1}
              fontSize={noteSize}
            >
              {note}
            </text>
          )}
        </>
      )}
    </g>
  );
}
