// The wall while it is being drawn: the line across the stage, and the letter of the side on which each one would be.

import type { Layout, Place } from './layout.ts';
import { acrossAll, lengthOf, SHORTEST_STROKE, type Stroke, sidesOf } from './wall.ts';

export function WallPreview({
  stroke,
  places,
  layout,
}: {
  stroke: Stroke;
  places: ReadonlyMap<string, Place>;
  layout: Layout;
}) {
  const { from, to } = acrossAll(stroke, layout.width, layout.height);
  const isLong = lengthOf(stroke) >= SHORTEST_STROKE;
  const sides = sidesOf(stroke, places);
  return (
    <g className="wall-preview" aria-hidden="true">
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {isLong &&
        sides.map((names, side) =>
          names.map((name) => {
            const place = places.get(name);
            return (
              place && (
                <text key={name} x={place.x} y={place.y - layout.radius - 4}>
                  {side === 0 ? 'A' : 'B'}
                </text>
              )
            );
          }),
        )}
    </g>
  );
}
