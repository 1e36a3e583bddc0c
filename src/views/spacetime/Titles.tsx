// The words on the lanes, above the playhead and the messages: each on a ground of its own, which breaks their lines and the hatching.

import { memo } from 'react';
import { epochColour } from '../../ui/epochs.ts';
import type { Title } from './titles.ts';

/** The ground of a word: beside it, above its base line, how high; and what a letter takes, about. */
const BESIDE = 1.5;
const UP = 9;
const HEIGHT = 11.5;
const LETTERS: Readonly<Record<Title['look'], number>> = { leader: 5.9, soft: 5.7, epoch: 6 };

export const Titles = memo(function Titles({ titles }: { readonly titles: readonly Title[] }) {
  return (
    <g className="st-titles" aria-hidden="true">
      {titles.map(({ key, text, look, epoch, x, y }) => (
        <g key={key}>
          <rect
            className="st-ground"
            fill={look === 'leader' ? epochColour(epoch) : undefined}
            x={x - BESIDE}
            y={y - UP}
            width={text.length * LETTERS[look] + 2 * BESIDE}
            height={HEIGHT}
          />
          <text className={`st-title-${look}`} x={x} y={y}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
});
