// One pupil at a desk: a node, as a button. Drawn anew only when what it shows has changed.

import { memo, type ReactNode } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { shownRole, useNodeButton } from '../../session/nodeButton.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Badge, EmptyChair, Sitting, Sleeping } from './figures.tsx';
import {
  DESK_WIDTH,
  deskHeight,
  fitText,
  headRadius,
  RISE,
  type RoomLayout,
  type Seat,
  tagHeight,
  textWidth,
} from './layout.ts';
import { looksOf } from './looks.ts';

interface FigureProps {
  readonly node: NodeFrame;
  readonly index: number;
  readonly seat: Seat;
  readonly room: RoomLayout;
}

interface PupilProps extends FigureProps {
  readonly highlighted: boolean;
  /** Whether it is among the chosen; null = nobody is choosing. */
  readonly chosen: boolean | null;
}

/** What a pupil is told by. */
const SHOWN = ['id', 'priority', 'status', 'role', 'epoch', 'follows'] as const;

const same = (a: PupilProps, b: PupilProps): boolean =>
  a.index === b.index &&
  a.room === b.room &&
  a.highlighted === b.highlighted &&
  a.chosen === b.chosen &&
  (a.node === b.node || SHOWN.every((key) => a.node[key] === b.node[key]));

export const Pupil = memo(function Pupil(props: PupilProps): ReactNode {
  const { node, index, seat, room, highlighted, chosen } = props;
  const button = useNodeButton(node, chosen);
  const { x, y, width, height } = seat;
  return (
    <g {...button} className={highlighted ? 'pupil pupil-highlighted' : 'pupil'}>
      <rect
        className="pupil-place"
        x={x}
        y={y}
        width={width}
        height={height}
        rx={Math.min(8, width / 6)}
      />
      <g transform={`translate(${seat.deskX} ${seat.deskY})`}>
        {room.detail === 'dot' ? (
          <Dot node={node} index={index} seat={seat} room={room} />
        ) : (
          <AtDesk node={node} index={index} seat={seat} room={room} />
        )}
      </g>
      <rect
        className="pupil-focus"
        x={x + 1.5}
        y={y + 1.5}
        width={Math.max(0, width - 3)}
        height={Math.max(0, height - 3)}
        rx={Math.min(8, width / 6)}
      />
    </g>
  );
}, same);

/** How much taller a monitor stands, in units. */
const STANDING = 9;

function AtDesk({ node, index, seat, room }: FigureProps): ReactNode {
  const { scale, detail, text } = room;
  const { status } = node;
  const role = shownRole(node);
  const full = detail === 'full';
  const looks = looksOf(index);
  const radius = Math.max(full ? 13 : 11, 15 * scale);
  const leads = role === 'leader';
  const stands = leads && status === 'up' ? STANDING : 0;
  return (
    <>
      <g transform={`scale(${scale})`}>
        {status === 'down' ? (
          <EmptyChair />
        ) : status === 'paused' ? (
          <Sleeping looks={looks} plain={!full} />
        ) : (
          <Sitting looks={looks} plain={!full} stands={stands} hand={role === 'candidate'} />
        )}
      </g>
      <Desk room={room} down={status === 'down'} />
      {leads && (
        <g transform={`translate(${27 * scale} ${-(9 + stands) * scale})`}>
          <Badge epoch={node.epoch} colour={epochColour(node.epoch)} radius={radius} />
        </g>
      )}
      {status === 'paused' && (
        <text className="snore" x={24 * scale} y={-34 * scale} fontSize={Math.max(11, 13 * scale)}>
          z z
        </text>
      )}
      <Name node={node} seat={seat} room={room} />
      <Tag node={node} seat={seat} room={room} top={full ? deskHeight(text) + 4 : text + 7} />
    </>
  );
}

function Desk({ room, down }: { readonly room: RoomLayout; readonly down: boolean }): ReactNode {
  const { scale, text, detail } = room;
  const half = (DESK_WIDTH / 2) * scale;
  const className = down ? 'desk desk-empty' : 'desk';
  if (detail === 'small') {
    return <rect className={className} x={-half} y={0} width={half * 2} height={3} rx={1.5} />;
  }
  const slab = Math.max(4, 5 * scale);
  const inset = 4 * scale;
  const front = deskHeight(text) - slab;
  const feet = deskHeight(text) + tagHeight(text) * 0.8;
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

function Name({ node, seat, room }: Omit<FigureProps, 'index'>): ReactNode {
  const { scale, text, detail } = room;
  const full = detail === 'full';
  const width = full ? (DESK_WIDTH - 12) * scale : seat.width - 2;
  const priority = ` · p${node.priority}`;
  const both = textWidth(node.id.length + priority.length, text) <= width;
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

const BOLD = 1.12;

interface TagText {
  readonly kind: 'absent' | 'follows' | 'alone' | 'leader' | 'candidate';
  /** The longest form that fits is shown. */
  readonly texts: readonly string[];
}

function tagOf(node: NodeFrame): TagText {
  if (node.status === 'down') return { kind: 'absent', texts: ['absent', '–'] };
  if (node.role === 'leader') return { kind: 'leader', texts: ['monitor', ''] };
  if (node.role === 'candidate') return { kind: 'candidate', texts: ['candidate', '?'] };
  if (node.follows === null) return { kind: 'alone', texts: ['follows nobody', '→ ?'] };
  return { kind: 'follows', texts: [`→ ${node.follows}`, `→${node.follows}`] };
}

function Tag({
  node,
  seat,
  room,
  top,
}: Omit<FigureProps, 'index'> & { readonly top: number }): ReactNode {
  const { text, detail } = room;
  const size = Math.max(11, text - 1);
  const air = detail === 'full' ? 6 : 2;
  // Tags are in bold, which is wider.
  const most = (seat.width - 2 * air - 2) / BOLD;
  const { kind, texts } = tagOf(node);
  const fitting = texts.find((one) => textWidth(one.length, size) <= most);
  const shown = fitting ?? fitText(texts.at(-1) ?? '', most, size);
  if (shown === '') return null;
  const width = textWidth(shown.length, size) * BOLD + 2 * air;
  const height = detail === 'full' ? tagHeight(text) : size + 3;
  const colour = epochColour(node.epoch);
  return (
    <g transform={`translate(0 ${top})`}>
      <rect
        className={`tag tag-${kind}`}
        style={
          kind === 'follows' ? { fill: colour } : kind === 'absent' ? undefined : { stroke: colour }
        }
        x={-width / 2}
        y={0}
        width={width}
        height={height}
        rx={3}
      />
      <text className={`tag-text tag-text-${kind}`} y={height / 2 + size * 0.36} fontSize={size}>
        {shown}
      </text>
    </g>
  );
}

/** In a large class: a head, a star, or an empty ring; the name where there is room. */
function Dot({ node, index, seat, room }: FigureProps): ReactNode {
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
            {role === 'candidate' && (
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
