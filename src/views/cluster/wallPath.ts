// The walls between members on a ring: each from the rim of the stage inwards, as far as the cards. Such a wall parts the members
// alone: what stands on a card is reached from all sides, so that the cards are the gap in it.

import type { Layout, Place } from './layout.ts';

/** Between a wall and a card, a fence on it included. */
const CLEARANCE = 12;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the walls end at; null where nothing is in the middle. */
function boxOf({ services }: Layout): Box | null {
  if (services.length === 0) return null;
  return {
    left: Math.min(...services.map(({ x, width }) => x - width / 2)) - CLEARANCE,
    right: Math.max(...services.map(({ x, width }) => x + width / 2)) + CLEARANCE,
    top: Math.min(...services.map(({ y, height }) => y - height / 2)) - CLEARANCE,
    bottom: Math.max(...services.map(({ y, height }) => y + height / 2)) + CLEARANCE,
  };
}

const written = ({ x, y }: Place): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** How far it is from the middle to where the ray leaves the box. */
function exitOf({ x, y }: Place, box: Box, [ux, uy]: readonly [number, number]): number {
  const acrossX = ux === 0 ? Number.POSITIVE_INFINITY : ((ux > 0 ? box.right : box.left) - x) / ux;
  const acrossY = uy === 0 ? Number.POSITIVE_INFINITY : ((uy > 0 ? box.bottom : box.top) - y) / uy;
  return Math.max(0, Math.min(acrossX, acrossY));
}

/** From the middle out between two neighbours, clockwise; of two members alone, across the line between them. */
function directionOf(a: Place, b: Place, centre: Place): readonly [number, number] {
  const [dx, dy] = [(a.x + b.x) / 2 - centre.x, (a.y + b.y) / 2 - centre.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length > 1) return [dx / length, dy / length];
  const [ax, ay] = [b.y - a.y, a.x - b.x];
  const across = Math.max(1, Math.sqrt(ax * ax + ay * ay));
  return [ax / across, ay / across];
}

/** `gaps`: indexes of neighbours, clockwise, between whom a wall stands. */
export function ringWalls(gaps: readonly (readonly [number, number])[], layout: Layout): string {
  const { nodes, reach } = layout;
  const box = boxOf(layout);
  const centre = box
    ? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
    : layout.centre;
  return gaps
    .map(([index, next]) => {
      const [a, b] = [nodes[index] as Place, nodes[next] as Place];
      const direction = directionOf(a, b, centre);
      const at = (far: number): Place => ({
        x: centre.x + direction[0] * far,
        y: centre.y + direction[1] * far,
      });
      // The middle of the gap, seen from the middle of the ring.
      const gap =
        ((a.x + b.x) / 2 - centre.x) * direction[0] + ((a.y + b.y) / 2 - centre.y) * direction[1];
      const inner = box ? exitOf(centre, box, direction) : 0;
      return `M${written(at(Math.max(inner, gap) + reach + 16))}L${written(at(inner))}`;
    })
    .join('');
}
