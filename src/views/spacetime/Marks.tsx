// The marks on the lanes, in the signs of what happens; timers, of which there are many, as ticks under band or line.

import { memo } from 'react';
import type { EventId } from '../../engine/units.ts';
import { Sign } from '../../ui/Sign.tsx';
import type { Geometry, Place } from './geometry.ts';
import type { Lane, Mark } from './lanes.ts';

const TICK = 4;
const BELOW_LINE = 3;

export const Marks = memo(function Marks({
  marks,
  spots,
  geometry,
}: {
  readonly marks: readonly Mark[];
  readonly spots: ReadonlyMap<EventId, Place>;
  readonly geometry: Geometry;
}) {
  const { gutter, width, roomy } = geometry;
  const size = roomy ? 1 : 0.62;
  return (
    <g className="st-marks" aria-hidden="true">
      <path className="st-tie" d={tiesOf(marks, spots, geometry)} />
      {marks.map(({ event, kind }) => {
        const spot = spots.get(event.id);
        return spot && kind !== 'timer' && spot.x >= gutter && spot.x <= width ? (
          <g
            key={event.id}
            className={`st-mark st-${kind}`}
            transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)}) scale(${size})`}
          >
            <Sign kind={kind} halo />
          </g>
        ) : null;
      })}
    </g>
  );
});

/** From a job that stands off its lane, because others stand on it, to the lane. */
const tiesOf = (
  marks: readonly Mark[],
  spots: ReadonlyMap<EventId, Place>,
  { gutter, width, y }: Geometry,
): string =>
  marks
    .flatMap(({ event, lane }) => {
      const spot = event.kind === 'job' ? spots.get(event.id) : undefined;
      const isOff = spot && spot.y !== y(lane) && spot.x >= gutter && spot.x <= width;
      return isOff ? [`M${spot.x.toFixed(1)} ${spot.y.toFixed(1)}V${y(lane).toFixed(1)}`] : [];
    })
    .join('');

export const Timers = memo(function Timers({
  marks,
  lanes,
  geometry,
}: {
  readonly marks: readonly Mark[];
  readonly lanes: readonly Lane[];
  readonly geometry: Geometry;
}) {
  const { x, y, gutter, width, half } = geometry;
  const spans = new Map(lanes.map((lane) => [lane.id, lane.spans]));
  const ticks = marks.flatMap(({ event, kind, lane }) => {
    const at = x(event.atUs);
    if (kind !== 'timer' || lane === null || at < gutter || at > width) return [];
    const span = spans.get(lane)?.findLast(({ fromUs }) => fromUs <= event.atUs);
    const follows = !span || (span.status === 'up' && span.role === 'follower');
    return [
      `M${at.toFixed(1)} ${(y(lane) + (follows ? BELOW_LINE : half + 1)).toFixed(1)}v${TICK}`,
    ];
  });
  return <path className="st-timer" d={ticks.join('')} aria-hidden="true" />;
});
