// The axis, and under it what befalls the whole network: labels that would run into each other are left to the words below.

import { memo } from 'react';
import type { TraceEvent } from '../../engine/report.ts';
import type { Geometry } from './geometry.ts';
import type { Mark } from './lanes.ts';
import { MarkShape } from './marks.tsx';

const LETTER = 6;

function label({ kind, do: verb, node, from, to, groups }: TraceEvent): string {
  if (kind === 'partition') return (groups ?? []).map((group) => group.join(' ')).join(' | ');
  if (kind === 'cut' || kind === 'mend')
    return to === undefined ? `${node} isolated` : `${kind} ${from}–${to}`;
  return kind === 'script' ? [verb, node].filter(Boolean).join(' ') : kind;
}

export const World = memo(function World({
  marks,
  geometry,
}: {
  readonly marks: readonly Mark[];
  readonly geometry: Geometry;
}) {
  const { x, y, gutter, width, ticks, height, top } = geometry;
  let free = gutter;
  return (
    <g className="st-world" aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="st-grid" x1={x(tick)} x2={x(tick)} y1={top - 24} y2={height} />
          <text className="st-tick" x={Math.max(gutter + 14, Math.min(x(tick), width - 16))} y={13}>
            {geometry.label(tick)}
          </text>
        </g>
      ))}
      {marks
        .filter(
          ({ lane, event }) => lane === null && x(event.atUs) >= gutter && x(event.atUs) <= width,
        )
        .map(({ event, kind }) => {
          const at = x(event.atUs);
          const text = label(event);
          const end = at + 9 + text.length * LETTER;
          const fits = at + 9 >= free && end <= width;
          if (fits) free = end + 6;
          return (
            <g key={event.id}>
              <line className="st-world-line" x1={at} x2={at} y1={y(null)} y2={height} />
              <g transform={`translate(${at.toFixed(1)} ${y(null)})`}>
                <MarkShape kind={kind} />
              </g>
              {fits && (
                <text className="st-soft" x={at + 9} y={y(null) + 4}>
                  {text}
                </text>
              )}
            </g>
          );
        })}
    </g>
  );
});
