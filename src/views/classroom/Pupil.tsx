// One pupil at a desk: a node, as a button. Drawn anew only when what it shows has changed.

import { memo, type ReactNode } from 'react';
import { markWords } from '../../session/marks.ts';
import { shownRole, useNodeButton } from '../../session/nodeButton.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Books, Desk, Lease, Name, Pass, type PlaceProps } from './Desk.tsx';
import { Dot } from './Dot.tsx';
import { Doubt } from './Doubt.tsx';
import { Badge, EmptyChair, Sitting, Sleeping } from './figures.tsx';
import { deskHeight } from './layout.ts';
import { looksOf } from './looks.ts';
import { Tag } from './Tag.tsx';

interface PupilProps extends PlaceProps {
  readonly highlighted: boolean;
  /** Whether it is among the chosen; null = nobody is choosing. */
  readonly chosen: boolean | null;
}

/** What a pupil is told by. */
const SHOWN = ['id', 'priority', 'status', 'role', 'epoch', 'follows', 'suspectCount'] as const;
const FRAMED = ['index', 'room', 'highlighted', 'chosen', 'votes', 'pass'] as const;

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
        data-free=""
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

function AtDesk({ node, index, seat, room, votes, pass }: PlaceProps): ReactNode {
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
      {pass !== null && <Pass epoch={pass} room={room} />}
      <Doubt node={node} seat={seat} room={room} stands={stands} />
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
