// The picture of one stretch of a run: lanes, messages, marks, the chain of causes. Drawn anew when the window changes, not as time passes.

import { memo, useMemo } from 'react';
import type { Why } from '../../engine/why.ts';
import type { Diagram } from '../../session/diagram.ts';
import { isCall } from '../../session/thinning.ts';
import { epochColour } from '../../ui/epochs.ts';
import { messagePath } from '../../ui/shapes.ts';
import { Chain } from './chain.tsx';
import { type Geometry, lineOf, strokesOf } from './geometry.ts';
import { Lanes } from './Lanes.tsx';
import type { Lane, Mark } from './lanes.ts';
import { Marks } from './marks.tsx';
import { World } from './World.tsx';

/** Dashes by the place of a message's type among the types of the run; heartbeats are plain. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '5 2', '1 2', '12 4'];
/** With more messages than these their lines say enough. */
const MOST_GLYPHS = 160;

export const Drawing = memo(function Drawing({
  diagram,
  lanes,
  marks,
  geometry,
  why,
}: {
  readonly diagram: Diagram;
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly geometry: Geometry;
  readonly why: Why | null;
}) {
  const strokes = useMemo(() => strokesOf(diagram, lanes, geometry), [diagram, lanes, geometry]);
  const order = useMemo(
    () => new Map(diagram.glossary.messages.map(({ type }, index) => [type, index])),
    [diagram],
  );
  return (
    <>
      <World marks={marks} geometry={geometry} />
      <g className={why ? 'st-messages st-dimmed' : 'st-messages'} aria-hidden="true">
        {strokes.map(({ key, type, fate, epoch, d }) => (
          <path
            key={key}
            className={`st-message st-message-${fate}${isCall(type) ? ' st-call' : ''}`}
            d={d}
            strokeDasharray={
              isCall(type) ? undefined : DASHES[(order.get(type) ?? 0) % DASHES.length]
            }
            style={epoch > 0 ? { stroke: epochColour(epoch) } : undefined}
          />
        ))}
      </g>
      <Lanes lanes={lanes} geometry={geometry} />
      <Glyphs diagram={diagram} geometry={geometry} order={order} />
      <Marks marks={marks.filter(({ lane }) => lane !== null)} geometry={geometry} />
      {why && <Chain why={why} geometry={geometry} />}
    </>
  );
});

/** The shape of its type on each message that says more than "here!". */
function Glyphs({
  diagram,
  geometry,
  order,
}: {
  readonly diagram: Diagram;
  readonly geometry: Geometry;
  readonly order: ReadonlyMap<string, number>;
}) {
  const lines = diagram.messages.flatMap((message) => {
    if (isCall(message.type)) return [];
    const [a, b] = lineOf(message, geometry);
    const x = (a.x + b.x) / 2;
    return x > geometry.gutter && x < geometry.width ? [{ message, x, y: (a.y + b.y) / 2 }] : [];
  });
  if (!geometry.roomy || lines.length > MOST_GLYPHS) return null;
  return (
    <g className="st-glyphs" aria-hidden="true">
      {lines.map(({ message: { sent, ended, type }, x, y }) => (
        <path
          key={`${sent} ${ended}`}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          d={messagePath(order.get(type) ?? 0, 44)}
        />
      ))}
    </g>
  );
}
