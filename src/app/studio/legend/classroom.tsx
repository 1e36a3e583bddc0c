// Signs of the classroom. Most of what a pupil is stands in words below its desk.

import { Badge } from '../../../views/classroom/figures.tsx';
import type { Fact } from './facts.ts';
import { type Example, FENCE, type LegendSign, Pen, widthOf } from './sign.tsx';

const paper = (d: string) => (
  <path d={d} fill="var(--note-paper)" stroke="var(--note-ink)" strokeWidth={1.25} />
);

const SCREEN = <Pen d="M-1.5 -9L1.5 -6L-1.5 -3L1.5 0L-1.5 3L1.5 6L-1.5 9" ink="--ink" />;

const signsFor = ({ name, epoch }: Example): readonly (LegendSign & { readonly key: Fact })[] => [
  {
    key: 'leader',
    words: 'the monitor, in this epoch',
    drawn: (
      <g transform="scale(.76)">
        <Badge epoch={epoch} colour="var(--node-epoch)" radius={9} />
      </g>
    ),
    width: 22,
  },
  {
    key: 'hand',
    words: 'hand up: stands, or votes',
    drawn: (
      <path
        d="M-3 9V1C-5 -1 -4 -3 -2 -3V-7.5C-2 -9.3 .4 -9.3 .4 -7.5V-3C3 -3 4 -1 3 1V9Z"
        fill="var(--skin)"
        stroke="var(--ink)"
        strokeWidth={1.25}
      />
    ),
  },
  {
    key: 'suspects',
    words: 'thinks that one is gone',
    drawn: <text className="legend-text legend-doubt">{name}?</text>,
    width: widthOf(`${name}?`),
  },
  {
    key: 'doubts',
    words: 'suspects that one, who may still object',
    drawn: <text className="legend-text legend-doubt legend-doubt-open">{name}…?</text>,
    width: widthOf(`${name}…?`),
  },
  { key: 'paused', words: 'dozes: is paused', drawn: <text className="legend-text">zz</text> },
  {
    key: 'lease',
    words: 'lease left, as it sees it',
    drawn: (
      <>
        <path d="M-9 -3H9V3H-9Z" fill="var(--paper-raised)" stroke="var(--desk-edge)" />
        <path d="M-9 -3H2V3H-9Z" fill="var(--node-epoch)" />
      </>
    ),
  },
  {
    key: 'holder',
    words: 'has the hall pass',
    drawn: (
      <>
        <Pen d="M0 -8L-4 -3M0 -8L4 -3" ink="--ink" />
        <path d="M-5 -3H5V8H-5Z" fill="var(--node-epoch)" stroke="var(--ink)" />
      </>
    ),
  },
  {
    key: 'successor',
    words: 'passes notes to',
    drawn: <Pen d="M-8 0H8M-2 -4L3 0L-2 4" ink="--line" />,
  },
  {
    key: 'log',
    words: 'books: log entries, last term',
    drawn: (
      <path
        d="M-7 6h13v-4h-13ZM-6 2h13v-4h-13ZM-7 -2h13v-4h-13Z"
        fill="var(--accent)"
        stroke="var(--ink)"
      />
    ),
  },
  FENCE,
  {
    key: 'wall',
    words: 'wall and its sides',
    drawn: (
      <>
        <g transform="translate(-9 0)">{SCREEN}</g>
        <circle cx={4} r={7.5} fill="var(--paper-raised)" stroke="var(--ink)" />
        <text className="legend-text" x={4}>
          A
        </text>
      </>
    ),
    width: 26,
  },
  {
    key: 'isolated',
    words: 'screens: cut off from all',
    drawn: SCREEN,
  },
  {
    key: 'cutBoth',
    words: 'link cut',
    drawn: (
      <>
        <Pen d="M-9 0H9" ink="--danger" dash="2 3" />
        <Pen d="M-4 -4L4 4M-4 4L4 -4" ink="--danger" width={2.25} />
      </>
    ),
  },
  {
    key: 'cutOneWay',
    words: 'link cut this way only',
    drawn: (
      <>
        <Pen d="M-9 0H9" ink="--danger" dash="2 3" />
        <Pen d="M4 -7V7" ink="--danger" width={2.25} />
        <path d="M-7 -5L2 0L-7 5Z" fill="var(--danger)" />
      </>
    ),
  },
];

/** How messages look: all alike but for those that only say "here!". */
export const NOTES = {
  call: {
    key: 'call',
    words: '“here!”',
    drawn: paper('M-7 -5L7 -5L7 5L-7 5ZM-4 -1.5H4M-4 1.8H1.5'),
  },
  letter: {
    key: 'letter',
    words: 'a message',
    drawn: paper('M-8 -6L8 -6L8 6L-8 6ZM8 -6L0 1L-8 -6'),
  },
  lost: {
    key: 'lost',
    words: 'lost on the way',
    drawn: <Pen d="M-5 -5L5 5M5 -5L-5 5" ink="--danger" width={2.25} />,
  },
} as const satisfies Readonly<Record<string, LegendSign>>;

/** In a large class there is room for no more than dots; who calls has strokes beside the head. */
export const CROWD_NOTES = {
  call: {
    key: 'call',
    words: '“here!”',
    drawn: (
      <>
        <Pen d="M-1 -2.5L-5 -5M-2 0H-7M-1 2.5L-5 5" ink="--ink" />
        <circle cx={5} r={2} fill="var(--ink-soft)" />
      </>
    ),
  },
  letter: {
    key: 'letter',
    words: 'a message',
    drawn: <path d="M0 -4.2L4.2 0L0 4.2L-4.2 0Z" fill="var(--ink-soft)" />,
  },
} as const satisfies Readonly<Record<string, LegendSign>>;

export const classroomSigns = (facts: ReadonlySet<Fact>, example: Example): readonly LegendSign[] =>
  signsFor(example).filter(({ key }) => facts.has(key));
