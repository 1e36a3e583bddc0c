// The words on the lanes, above the playhead and the messages, whose lines they break.

import { memo } from 'react';
import { epochColour } from '../../ui/epochs.ts';
import type { Title } from './titles.ts';

export const Titles = memo(function Titles({ titles }: { readonly titles: readonly Title[] }) {
  return (
    <g className="st-titles" aria-hidden="true">
      {titles.map(({ key, text, look, epoch, x, y }) => (
        <text
          key={key}
          className={`st-halo st-title-${look}`}
          stroke={look === 'leader' ? epochColour(epoch) : undefined}
          x={x}
          y={y}
        >
          {text}
        </text>
      ))}
    </g>
  );
});
