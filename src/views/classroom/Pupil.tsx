// One pupil at a desk: a node, as a button. Drawn anew only when what it shows has changed.

import { memo, type ReactNode } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { markOf, markWords } from '../../session/marks.ts';
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
  SMALLEST_TEXT,
  tagHeight,
  textWidth,
} from './layout.ts';
import { looksOf } from './looks.ts';
import { thoughtOf } from './speech.ts';

interface FigureProps {
  readonly node: NodeFrame;
  readonly index: number;
  readonly seat: Seat;
  readonly room: RoomLayout;
  /** A hand is up: it has voted for somebody who stands. */
  readonly votes: boolean;
  /** The hall pass is at its desk. */
  readonly holds: boolean;
}

interface PupilProps extends FigureProps {
  readonly highlighted: boolean;
  /** Whether it is among the chosen; null = nobody is choosing. */
  readonly chosen: boolean | null;
}

/** What a pupil is told by. */
const SHOWN = ['id', 'priority', 'status', 'role', 'epoch', 'follows', 'suspectCount'] as const;
const FRAMED = ['index', 'room', 'highlighted', 'chosen', 'votes', 'holds'] as const;

const same = (a: PupilProps, b: PupilProps): boolean =>
  FRAMED.every((key) => a[key] === b[key]) &&
  (a.node === b.node ||
    (SHOWN.every((key) => a.node[key] === b.node[key]) && markWords(a.node) === markWords(b.node)));

export const Pupil = memo(function Pupil(props: PupilProps): ReactNode {
  const { node, seat, room, highlighted, chosen } = props;
  const button = useNodeButton(node, chosen);
  const { x, y, width, height } = seat;
  return (
    <g
      {...button}
      aria-description={markWords(node) || undefined}
      className={`pupil${highlighted ? ' pupil-highlighted' : ''}${chosen ? ' pupil-chosen' : ''}`}
    >
      <rect
        className="pupil-place"
        x={x}
        y={y}
        width={width}
        height={height}
        rx={Math.min(8, width / 6)}
      />
      <g transform={`translate(${seat.deskX} ${seat.deskY})`}>
        {room.detail === 'dot' ? <Dot {...props} /> : <AtDesk {...props} />}
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

/** How much taller a monitor stands, and a candidate, in units. */
const STANDING = { leader: 9, candidate: 5, follower: 0 } as const;

function AtDesk({ node, index, seat, room, votes, holds }: FigureProps): ReactNode {
  const { scale, detail, text } = room;
  const { status } = node;
  const role = shownRole(node);
  const full = detail === 'full';
  const looks = looksOf(index);
  const radius = Math.max(full ? 13 : 11, 15 * scale);
  const leads = role === 'leader';
  const stands = status === 'up' ? STANDING[role] : 0;
  return (
    <>
      <g transform={`scale(${scale})`}>
        {status === 'down' ? (
          <EmptyChair />
        ) : status === 'paused' ? (
          <Sleeping looks={looks} plain={!full} />
        ) : (
          <Sitting
            looks={looks}
            plain={!full}
            stands={stands}
            hand={role === 'candidate' || votes}
          />
        )}
      </g>
      {full && <Books node={node} scale={scale} />}
      <Desk room={room} down={status === 'down'} />
      <Lease node={node} room={room} />
      {holds && <Pass epoch={node.epoch} room={room} />}
      <Doubt node={node} seat={seat} room={room} />
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
      <Tag
        node={node}
        seat={seat}
        room={room}
        votes={votes}
        top={full ? deskHeight(text) + 4 : text + 7}
      />
    </>
  );
}

/** A log: a pile of books, with how far it goes and the term of its last page. */
function Books({ node, scale }: { readonly node: NodeFrame; readonly scale: number }): ReactNode {
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
function Lease({ node, room }: Pick<FigureProps, 'node' | 'room'>): ReactNode {
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
function Pass({ epoch, room }: { readonly epoch: number; readonly room: RoomLayout }): ReactNode {
  const size = Math.max(0.8, Math.min(1.5, room.scale));
  return (
    <g className="pass" transform={`translate(${(-DESK_WIDTH / 2) * room.scale} 2) scale(${size})`}>
      <path d="M0 -3L-5 4M0 -3L5 4" />
      <rect x={-7} y={4} width={14} height={18} rx={2} style={{ fill: epochColour(epoch) }} />
      <path className="pass-tick" d="M-3.5 13L-1 16L4 9.5" />
    </g>
  );
}

/** Whom it takes for gone: a thought beside the head. */
function Doubt({
  node: { status, suspects, suspectCount },
  seat,
  room,
}: Pick<FigureProps, 'node' | 'seat' | 'room'>): ReactNode {
  if (status === 'down' || suspectCount === 0) return null;
  const size = Math.max(SMALLEST_TEXT, Math.min(15, 8.5 * room.scale));
  const { x, y, text } = thoughtOf(suspects, suspectCount, seat, room, size);
  return (
    <text className="doubt" x={x} y={y} fontSize={size}>
      {text}
    </text>
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

function Name({ node, seat, room }: Pick<FigureProps, 'node' | 'seat' | 'room'>): ReactNode {
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
  readonly kind: 'absent' | 'follows' | 'alone' | 'leader' | 'candidate' | 'voted';
  /** The longest form that fits is shown. */
  readonly texts: readonly string[];
}

function tagOf(node: NodeFrame, votes: boolean): TagText {
  const { marks, follows } = node;
  const state = markOf(marks, 'state')?.text;
  const campaign = markOf(marks, 'votes');
  if (node.status === 'down') return { kind: 'absent', texts: ['absent', '–'] };
  if (node.role === 'leader')
    return { kind: 'leader', texts: [...(state ? [`monitor · ${state}`] : []), 'monitor', ''] };
  if (node.role === 'candidate' || campaign) {
    const count = campaign ? `${campaign.votes.length}/${campaign.needed}` : '';
    const word = campaign?.trial ? 'asks' : 'candidate';
    return {
      kind: 'candidate',
      texts: count ? [`${word} ${count}`, count] : [state ?? word, word, '?'],
    };
  }
  const ballot = votes ? markOf(marks, 'ballot') : null;
  if (ballot) return { kind: 'voted', texts: [`votes for ${ballot.to}`, `✓ ${ballot.to}`] };
  if (follows === null)
    return { kind: 'alone', texts: [...(state ? [state] : []), 'follows nobody', '→ ?'] };
  return {
    kind: 'follows',
    texts: [...(state ? [`${state} → ${follows}`] : []), `→ ${follows}`, `→${follows}`],
  };
}

function Tag({
  node,
  seat,
  room,
  votes,
  top,
}: Omit<FigureProps, 'index' | 'holds'> & { readonly top: number }): ReactNode {
  const { text, detail } = room;
  const size = Math.max(11, text - 1);
  const air = detail === 'full' ? 6 : 2;
  // Tags are in bold, which is wider.
  const most = (seat.width - 2 * air - 2) / BOLD;
  const { kind, texts } = tagOf(node, votes);
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
function Dot({ node, index, seat, room, votes }: FigureProps): ReactNode {
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
