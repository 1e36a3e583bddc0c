// Draws partitions, isolation and cut links: floor mats, folding screens, and crossed-out lines.

import { memo, type ReactNode, useId } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { headingOn, type Point, pathOf } from './bend.ts';
import {
  type Cell,
  type CutLink,
  cellsOf,
  cornersOf,
  cutOff,
  groupIndex,
  groupLetter,
  screensBetween,
  singleCuts,
  zigzag,
} from './division.ts';
import type { RoomLayout, Seat } from './layout.ts';
import { type Badness, clearSpot } from './obstacles.ts';
import type { Ways } from './ways.ts';

const PATTERNS = 4;
/** Radius of the ring around the letter of a group. */
const LETTER = 8.5;
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

const rectOf = ({ x1, y1, x2, y2 }: Cell): string =>
  `M${x1.toFixed(1)} ${y1.toFixed(1)}H${x2.toFixed(1)}V${y2.toFixed(1)}H${x1.toFixed(1)}Z`;

/** The floor of each group, with its letter in the corner: on the right, where neither words nor a hand come. */
function Mats({
  room,
  bySeat,
  id,
}: {
  readonly room: RoomLayout;
  readonly bySeat: readonly (number | undefined)[];
  readonly id: string;
}): ReactNode {
  const cells = cellsOf(room);
  const groups = [...new Set(bySeat)].filter((group) => group !== undefined);
  return (
    <>
      {groups.map((group) => (
        <path
          key={group}
          className={`mat-edge mat-edge-${group % PATTERNS}`}
          d={cells.map((cell, index) => (bySeat[index] === group ? rectOf(cell) : '')).join('')}
          fill={`url(#${id}-${group % PATTERNS})`}
        />
      ))}
      {cornersOf(room, bySeat).map(({ group, x, y }) => (
        <g
          key={`${x} ${y}`}
          className="mat-letter"
          transform={`translate(${x - LETTER - 4} ${y + LETTER + 5})`}
        >
          <circle r={LETTER} />
          <text y="0.36em">{groupLetter(group)}</text>
        </g>
      ))}
    </>
  );
}

/** A folding screen all around a place, and what that means. */
function Screen({ seat }: { readonly seat: Seat }): ReactNode {
  const [x1, y1] = [seat.x + 1, seat.y + 3];
  const [x2, y2] = [seat.x + seat.width - 1, seat.y + seat.height - 1];
  const sides = [
    { x1, y1: y2, x2: x1, y2: y1 },
    { x1, y1, x2, y2: y1 },
    { x1: x2, y1, x2, y2 },
    { x1: x2, y1: y2, x2: x1, y2 },
  ];
  return (
    <>
      <path className="screen" d={sides.map((side) => zigzag(side)).join('')} />
      {seat.width >= 80 && (
        <>
          <rect className="screen-gap" x={seat.deskX - 25} y={y2 - 4} width={50} height={8} />
          <text className="screen-text" x={seat.deskX} y={y2 + 4}>
            cut off
          </text>
        </>
      )}
    </>
  );
}

/** A cross; where only one way is cut, an arrow that does not get past a bar. */
const CUT = { both: 'M-5 -5L5 5M-5 5L5 -5', oneWay: 'M1 -9V9' } as const;

function Cuts({
  links,
  ways,
  badness,
}: {
  readonly links: readonly CutLink[];
  readonly ways: Ways;
  readonly badness: Badness;
}): ReactNode {
  const taken: Point[] = [];
  return links.slice(0, MOST_CUTS).map(({ from, to, oneWay }) => {
    const way = ways.between(from, to);
    if (!way) return null;
    const { part, place } = clearSpot(way, badness, taken);
    taken.push(place);
    const turned = `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)}) rotate(${headingOn(way, part).toFixed(1)})`;
    return (
      <g key={`${from} ${to}`}>
        <path className="cut" d={pathOf(way)} />
        <g transform={turned}>
          <path className="cut-cross" d={oneWay ? CUT.oneWay : CUT.both} />
          {oneWay && <path className="cut-arrow" d="M-12 -6L-1.5 0L-12 6Z" />}
        </g>
      </g>
    );
  });
}

interface ScreensProps {
  readonly groups: Frame['groups'];
  readonly cuts: Frame['cuts'];
  readonly names: readonly string[];
  readonly room: RoomLayout;
  readonly ways: Ways;
  readonly badness: Badness;
}

export const Screens = memo(function Screens({
  groups,
  cuts,
  names,
  room,
  ways,
  badness,
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
          <Mats room={room} bySeat={bySeat} id={id} />
          <path
            className="screen"
            d={screensBetween(room, bySeat)
              .map((line) => zigzag(line))
              .join('')}
          />
        </>
      )}
      {room.seats.map((seat, index) =>
        off.has(names[index] ?? '') ? <Screen key={names[index]} seat={seat} /> : null,
      )}
      <Cuts links={links} ways={ways} badness={badness} />
    </g>
  );
}, sameScreens);

/** Frames come with new lists each time; what they say changes seldom. */
function sameScreens(a: ScreensProps, b: ScreensProps): boolean {
  return (
    a.room === b.room &&
    a.ways === b.ways &&
    JSON.stringify([a.groups, a.cuts]) === JSON.stringify([b.groups, b.cuts])
  );
}
