// The marks on the lanes: each kind has a shape of its own, so that none is told by its colour alone.

import { memo } from 'react';
import type { Geometry } from './geometry.ts';
import type { Mark, MarkKind } from './lanes.ts';

/** Around the origin, some ten pixels wide. */
const SHAPES: { readonly [K in Exclude<MarkKind, 'timer'>]: string } = {
  crash: 'M-5-5L5 5M5-5L-5 5',
  revive: 'M0-6L6 5H-6Z',
  pause: 'M-3-5V5M3-5V5',
  resume: 'M-4-5L5 0L-4 5Z',
  suspect: 'M-3-3.5a3 3 0 1 1 4.6 2.6q-1.6 1-1.6 2.9M0 5V5.6',
  trust: 'M-4 0L-1 4L5-4',
  stand: 'M0 6V-2M0-6V-5.4M-4 6H4',
  lead: 'M0-7L2-2.2L7-2.2L3 1L4.5 6L0 3L-4.5 6L-3 1L-7-2.2L-2-2.2Z',
  'step-down': 'M0 6L6-5H-6Z',
  job: 'M-3-3H3V3H-3Z',
  'job-bad': 'M-4-4H4V4H-4ZM-4-4L4 4',
  breach: 'M-6 6L0-6L6 6ZM0-1.5V2M0 4V4.4',
  world: 'M0-6L6 0L0 6L-6 0Z',
};

export function MarkShape({ kind }: { readonly kind: MarkKind }) {
  return kind === 'timer' ? (
    <path className="st-timer" d="M0-5V5" />
  ) : (
    <path className={`st-mark st-${kind}`} d={SHAPES[kind]} />
  );
}

/** Beside the band, so that both are seen: suspicions above the line, all else on it. */
const above: ReadonlySet<MarkKind> = new Set(['suspect', 'trust']);

const markY = ({ kind, lane }: Mark, geometry: Geometry): number =>
  geometry.y(lane) - (above.has(kind) && geometry.roomy ? geometry.half + 4 : 0);

export const Marks = memo(function Marks({
  marks,
  geometry,
}: {
  readonly marks: readonly Mark[];
  readonly geometry: Geometry;
}) {
  const { x, gutter, width, roomy } = geometry;
  const shown = marks.filter(({ event }) => {
    const at = x(event.atUs);
    return at >= gutter && at <= width;
  });
  const timers = shown.filter(({ kind }) => kind === 'timer');
  const size = roomy ? 1 : 0.62;
  return (
    <g className="st-marks" aria-hidden="true">
      <path
        className="st-timer"
        d={timers
          .map(
            ({ event, lane }) =>
              `M${x(event.atUs).toFixed(1)} ${(geometry.y(lane) + 1).toFixed(1)}v${(geometry.half * 0.9).toFixed(1)}`,
          )
          .join('')}
      />
      {shown.map((mark) =>
        mark.kind === 'timer' ? null : (
          <g
            key={mark.event.id}
            transform={`translate(${x(mark.event.atUs).toFixed(1)} ${markY(mark, geometry).toFixed(1)}) scale(${size})`}
          >
            <MarkShape kind={mark.kind} />
          </g>
        ),
      )}
    </g>
  );
});
