// What a node knows of others, at its rim: each small sign faces the one that it is about. And chips with what is its own.

import { memo } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { doubtsOf, markOf } from '../../session/marks.ts';
import type { Place } from './layout.ts';
import { halfAngle, OUTER, placeSigns, type Sign, SLOTS, type Span } from './rim.ts';

const DEGREES = 180 / Math.PI;
const BALLOT_SIZE = 6;
const SUSPICION_SIZE = 6.5;
const COUNT_SIZE = 11;

/** At the rim, and upright: turned, a tick is none. */
const at = (angle: number, radius: number): string =>
  `rotate(${angle.toFixed(1)}) translate(${radius} 0) rotate(${(-Number(angle.toFixed(1))).toFixed(1)})`;

/** Ballot: a slip with a tick, at the rim towards the one that got it; upwards for a vote for oneself. */
export const Ballot = ({ angle, radius }: { angle: number; radius: number }) => (
  <g className="ballot" transform={at(angle, radius)}>
    <rect x={-4} y={-5} width={8} height={10} rx={1} />
    <path d="M-2 0L-0.5 2L2.2 -2" />
  </g>
);

/**
 * Suspicion: a question mark, upright, at the rim towards the one that is suspected; where there is no room for all, their number. In a
 * broken line of whom it has not given up: it may object.
 */
export function Suspicion({
  angle,
  radius,
  count,
  open,
}: {
  angle: number;
  radius: number;
  count: number;
  open: boolean;
}) {
  const half = count > 1 ? COUNT_SIZE : 6;
  return (
    <g className={`suspicion${open ? ' suspicion-open' : ''}`} transform={at(angle, radius)}>
      <rect x={-half} y={-6} width={2 * half} height={12} rx={6} />
      <text y="0.36em" fontSize={10}>
        {count > 1 ? `${count} ?` : '?'}
      </text>
    </g>
  );
}

interface RimProps {
  readonly node: Pick<NodeFrame, 'id' | 'marks' | 'suspects' | 'suspectCount'>;
  readonly place: Place;
  readonly places: ReadonlyMap<string, Place>;
  readonly radius: number;
  /** What stands at the rim already. */
  readonly taken: readonly Span[];
}

/** More question marks than these are a number. */
const MOST_MARKS = 4;

export function Rim({ node, place, places, radius, taken }: RimProps) {
  const ballot = markOf(node.marks, 'ballot');
  const towards = (name: string): number => {
    const other = name === node.id ? undefined : places.get(name);
    return other ? Math.atan2(other.y - place.y, other.x - place.x) * DEGREES : -90;
  };
  const { suspects, suspectCount } = node;
  const doubts = doubtsOf(node);
  const count = suspectCount + doubts.length;
  const asked = [...suspects, ...doubts];
  const placed = (signs: readonly Span[], names: readonly string[], size: number) =>
    placeSigns(
      { badges: taken, signs },
      names.length > 0 ? names.map(towards) : [-90],
      halfAngle(size, radius),
      halfAngle(size, radius + OUTER),
    );
  const spans = (signs: readonly Sign[] | null, size: number): readonly Span[] =>
    (signs ?? [])
      .filter(({ outer }) => !outer)
      .map(({ angle }) => ({ angle, half: halfAngle(size, radius) }));
  const vote = (signs: readonly Span[]) =>
    ballot ? placed(signs, [ballot.to], BALLOT_SIZE) : null;
  // A vote for oneself faces nobody: it steps aside for what does.
  const own = ballot?.to === node.id;
  const first = own ? null : vote([]);
  const each =
    count === 0
      ? []
      : count <= MOST_MARKS
        ? placed(spans(first, BALLOT_SIZE), asked, SUSPICION_SIZE)
        : null;
  const given = own ? vote(spans(each, SUSPICION_SIZE)) : first;
  const one = each ? null : placed(spans(given, BALLOT_SIZE), asked.slice(0, 1), COUNT_SIZE);
  const distance = ({ outer }: Sign): number => radius + (outer ? OUTER : 0);
  return (
    <g className="rim">
      {given?.map((sign) => (
        <Ballot key="ballot" angle={sign.angle} radius={distance(sign)} />
      ))}
      {each
        ? each.map((sign, index) => (
            <Suspicion
              key={asked[index]}
              angle={sign.angle}
              radius={distance(sign)}
              count={1}
              open={index >= suspects.length}
            />
          ))
        : (one ?? [{ angle: -90, outer: true }]).map((sign) => (
            <Suspicion
              key="all"
              angle={sign.angle}
              radius={distance(sign)}
              count={count}
              open={suspectCount === 0}
            />
          ))}
    </g>
  );
}

const MOST_SEATS = 7;
const tallyWidth = (needed: number): number => (needed > MOST_SEATS ? 44 : needed * 10 + 8);

/** What the counted votes cover of the rim. */
export const tallySpan = ({ needed }: { needed: number }, y: number): Span => ({
  angle: SLOTS.tally,
  half: Math.atan2(tallyWidth(needed) / 2, y) * DEGREES,
});

/** Votes counted so far: a seat each that is needed, filled as they come. Promises of a vote are square. */
export function Tally({ marks, y }: { marks: NodeFrame['marks']; y: number }) {
  const votes = markOf(marks, 'votes');
  if (!votes) return null;
  const { needed, trial } = votes;
  const count = votes.votes.length;
  const asText = needed > MOST_SEATS;
  const width = tallyWidth(needed);
  return (
    <g className="tally" transform={`translate(0 ${y})`}>
      <rect x={-width / 2} y={-8} width={width} height={16} rx={8} />
      {asText ? (
        <text y="0.36em" fontSize={11}>
          {count}/{needed}
        </text>
      ) : (
        Array.from({ length: needed }, (_, seat) => {
          const x = (seat - (needed - 1) / 2) * 10;
          const className = seat < count ? 'seat seat-filled' : 'seat';
          return trial ? (
            <rect key={x} className={className} x={x - 3} y={-3} width={6} height={6} />
          ) : (
            <circle key={x} className={className} cx={x} r={3.4} />
          );
        })
      )}
    </g>
  );
}

const MOST_CELLS = 6;
const cellPath = (cells: number): string =>
  Array.from({ length: cells }, (_, cell) => `M${cell * 5} -4h4v8h-4z`).join('');

/** How far a log goes: a strip of cells, with its length and the term of its last entry. */
export const Log = memo(function Log({
  length,
  term,
  x,
  y,
}: {
  length: number;
  term: number;
  x: number;
  y: number;
}) {
  if (length === 0) return null;
  const cells = Math.min(MOST_CELLS, length);
  const text = `${length} · t${term}`;
  const width = cells * 5 + 5 + text.length * 6;
  return (
    <g className="log" transform={`translate(${x - width / 2} ${y})`}>
      <rect className="log-paper" x={-4} y={-8} width={width + 8} height={16} rx={3} />
      <path className="log-cells" d={cellPath(cells)} />
      <text x={cells * 5 + 4} y="0.36em" fontSize={10.5}>
        {text}
      </text>
    </g>
  );
});
