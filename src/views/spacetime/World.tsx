// The axis, and under it what befalls the whole network: labels that would run into each other are left to the words below.

import { memo } from 'react';
import type { TraceEvent } from '../../engine/report.ts';
import { Sign } from '../../ui/Sign.tsx';
import type { Geometry } from './geometry.ts';
import type { Mark } from './lanes.ts';

const LETTER = 6;

function label({ kind, do: verb, node, from, to, groups }: TraceEvent): string {
  if (kind === 'partition') return (groups ?? []).map((group) => group.join(' ')).join(' | ');
  if (kind === 'cut' || kind === 'mend')
    return to === undefined ? `${node} isolated` : `${kind} ${from}–${to}`;
  if (kind !== 'script') return kind;
  return [verb, from === undefined ? node : `${from}–${to}`].filter(Boolean).join(' ');
}

interface Props {
  readonly marks: readonly Mark[];
  readonly geometry: Geometry;
}

const worldly = ({ marks, geometry: { x, gutter, width } }: Props): readonly Mark[] =>
  marks.filter(
    ({ lane, event, kind }) =>
      lane === null && kind !== 'timer' && x(event.atUs) >= gutter && x(event.atUs) <= width,
  );

/** Lines from top to bottom, behind all else. Between many lanes those of the axis would be one more thicket. */
export const Grid = memo(function Grid({ marks, geometry }: Props) {
  const { x, y, ticks, height, top, roomy } = geometry;
  return (
    <g className="st-world" aria-hidden="true">
      {ticks.map((tick) => (
        <line
          key={tick}
          className="st-grid"
          x1={x(tick)}
          x2={x(tick)}
          y1={top - 24}
          y2={roomy ? height : top - 4}
        />
      ))}
      {worldly({ marks, geometry }).map(({ event }) => (
        <line
          key={event.id}
          className="st-world-line"
          x1={x(event.atUs)}
          x2={x(event.atUs)}
          y1={y(null)}
          y2={height}
        />
      ))}
    </g>
  );
});

/** A label that would be cut at an edge is left out. */
const HALF_LABEL = 16;

export const World = memo(function World({ marks, geometry }: Props) {
  const { x, y, gutter, width, ticks } = geometry;
  const befalls = worldly({ marks, geometry });
  let free = gutter;
  return (
    <g className="st-world" aria-hidden="true">
      {ticks
        .filter((tick) => x(tick) >= gutter + HALF_LABEL && x(tick) <= width - HALF_LABEL)
        .map((tick) => (
          <text key={tick} className="st-tick" x={x(tick)} y={13}>
            {geometry.label(tick)}
          </text>
        ))}
      {befalls.map(({ event, kind }, index) => {
        const at = x(event.atUs);
        const text = label(event);
        const end = at + 10 + text.length * LETTER;
        const next = befalls[index + 1];
        const fits = at + 10 >= free && end <= (next ? x(next.event.atUs) - 6 : width);
        if (fits) free = end + 6;
        return (
          <g key={event.id} transform={`translate(${at.toFixed(1)} ${y(null)})`}>
            {fits && (
              <>
                <rect
                  className="st-ground"
                  x={8}
                  y={-6}
                  width={text.length * LETTER + 4}
                  height={13}
                />
                <text className="st-soft" x={10} y={4}>
                  {text}
                </text>
              </>
            )}
            {kind !== 'timer' && <Sign kind={kind} halo />}
          </g>
        );
      })}
    </g>
  );
});
