// The room without its pupils: wall, floor and board.

import { range } from 'd3';
import { memo, type ReactNode } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { epochColour } from '../../ui/epochs.ts';
import { boardText } from './board.ts';
import { Badge } from './figures.tsx';
import { fitText, type RoomLayout, textWidth } from './layout.ts';

const RULE = 24;

/** An exercise book: ruled wall with a margin, and boards on the floor that run towards the wall. */
export const Room = memo(function Room({ room }: { readonly room: RoomLayout }): ReactNode {
  const { width, height, wall } = room;
  const bottom = wall.height;
  const middle = width / 2;
  const planks = Math.max(6, Math.round(width / 110));
  const spread = 1 + Math.min(0.7, (height - bottom) / width);
  return (
    <g aria-hidden="true">
      <rect className="wall" width={width} height={bottom} />
      {range(RULE, bottom - 8, RULE).map((y) => (
        <path key={y} className="wall-rule" d={`M0 ${y}H${width}`} />
      ))}
      <path className="wall-margin" d={`M${width < 520 ? 20 : 44} 0V${bottom}`} />
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

export function Board({
  frame,
  room,
}: {
  readonly frame: Frame | null;
  readonly room: RoomLayout;
}): ReactNode {
  const { x, y, width, height } = room.board;
  const size = room.boardText;
  const said = frame && boardText(frame);
  const rim = height < 70 ? 4 : 6;
  const noteSize = Math.max(12, size * 0.5);
  const badge = said?.epoch != null;
  const radius = Math.max(12, size * 0.72);
  const left = badge ? radius * 2 + size * 0.4 : 0;
  const text = said ? fitText(said.text, width - 4 * rim - 8 - left, size * 0.92) : '';
  const middle = y + height / 2;
  const baseline = middle + size * 0.34 - (said?.note ? noteSize * 0.65 : 0);
  const long = textWidth(text.length, size * (said?.tone === 'danger' ? 1.06 : 0.94));
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
          {said.note !== '' && (
            <text
              className="chalk chalk-note"
              x={x + width / 2}
              y={baseline + size * 0.35 + noteSize * 1.15}
              fontSize={noteSize}
            >
              {fitText(said.note, width - 24, noteSize)}
            </text>
          )}
        </>
      )}
    </g>
  );
}
