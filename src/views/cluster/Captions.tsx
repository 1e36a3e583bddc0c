// The line of text beside each node, and how far its log goes. Under the messages: they pass over it.

import { memo } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { captionOf, halfWidth } from './captions.ts';
import { Log } from './glyphs.tsx';
import type { Layout } from './layout.ts';

const LINE = 18;

export function Captions({ nodes, layout }: { nodes: readonly NodeFrame[]; layout: Layout }) {
  const { captions, detailed, reach, centre } = layout;
  if (!detailed) return null;
  return (
    <g className="captions" aria-hidden="true">
      {nodes.map((node, index) => {
        const place = layout.nodes[index];
        const at = captions.places[index];
        const [first, second] = captionOf(node, captions.kind);
        const log = markOf(node.marks, 'log');
        const side = at?.side ?? (place && place.y < centre.y - 1 ? -1 : 1);
        // What is longer than usual still begins and ends on the stage.
        const half = halfWidth(first, second);
        // Beyond the caption where the stage goes on; else on the other side of the node.
        const beyond = place ? place.y + side * (reach + LINE + 9) : 0;
        const inside = beyond > 8 && beyond < layout.height - 8;
        return (
          <g key={node.id}>
            {at && (
              <Caption
                x={Math.max(half, Math.min(layout.width - half, at.x))}
                y={at.y}
                first={first}
                second={second}
              />
            )}
            {place && log && (
              <Log
                length={log.length}
                term={log.term}
                x={place.x}
                y={inside ? beyond : place.y - side * (reach + 4)}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

const Caption = memo(function Caption({
  x,
  y,
  first,
  second,
}: {
  x: number;
  y: number;
  first: string;
  second: string;
}) {
  return (
    <text className="node-caption" x={x} y={y} dy="0.36em" fontSize={12}>
      {first}
      {second !== '' && <tspan className="node-caption-strong"> {second}</tspan>}
    </text>
  );
});
