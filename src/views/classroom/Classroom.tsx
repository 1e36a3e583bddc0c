// The classroom: pupils at their desks, the monitor with a star, notes that go from desk to desk. One picture of one frame.

import { type ReactNode, useMemo, useRef } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { useMessageButtons } from '../../session/messageButton.ts';
import { useSessionState } from '../../session/react.ts';
import { useReducedMotion } from '../../ui/useReducedMotion.ts';
import { type Size, useSize } from '../../ui/useSize.ts';
import './classroom.css';
import { FEW } from './few.ts';
import { noteAt } from './flying.ts';
import { layoutRoom } from './layout.ts';
import { badnessIn } from './obstacles.ts';
import { Passing } from './Passing.tsx';
import { Pupil } from './Pupil.tsx';
import { Board, Room } from './Room.tsx';
import { Screens } from './Screens.tsx';
import { HallPass, TeachersDesk } from './Services.tsx';
import { useNotes } from './useNotes.ts';
import { ClassList, Door } from './Wall.tsx';
import { waysOf } from './ways.ts';

/** Half the size of a sign on a way: a cross, an arrow. */
const SIGN = { x: 8, y: 8 };

export function Classroom(): ReactNode {
  const [measure, size] = useSize<HTMLDivElement>();
  return (
    <div className="classroom" ref={measure}>
      {size && size.width > 0 && size.height > 0 && <Picture size={size} />}
    </div>
  );
}

function Picture({ size: { width, height } }: { readonly size: Size }): ReactNode {
  const frame = useSessionState((state) => state.frame);
  const highlighted = useSessionState((state) => state.highlight.node);
  const selected = useSessionState((state) => state.selected);
  const names = useNames(frame);
  const groups = useGroups(frame);
  const longest = Math.max(...names.map(({ length }) => length));
  const lock = frame?.services.find(({ id }) => id === 'lock');
  const resource = frame?.services.find(({ id }) => id === 'resource');
  const [hasLock, hasResource] = [lock !== undefined, resource !== undefined];
  const room = useMemo(
    () =>
      layoutRoom(width, height, names.length, { lock: hasLock, resource: hasResource }, longest),
    [width, height, names.length, longest, hasLock, hasResource],
  );
  const ways = useMemo(() => waysOf(room, names, groups), [room, names, groups]);
  const badness = useMemo(() => badnessIn(room, SIGN), [room]);
  const still = useReducedMotion();
  const messages = useMessageButtons((shown, time, place, reach) =>
    noteAt(shown, time, { ways, still }, place, reach),
  );
  const layer = useNotes(room, names, ways);
  const campaigns = new Set(
    frame?.nodes.flatMap(({ id, role, status }) =>
      role === 'candidate' && status !== 'down' ? [id] : [],
    ),
  );
  const viewBox = `0 0 ${width} ${height}`;
  return (
    <>
      <svg className="ground" viewBox={viewBox} aria-hidden="true">
        <Room room={room} />
        {frame && (
          <>
            <Screens
              groups={groups}
              cuts={frame.cuts}
              names={names}
              room={room}
              ways={ways}
              badness={badness}
            />
            <Passing frame={frame} ways={ways} badness={badness} />
          </>
        )}
      </svg>
      {/* Pictures of their own: what moves in them does not make the room be painted again. Notes lie on the floor, below faces and words. */}
      {names.length > FEW && (
        <>
          <canvas className="notes" aria-hidden="true" />
          <div className="mirror" hidden />
        </>
      )}
      <svg className="notes" viewBox={viewBox} aria-hidden="true">
        <g ref={layer} />
      </svg>
      <svg
        className={`room room-${room.detail}`}
        viewBox={viewBox}
        role="group"
        aria-label="Classroom"
        // Before the pupil on whose ground a note lies hears of it.
        onClickCapture={messages.onClick}
        onMouseMove={messages.onMouseMove}
      >
        <Door
          box={room.door}
          open={frame?.nodes.some(({ status }) => status === 'down') ?? false}
        />
        <Board frame={frame} room={room} />
        {frame && room.list && <ClassList nodes={frame.nodes} box={room.list} />}
        {lock && room.lock && <HallPass service={lock} box={room.lock} />}
        {resource && room.resource && <TeachersDesk service={resource} box={room.resource} />}
        {frame?.nodes.map((node, index) => {
          const seat = room.seats[index];
          return (
            seat && (
              <Pupil
                key={node.id}
                node={node}
                index={index}
                seat={seat}
                room={room}
                votes={campaigns.has(markOf(node.marks, 'ballot')?.to ?? '')}
                pass={lock?.holder === node.id ? lock.epoch : null}
                highlighted={highlighted === node.id}
                chosen={selected?.includes(node.id) ?? null}
              />
            )
          );
        })}
      </svg>
    </>
  );
}

/** The members' names: the same list for as long as they are the same. */
function useNames(frame: Frame | null): readonly string[] {
  const known = useRef<readonly string[]>([]);
  const nodes = frame?.nodes ?? [];
  const now = known.current;
  if (now.length !== nodes.length || nodes.some(({ id }, index) => id !== now[index]))
    known.current = nodes.map(({ id }) => id);
  return known.current;
}

/** The groups of a partition: frames come with new lists each time, and what they say changes seldom. */
function useGroups(frame: Frame | null): Frame['groups'] {
  const known = useRef<Frame['groups']>(null);
  const groups = frame?.groups ?? null;
  if (JSON.stringify(groups) !== JSON.stringify(known.current)) known.current = groups;
  return known.current;
}
