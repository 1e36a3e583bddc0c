// One line of the legend: a sign as it is on the stage, and what it means.

import type { ReactNode } from 'react';

export interface LegendSign {
  readonly key: string;
  readonly words: string;
  /** More about it, for who points at it. */
  readonly help?: string | undefined;
  /** Drawn around the origin, 18 pixels high and so wide (18). */
  readonly drawn: ReactNode;
  readonly width?: number;
}

/** Of whom a sign tells where it names somebody, so that it looks as on the stage. */
export interface Example {
  readonly name: string;
  readonly priority: number;
  /** Of the one that leads. Its colour is that of `--node-epoch`. */
  readonly epoch: number;
}

export function SignLine({ words, help, drawn, width = 18 }: LegendSign) {
  return (
    <li title={help}>
      <svg viewBox={`${-width / 2} -9 ${width} 18`} width={width} height="18" aria-hidden="true">
        {drawn}
      </svg>
      <span className="legend-words">{words}</span>
    </li>
  );
}

/** Of a sign that is words. */
export const widthOf = (text: string): number => Math.max(18, 7.5 * text.length + 4);

/** Lines without a filling, of a colour token. */
export const Pen = ({
  d,
  ink = '--ink-soft',
  width = 1.5,
  dash,
}: {
  readonly d: string;
  readonly ink?: string;
  readonly width?: number;
  readonly dash?: string;
}) => (
  <path
    d={d}
    fill="none"
    stroke={`var(${ink})`}
    strokeWidth={width}
    strokeDasharray={dash}
    strokeLinecap={dash === undefined ? 'round' : 'butt'}
    strokeLinejoin="round"
  />
);

export const FENCE = {
  key: 'fence',
  words: 'fence: refuses older epochs',
  width: 24,
  drawn: (
    <Pen d="M-8 6v-8l2 -3l2 3v8M-2 6v-8l2 -3l2 3v8M4 6v-8l2 -3l2 3v8M-9 1H9" ink="--desk-edge" />
  ),
} as const satisfies LegendSign;
