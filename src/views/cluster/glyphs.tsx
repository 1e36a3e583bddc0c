// What a node knows of others, at its rim: each small sign faces the one that it is about. And chips with what is its own.

import type { NodeFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import type { Place } from './layout.ts';

const DEGREES = 180 / Math.PI;

/** Where the badge of a leader, the hand of a candidate and the sign of a pause stand at the rim, in degrees. */
const TAKEN = { leader: -135, candidate: -52, paused: -45 } as const;
const ROOM = 30;

/** Degrees to turn a sign further, so that it does not lie on what stands there already. */
function turnAside(angle: number, taken: readonly number[]): number {
  for (const other of taken) {
    const apart = ((angle - other + 540) % 360) - 180;
    if (Math.abs(apart) < ROOM) return apart < 0 ? -ROOM - apart : ROOM - apart;
  }
  return 0;
}

/** Beside the straight line to the other, so that two signs about one node do not lie on each other. */
const BALLOT_ASIDE = -14;
const SUSPECT_ASIDE = 14;

interface Sign {
  readonly to: string;
  readonly rim: RimProps;
  readonly taken: readonly number[];
  readonly aside: number;
}

/** Direction of a sign in degrees; null where there is nobody to face. */
function direction({ to, rim: { node, place, places }, taken, aside }: Sign): number | null {
  const other = to === node.id ? { x: place.x, y: place.y - 1 } : places.get(to);
  if (!other) return null;
  const angle = Math.atan2(other.y - place.y, other.x - place.x) * DEGREES;
  const turned = to === node.id ? angle : angle + aside;
  return turned + turnAside(turned, taken);
}

/** Ballot: a slip with a tick, at the rim towards the one that got it; upwards for a vote for oneself. */
function Ballot(sign: Sign) {
  const angle = direction(sign);
  return (
    angle !== null && (
      <g
        className="ballot"
        transform={`rotate(${angle.toFixed(1)}) translate(${sign.rim.radius} 0)`}
      >
        <rect x={-4} y={-5} width={8} height={10} rx={1} />
        <path d="M-2 0L-0.5 2L2.2 -2" transform="rotate(90)" />
      </g>
    )
  );
}

/** Suspicion: a question mark, upright, at the rim towards the one that is suspected. */
function Suspicion(sign: Sign) {
  const angle = direction(sign);
  if (angle === null) return null;
  const turn = angle.toFixed(1);
  return (
    <g
      className="suspicion"
      transform={`rotate(${turn}) translate(${sign.rim.radius} 0) rotate(${-Number(turn)})`}
    >
      <circle r={6} />
      <text y="0.36em" fontSize={10}>
        ?
      </text>
    </g>
  );
}

interface RimProps {
  readonly node: Pick<NodeFrame, 'id' | 'marks' | 'suspects' | 'role' | 'status'>;
  readonly place: Place;
  readonly places: ReadonlyMap<string, Place>;
  readonly radius: number;
}

export function Rim(rim: RimProps) {
  const { marks, suspects, role, status } = rim.node;
  const ballot = markOf(marks, 'ballot');
  const taken = [
    ...(role === 'follower' ? [] : [TAKEN[role]]),
    ...(status === 'paused' ? [TAKEN.paused] : []),
  ];
  return (
    <g className="rim">
      {ballot && <Ballot to={ballot.to} rim={rim} taken={taken} aside={BALLOT_ASIDE} />}
      {suspects.map((to) => (
        <Suspicion key={to} to={to} rim={rim} taken={taken} aside={SUSPECT_ASIDE} />
      ))}
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
export function Log({ marks, x, y }: { marks: NodeFrame['marks']; x: number; y: number }) {
  const log = markOf(marks, 'log');
  if (!log || log.length === 0) return null;
  const cells = Math.min(MOST_CELLS, log.length);
  const text = `${log.length} · t${log.term}`;
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
}
