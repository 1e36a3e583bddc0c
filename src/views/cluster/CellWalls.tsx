// Walls of any partition of any picture: wherever the cells of two neighbours (after Voronoi) in different groups touch.

import { Delaunay } from 'd3';
import { useMemo } from 'react';
import type { Card } from './cards.ts';
import type { Layout, Place } from './layout.ts';

export function CellWalls({
  groupOf,
  places,
  layout,
}: {
  groupOf: ReadonlyMap<string, number>;
  places: ReadonlyMap<string, Place>;
  layout: Layout;
}) {
  const path = useMemo(() => wallPath(groupOf, places, layout), [groupOf, places, layout]);
  return (
    <g className="walls">
      <path d={path} />
    </g>
  );
}

/** Places on the rim of a card, close enough for no wall to come in between. */
function rimOf({ x, y, width, height }: Card): readonly Place[] {
  const parts = [-0.5, -0.25, 0, 0.25, 0.5];
  return parts.flatMap((part) => [
    { x: x + part * width, y: y - height / 2 },
    { x: x + part * width, y: y + height / 2 },
    { x: x - width / 2, y: y + part * height },
    { x: x + width / 2, y: y + part * height },
  ]);
}

/** The edges between cells of different groups. What is in no group is reached from every side, and has no cell. */
function wallPath(
  groupOf: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, Place>,
  { width, height, nodes, services }: Layout,
): string {
  const names = [...places.keys()];
  const sites = [...places].filter(([name]) => groupOf.has(name));
  // A card is larger than a place: its rim stands for it, so that the wall goes around it.
  services.forEach((card, index) => {
    const name = names[nodes.length + index];
    if (name !== undefined && groupOf.has(name))
      sites.push(...rimOf(card).map((place): [string, Place] => [name, place]));
  });
  const groups = sites.map(([name]) => groupOf.get(name));
  const delaunay = Delaunay.from(
    sites,
    ([, { x }]) => x,
    ([, { y }]) => y,
  );
  const { circumcenters } = delaunay.voronoi([0, 0, width, height]);
  const { halfedges, triangles, points, hull } = delaunay;
  const centre = (edge: number) => {
    const at = 2 * Math.floor(edge / 3);
    return { x: circumcenters[at] as number, y: circumcenters[at + 1] as number };
  };
  const parts: string[] = [];
  const draw = (from: Place, to: Place) =>
    parts.push(`M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`);
  halfedges.forEach((other, edge) => {
    if (other < edge) return;
    const next = edge % 3 === 2 ? edge - 2 : edge + 1;
    const [a, b] = [triangles[edge] as number, triangles[next] as number];
    if (groups[a] !== groups[b]) draw(centre(edge), centre(other));
  });
  // From the outermost corners the wall runs on to the edge of the picture.
  hull.forEach((a, at) => {
    const b = hull[(at + 1) % hull.length] as number;
    if (groups[a] === groups[b]) return;
    const edge = triangles.findIndex(
      (point, index) =>
        halfedges[index] === -1 &&
        new Set([point, triangles[index % 3 === 2 ? index - 2 : index + 1]]).has(a) &&
        new Set([point, triangles[index % 3 === 2 ? index - 2 : index + 1]]).has(b),
    );
    const [ax, ay] = [points[2 * a] as number, points[2 * a + 1] as number];
    const [bx, by] = [points[2 * b] as number, points[2 * b + 1] as number];
    const middle = { x: (ax + bx) / 2, y: (ay + by) / 2 };
    const start = edge < 0 ? middle : centre(edge);
    const length = Math.max(1, Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2));
    // The hull runs counterclockwise on a screen: outwards is to the right of it.
    const [ux, uy] = [(by - ay) / length, (ax - bx) / length];
    const away = (middle.x - width / 2) * ux + (middle.y - height / 2) * uy < 0 ? -1 : 1;
    const far = width + height;
    draw(start, { x: middle.x + ux * far * away, y: middle.y + uy * far * away });
  });
  return parts.join('');
}
