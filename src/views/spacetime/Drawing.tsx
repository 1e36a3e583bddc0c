// The picture of one stretch of a run. Below the playhead: messages, lanes, ticks; above it: words, marks, the chain of causes. Drawn
// anew when the window changes, not as time passes.

import { memo, useMemo } from 'react';
import type { EventId } from '../../engine/units.ts';
import type { Why } from '../../engine/why.ts';
import type { Diagram } from '../../session/diagram.ts';
import { isCall } from '../../session/thinning.ts';
import { epochColour } from '../../ui/epochs.ts';
import { messageDashes, messagePath } from '../../ui/shapes.ts';
import { Chain } from './chain.tsx';
import type { Geometry, Place } from './geometry.ts';
import { Lanes } from './Lanes.tsx';
import type { Lane, Mark } from './lanes.ts';
import { Marks, Timers } from './Marks.tsx';
import { callsOf, glyphsOf, strokesOf } from './strokes.ts';
import { Titles } from './Titles.tsx';
import { titlesOf } from './titles.ts';
import { Grid, World } from './World.tsx';

/** The place of each type among the types of the run, by which it has its shape and its dashes. */
export const orderOf = ({ glossary }: Diagram): ReadonlyMap<string, number> =>
  new Map(glossary.messages.map(({ type }, index) => [type, index]));

export const Below = memo(function Below({
  diagram,
  lanes,
  marks,
  geometry,
  dimmed,
  lane,
}: {
  readonly diagram: Diagram;
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly geometry: Geometry;
  readonly dimmed: boolean;
  /** Of the lane that the reader points at, every heartbeat is seen. */
  readonly lane: string | null;
}) {
  const { strokes, crosses, crowded } = useMemo(
    () => strokesOf(diagram, lanes, geometry),
    [diagram, lanes, geometry],
  );
  const order = useMemo(() => orderOf(diagram), [diagram]);
  const glyphs = useMemo(() => glyphsOf(diagram, geometry), [diagram, geometry]);
  const looks = ['st-messages', crowded && 'st-crowd', dimmed && 'st-dimmed'];
  return (
    <>
      <Grid marks={marks} geometry={geometry} />
      <g className={looks.filter(Boolean).join(' ')} aria-hidden="true">
        {strokes.map(({ key, type, fate, epoch, d }) => (
          <path
            key={key}
            className={`st-message st-message-${fate}${isCall(type) ? ' st-call' : ''}${epoch > 0 ? ' st-led' : ''}`}
            d={d}
            strokeDasharray={isCall(type) ? undefined : messageDashes(order.get(type) ?? 0)}
            style={epoch > 0 ? { stroke: epochColour(epoch) } : undefined}
          />
        ))}
        {crowded && lane !== null && (
          <path className="st-message st-of-lane" d={callsOf(diagram, lane, geometry)} />
        )}
        {crosses !== '' && <path className="st-cross" d={crosses} />}
      </g>
      <Lanes lanes={lanes} geometry={geometry} />
      <Timers marks={marks} lanes={lanes} geometry={geometry} />
      <g className="st-glyphs" aria-hidden="true">
        {glyphs.map(({ key, type, x, y }) => (
          <path
            key={key}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
            d={messagePath(order.get(type) ?? 0, 44)}
          />
        ))}
      </g>
    </>
  );
});

export const Above = memo(function Above({
  lanes,
  marks,
  spots,
  geometry,
  why,
}: {
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly spots: ReadonlyMap<EventId, Place>;
  readonly geometry: Geometry;
  readonly why: Why | null;
}) {
  const titles = useMemo(() => titlesOf(lanes, spots.values(), geometry), [lanes, spots, geometry]);
  return (
    <>
      <World marks={marks} geometry={geometry} />
      <Titles titles={titles} />
      <Marks marks={marks} spots={spots} geometry={geometry} />
      {why && <Chain why={why} geometry={geometry} />}
    </>
  );
});
