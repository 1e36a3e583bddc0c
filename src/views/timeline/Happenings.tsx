// The signs above the band.

import { memo } from 'react';
import { Sign } from '../../ui/Sign.tsx';
import type { Happening } from './happenings.ts';
import { SIGN_SIZE, SIGNS_AT } from './places.ts';

export const Happenings = memo(function Happenings({
  happenings,
}: {
  readonly happenings: readonly Happening[];
}) {
  return happenings.map(({ line, sign, x, count }) => (
    <g
      key={line.event}
      className={`timeline-mark timeline-${line.tone}`}
      transform={`translate(${x.toFixed(1)} ${SIGNS_AT})`}
    >
      <g transform={`scale(${SIGN_SIZE})`}>
        <Sign kind={sign} />
      </g>
      {count > 1 && (
        <text className="timeline-count" x={6} y={3}>
          {count > 9 ? '+' : count}
        </text>
      )}
    </g>
  ));
});
