// Signs of what happened, on the timeline and in the space-time diagram.

import type { RunReport } from '../../../engine/report.ts';
import { Sign } from '../../../ui/Sign.tsx';
import { SIGNS, type SignKind } from '../../../ui/signs.ts';
import { happenedIn } from './facts.ts';
import { type LegendSign, Pen } from './sign.tsx';

const signFor = (kind: SignKind, words: string = SIGNS[kind].words): LegendSign => ({
  key: kind,
  words,
  drawn: <Sign kind={kind} />,
});

export const happeningSigns = (report: RunReport): readonly LegendSign[] =>
  happenedIn(report).map((kind) => signFor(kind));

/** The cross of a crash also ends the line of a message that is lost; what is only in the diagram comes last. */
export function diagramSigns(report: RunReport): readonly LegendSign[] {
  const happened = happenedIn(report);
  const lost = report.summary.messages.dropped > 0;
  const words = happened.includes('crash') ? 'crashes, or is lost on the way' : 'lost on the way';
  return [
    ...(lost ? [signFor('crash', words)] : []),
    ...happened.filter((kind) => !lost || kind !== 'crash').map((kind) => signFor(kind)),
    { key: 'timer', words: 'a timer ran out', drawn: <Pen d="M-8 -2H8M0 1V6" width={1} /> },
  ];
}

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
