// Signs of what happened, on the timeline and in the space-time diagram.

import type { RunReport } from '../../../engine/report.ts';
import { Sign } from '../../../ui/Sign.tsx';
import { SIGNS } from '../../../ui/signs.ts';
import { happenedIn } from './facts.ts';
import { type LegendSign, Pen } from './sign.tsx';

export const happeningSigns = (report: RunReport): readonly LegendSign[] =>
  happenedIn(report).map((kind) => ({
    key: kind,
    words: SIGNS[kind].words,
    drawn: <Sign kind={kind} />,
  }));

/** The bands of the timeline: whose reign, whether nobody led, or two. */
export const bandSigns = ({ noLeader, splitBrain }: RunReport): readonly LegendSign[] => [
  {
    key: 'reign',
    words: 'who led; the colour is the epoch',
    drawn: (
      <>
        <path d="M-9 -6H0V6H-9Z" fill="var(--epoch-1)" />
        <path d="M0 -6H9V6H0Z" fill="var(--epoch-2)" />
      </>
    ),
  },
  ...(noLeader.length > 0
    ? [
        {
          key: 'nobody',
          words: 'nobody led, or a paused one',
          drawn: <Pen d="M-9 6L-3 -6M-4 6L2 -6M1 6L7 -6" ink="--line" width={1.25} />,
        },
      ]
    : []),
  ...(splitBrain.length > 0
    ? [{ key: 'two', words: 'two led', drawn: <Pen d="M-8 -6H8V6H-8Z" ink="--danger" width={2} /> }]
    : []),
];
