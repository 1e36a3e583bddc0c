// Passing a note around: the way from each pupil to whom it passes things on, along the arc that the notes themselves take.

import type { ReactNode } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { along, type Point } from './flying.ts';

/** A longer round is a tangle. */
const MOST = 30;
const STEPS = 12;

const spot = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

export function Passing({
  frame: { nodes },
  places,
}: {
  readonly frame: Frame;
  readonly places: ReadonlyMap<string, Point>;
}): ReactNode {
  if (nodes.length > MOST) return null;
  return (
    <g className="passing" aria-hidden="true">
      {nodes.map(({ id, status, marks }) => {
        const successor = markOf(marks, 'successor');
        const from = places.get(id);
        const to = successor && places.get(successor.to);
        if (status === 'down' || !from || !to || successor.to === id) return null;
        const way = Array.from({ length: STEPS + 1 }, (_, step) => along(from, to, step / STEPS));
        const [tip, back] = [along(from, to, 0.55), along(from, to, 0.5)];
        const angle = (Math.atan2(tip.y - back.y, tip.x - back.x) * 180) / Math.PI;
        return (
          <g key={id} className={successor.open ? 'passing-open' : undefined}>
            <path d={`M${way.map(spot).join('L')}`} />
            <path
              className="passing-arrow"
              transform={`translate(${spot(tip)}) rotate(${angle.toFixed(1)})`}
              d="M-6 -5L5 0L-6 5Z"
            />
          </g>
        );
      })}
    </g>
  );
}
