// What a node knows of others, at its rim: each small sign faces the one that it is about. And chips with what is its own.

import { memo } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { doubtsOf, markOf } from '../../session/marks.ts';
import type { Place } from './layout.ts';
import { halfAngle, placeSigns, type Span } from './rim.ts';

const DEGREES = 180 / Math.PI;
const BALLOT_SIZE = 6;
const SUSPICION_SIZE = 6.5;
const COUNT_SIZE = 11;

const at = (angle: number, radius: number): string =>
  `rotate(${angle.toFixed(1)}) translate(${radius} 0)`;

/** Ballot: a slip with a tick, at the rim towards the one that got it; upwards for a vote for oneself. */
export const Ballot = ({ angle, radius }: { angle: number; radius: number }) => (
  <g className="ballot" transform={at(angle, radius)}>
    <rect x={-4} y={-5} width={8} height={10} rx={1} />
    <path d="M-2 0L-0.5 2L2.2 -2" transform="rotate(90)" />
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
    <g
      className={`suspicion${open ? ' suspicion-open' : ''}`}
      transform={`${at(angle, radius)} rotate(${(-Number(angle.toFixed(1))).toFixed(1)})`}
    >
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
  const vote = ballot && {
    angle: placeSigns(taken, [towards(ballot.to)], halfAngle(BALLOT_SIZE, radius))?.[0],
    half: halfAngle(BALLOT_SIZE, radius),
  };
  const all = vote?.angle === undefined ? taken : [...taken, { ...vote, angle: vote.angle }];
  const { suspects, suspectCount } = node;
  const doubts = doubtsOf(node);
  const count = suspectCount + doubts.length;
  const asked = [...suspects, ...doubts];
  const each =
    count <= MOST_MARKS
      ? placeSigns(all, asked.map(towards), halfAngle(SUSPICION_SIZE, radius))
      : null;
  const [first] = asked;
  const wish = first === undefined ? -90 : towards(first);
  const one = placeSigns(all, [wish], halfAngle(COUNT_SIZE, radius))?.[0] ?? wish;
  return (
    <g className="rim">
      {vote?.angle !== undefined && <Ballot angle={vote.angle} radius={radius} />}
      {each
        ? each.map((angle, index) => (
            <Suspicion
              key={asked[index]}
              angle={angle}
              radius={radius}
              count={1}
              open={index >= suspects.length}
            />
          ))
        : count > 0 && (
            <Suspicion angle={one} radius={radius} count={count} open={suspectCount === 0} />
          )}
    </g>
  );
}

/** Votes counted so far: a seat each that is needed, filled as they come. Promises of a vote are square. */
export function Tally({ marks, y }: { marks: NodeFrame['marks']; y: number }) {
  const votes = markOf(marks, 'votes');
  if (!votes) return null;
  const { needed, trial } = votes;
  const count = votes.votes.length;
  const asText = needed > 7;
  const width = asText ? 44 : needed * 10 + 8;
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
