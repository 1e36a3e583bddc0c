// The signs above the band.

import { memo } from 'react';
import { Counted } from './Counted.tsx';
import type { Happening } from './happenings.ts';
import { SIGNS_AT } from './places.ts';

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
      <Counted sign={sign} count={count} />
    </g>
  ));
});
