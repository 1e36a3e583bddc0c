// In a class whose nodes are too small for names: the names of those that matter just now, beside them. Who leads or stands, whom
// others follow, and whom they suspect: the rest is a click or a pinch away.

import type { Frame } from '../../engine/frame.ts';
import type { Layout } from './layout.ts';

/** More names than these are no picture any more. */
const MOST = 8;

/** Those that matter, the weightiest first. */
export function namedIn({ nodes }: Frame): readonly string[] {
  const told = new Set<string>();
  for (const { id, role, status } of nodes)
    if (role === 'leader' && status !== 'down') told.add(id);
  for (const { follows, status } of nodes) if (follows && status !== 'down') told.add(follows);
  for (const { suspects, status } of nodes)
    if (status !== 'down') for (const suspect of suspects) told.add(suspect);
  for (const { id, role, status } of nodes)
    if (role === 'candidate' && status !== 'down') told.add(id);
  return [...told].slice(0, MOST);
}

export function Names({ frame, layout }: { frame: Frame; layout: Layout }) {
  const { centre, radius, width } = layout;
  return (
    <g className="names" aria-hidden="true">
      {namedIn(frame).map((name) => {
        const place = layout.nodes[frame.nodes.findIndex(({ id }) => id === name)];
        if (!place) return null;
        const [dx, dy] = [place.x - centre.x, place.y - centre.y];
        const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
        const x = place.x + (dx / length) * (radius + 9);
        const y = place.y + (dy / length) * (radius + 13);
        const aside = Math.abs(dx) > Math.abs(dy);
        const fits = dx > 0 ? width - x > name.length * 7 : x > name.length * 7;
        const anchor = aside && fits ? (dx > 0 ? 'start' : 'end') : 'middle';
        return (
          <text
            key={name}
            className="name-outside"
            x={x}
            y={y}
            dy="0.36em"
            style={{ textAnchor: anchor }}
          >
            {name}
          </text>
        );
      })}
    </g>
  );
}
