// A large class, as a sunflower around the cards in its middle.

import { type Card, serviceLayout } from './cards.ts';
import type { Asked, Layout, Place } from './layout.ts';
import { labelFor, radiusBySpacing, reachOf } from './sizes.ts';

/** What the ring of a node takes of the way to the next. */
const RING = 1.5;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

export function sunflower({ width, height, count, services, longest }: Asked): Layout {
  const most = radiusBySpacing(Math.sqrt((width * height * 0.7) / count) * 0.85);
  const rx = width / 2 - most - 8;
  // On a narrow stage the tools stand above it.
  const above = width < 500 ? 26 : 8;
  const ry = (height - above - 8) / 2 - most;
  const middle = { x: width / 2, y: above + most + ry };
  // The part of the sunflower that a card in its middle takes: a hole around its corners.
  const holeOf = ({ x, y, width: across, height: high }: Card): number => {
    const dx = Math.abs(x - middle.x) + across / 2 + most + 4;
    const dy = Math.abs(y - middle.y) + high / 2 + most + 4;
    return (dx / rx) ** 2 + (dy / ry) ** 2;
  };
  const cards = serviceLayout(
    [middle],
    services,
    [0.2, 0.3].map((part) => (card: Card) => holeOf(card) <= part),
    (card) => holeOf(card) <= 0.6,
  );
  const inner = Math.min(0.8, Math.max(0, ...cards.map(holeOf)));
  const nodes = Array.from({ length: count }, (_, index) => {
    const out = Math.sqrt(inner + (1 - inner) * ((index + 0.5) / count));
    const angle = index * GOLDEN_ANGLE;
    return { x: middle.x + rx * out * Math.sin(angle), y: middle.y - ry * out * Math.cos(angle) };
  });
  // The ellipse brings some nearer to each other than its area says: none stands on another, nor on its ring.
  const radius = Math.max(2.5, Math.min(most, leastDistance(nodes) / 2 - RING));
  return {
    width,
    height,
    detailed: false,
    rings: 0,
    centre: middle,
    radius,
    reach: reachOf(radius, count),
    label: labelFor(radius, longest),
    nodes,
    onRing: false,
    captions: { kind: 'short', places: [] },
    services: cards,
  };
}

/** Between the two that stand nearest to each other. */
function leastDistance(nodes: readonly Place[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < nodes.length; index++) {
    const { x, y } = nodes[index] as Place;
    for (let other = index + 1; other < nodes.length; other++) {
      const { x: otherX, y: otherY } = nodes[other] as Place;
      least = Math.min(least, (otherX - x) ** 2 + (otherY - y) ** 2);
    }
  }
  return Math.sqrt(least);
}
