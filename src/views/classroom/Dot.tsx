import type { ReactNode } from 'react';
import { shownRole } from '../../session/nodeButton.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { PlaceProps } from './Desk.tsx';
import { Badge } from './figures.tsx';
import { fitText, headRadius, RISE } from './layout.ts';
import { looksOf } from './looks.ts';

/** In a large class: a head, a star, or an empty ring; the name where there is room. */
export function Dot({ node, index, seat, room, votes }: PlaceProps): ReactNode {
  const { text, names } = room;
  const { status } = node;
  const role = shownRole(node);
  const head = headRadius(seat, room);
  const looks = looksOf(index);
  const colour = epochColour(node.epoch);
  return (
    <>
      <g transform={`translate(0 ${(-RISE / 2) * room.scale})`}>
        {status === 'down' ? (
          <circle className="dot-absent" r={head} />
        ) : role === 'leader' ? (
          <g className={status === 'paused' ? 'dot-paused' : undefined}>
            <Badge epoch={node.epoch} colour={colour} radius={head * 1.5} />
          </g>
        ) : (
          <>
            {(role === 'candidate' || votes) && (
              <path
                className="dot-hand"
                d={`M${head} ${head * 0.5}L${head * 1.25} ${-head * 1.38}`}
              />
            )}
            <circle className={`skin skin-${looks.skinTone}`} r={head} />
            <path
              className={`hair hair-${looks.hairTone}`}
              d={`M${-head} 0A${head} ${head} 0 0 1 ${head} 0Q0 ${-head * 0.85} ${-head} 0Z`}
            />
            {status === 'paused' ? (
              <path
                className="feature"
                d={`M${-head * 0.62} ${head * 0.19}H${-head * 0.12}M${head * 0.12} ${head * 0.19}H${head * 0.62}`}
              />
            ) : (
              <path
                className="feature-dots"
                d={`M${-head * 0.34} ${head * 0.15}h.1M${head * 0.34} ${head * 0.15}h.1`}
              />
            )}
            <path
              className="dot-collar"
              style={{ stroke: node.follows === null ? undefined : colour }}
              d={`M${-head * 0.87} ${head * 0.94}Q0 ${head * 1.69} ${head * 0.87} ${head * 0.94}`}
            />
          </>
        )}
      </g>
      {names && (
        <text className="name" y={text - 1} fontSize={text}>
          {fitText(node.id, seat.width, text)}
        </text>
      )}
    </>
  );
}
