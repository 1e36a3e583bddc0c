// The names of those that matter just now, beside nodes that are too small for names.

import type { Frame } from '../../engine/frame.ts';
import type { Layout } from './layout.ts';
import { namedIn, placeNames } from './names.ts';

export function Names({ frame, layout }: { frame: Frame; layout: Layout }) {
  return (
    <g className="names" aria-hidden="true">
      {placeNames(frame.nodes, namedIn(frame), layout).map(({ name, x, y }) => (
        <text key={name} className="name-outside" x={x} y={y} dy="0.36em">
          {name}
        </text>
      ))}
    </g>
  );
}
