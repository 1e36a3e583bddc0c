// Draws partitions, isolation and cut links: floor mats, folding screens, and crossed-out lines.

import { memo, type ReactNode, useId } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { cutOff, groupIndex, groupLetter, screensBetween, singleCuts, zigzag } from './division.ts';
import type { Point } from './flying.ts';
import type { RoomLayout, Seat } from './layout.ts';

const PATTERNS = 4;
/** More crossed-out lines than this tell nothing any more. */
const MOST_CUTS = 60;

/** Patterns, so that no two groups are told apart by colour alone. */
function MatPatterns({ id }: { readonly id: string }): ReactNode {
  const marks = ['M0 4H8', 'M2 2h.1M6 6h.1', 'M0 0L8 8M8 0L0 8', 'M4 0V8'];
  return (
    <defs>
      {marks.map((mark, index) => (
        <pattern
          key={mark}
          id={`${id}-${index}`}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
        >
          <rect className={`mat mat-${index}`} width={8} height={8} />
          <path className={`mat-mark mat-mark-${index}`} d={mark} />
        </pattern>
      ))}
    </defs>
  );
}

function Mat({
  seat,
  group,
  fill,
}: {
  readonly seat: Seat;
  readonly group: number;
  readonly fill: string;
}): ReactNode {
  const { x, y, width, height } = seat;
  return (
    <>
      <rect
        className={`mat-edge mat-edge-${group % PATTERNS}`}
        x={x + 2}
        y={y + 2}
        width={width - 4}
        height={height - 4}
        rx={Math.min(8, width / 6)}
        fill={fill}
      />
      {width >= 44 && (
        <text className="mat-letter" x={x + 10} y={y + 18}>
          {groupLetter(group)}
        </text>
      )}
    </>
  );
}

/** In between, the upper corner is where a pupil's doubts stand. */
const hasWords = ({ width }: Seat): boolean => width >= 240 || (width >= 110 && width < 150);

function Screen({ seat, below }: { readonly seat: Seat; readonly below: number }): ReactNode {
  const [x1, y1, x2, y2] = [
    seat.x + 3,
    seat.y + 3,
    seat.x + seat.width - 3,
    seat.y + seat.height - 3,
  ];
  return (
    <>
      <path
        className="screen"
        d={[
          zigzag({ x1, y1: y2, x2: x1, y2: y1 }),
          zigzag({ x1, y1, x2, y2: y1 }),
          zigzag({ x1: x2, y1, x2, y2 }),
        ].join('')}
      />
      {hasWords(seat) && (
        <text className="screen-text" x={seat.x + 10} y={seat.y + 19 + below}>
          cut off
        </text>
      )}
    </>
  );
}

interface ScreensProps {
  readonly groups: Frame['groups'];
  readonly cuts: Frame['cuts'];
  readonly names: readonly string[];
  readonly room: RoomLayout;
  readonly places: ReadonlyMap<string, Point>;
}

export const Screens = memo(function Screens({
  groups,
  cuts,
  names,
  room,
  places,
}: ScreensProps): ReactNode {
  const id = useId();
  const group = groupIndex(groups);
  const off = cutOff(cuts, names);
  const links = singleCuts(cuts, off);
  const bySeat = names.map((name) => group.get(name));
  return (
    <g className="screens" aria-hidden="true">
      {groups && (
        <>
          <MatPatterns id={id} />
          {room.seats.map((seat, index) => {
            const of = bySeat[index];
            return of === undefined ? null : (
              <Mat
                key={names[index]}
                seat={seat}
                group={of}
                fill={`url(#${id}-${of % PATTERNS})`}
              />
            );
          })}
          <path
            className="screen"
            d={screensBetween(room, bySeat)
              .map((line) => zigzag(line))
              .join('')}
          />
        </>
      )}
      {room.seats.map((seat, index) =>
        off.has(names[index] ?? '') ? (
          <Screen key={names[index]} seat={seat} below={groups ? 15 : 0} />
        ) : null,
      )}
      {links.slice(0, MOST_CUTS).map(({ from, to, oneWay }) => {
        const start = places.get(from);
        const end = places.get(to);
        if (!start || !end) return null;
        const part = oneWay ? 0.66 : 0.5;
        const x = start.x + (end.x - start.x) * part;
        const y = start.y + (end.y - start.y) * part;
        return (
          <g key={`${from} ${to}`}>
            <path
              className="cut"
              d={`M${start.x} ${start.y}L${oneWay ? x : end.x} ${oneWay ? y : end.y}`}
            />
            <path className="cut-cross" d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`} />
          </g>
        );
      })}
    </g>
  );
}, sameScreens);

/** Frames come with new lists each time; what they say changes seldom. */
function sameScreens(a: ScreensProps, b: ScreensProps): boolean {
  return (
    a.room === b.room &&
    a.places === b.places &&
    JSON.stringify([a.groups, a.cuts]) === JSON.stringify([b.groups, b.cuts])
  );
}
