// Passing a note around: the way from each pupil to whom it passes things on, which the notes themselves take.

import type { ReactNode } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { headingOn, pathOf } from './bend.ts';
import { type Badness, clearSpot } from './obstacles.ts';
import type { Ways } from './ways.ts';

/** A longer round is a tangle. */
const MOST = 30;

export function Passing({
  frame: { nodes },
  ways,
  badness,
}: {
  readonly frame: Frame;
  readonly ways: Ways;
  readonly badness: Badness;
}): ReactNode {
  if (nodes.length > MOST) return null;
  return (
    <g className="passing" aria-hidden="true">
      {nodes.map(({ id, status, marks }) => {
        const successor = markOf(marks, 'successor');
        const way = successor && ways.way(id, successor.to);
        if (status === 'down' || !way || successor.to === id) return null;
        const { part, place } = clearSpot(way, badness, []);
        return (
          <g key={id} className={successor.open ? 'passing-open' : undefined}>
            <path d={pathOf(way)} />
            <path
              className="passing-arrow"
              transform={`translate(${place.x.toFixed(1)} ${place.y.toFixed(1)}) rotate(${headingOn(way, part).toFixed(1)})`}
              d="M-6 -5L5 0L-6 5Z"
            />
          </g>
        );
      })}
    </g>
  );
}
