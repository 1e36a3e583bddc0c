// A small class on an ellipse, clockwise from the top, with the cards in its middle.

import { captionsFor, TOOLS } from './captions.ts';
import { clearOf, gapTo, serviceLayout } from './cards.ts';
import type { Asked, Layout, Place } from './layout.ts';
import { along, DETAILED, FEW, labelFor, RINGS_OF_FEW, radiusBySpacing, reachOf } from './sizes.ts';

/** Two have all the room that there is. */
const LARGEST = { pair: 56, more: 36 };
/** Where the cards lie on rings otherwise, nodes are so much smaller, but not smaller than that. */
const SMALLER = [1, 0.85, 0.72];
const SMALLEST = 14;

/** As large as the stage allows; smaller if only so the cards in the middle are clear of all rings, or else say more. */
export function ellipse(asked: Asked): Layout {
  const { width, height, count } = asked;
  const largest = Math.min(
    count <= 2 ? LARGEST.pair : LARGEST.more,
    Math.max(SMALLEST, Math.min(width, height) / (count <= 2 ? 9 : 13)),
  );
  let best: { layout: Layout; room: number; rows: number } | null = null;
  for (const part of count <= FEW ? SMALLER : [1]) {
    const layout = ellipseWith(asked, Math.max(SMALLEST, largest * part));
    const room = Math.min(
      0,
      ...layout.services.flatMap((card) =>
        layout.nodes.map((node) => gapTo(card, node) - layout.reach),
      ),
    );
    const rows = layout.services.reduce((sum, card) => sum + card.rows, 0);
    const says = best !== null && best.room < -1 && room > best.room - 1 && rows > best.rows;
    if (!best || room > best.room + 1 || says) best = { layout, room, rows };
  }
  return (best as { layout: Layout }).layout;
}

function ellipseWith({ width, height, count, services, longest }: Asked, most: number): Layout {
  const centre = { x: width / 2, y: height / 2 };
  // The margins hold the rings and a line of text, and among many the name of one outside the ring.
  const reach = reachOf(count <= FEW ? most : 14, count);
  const captioned = count <= DETAILED;
  const marginX = Math.min(count <= FEW ? Math.max(reach + 8, 48) : 44, width * 0.24);
  const marginY = Math.min(reach + (captioned ? 22 : 16), height * 0.27);
  // The first stands at the top: its rings keep off the signs of the tools in the corner.
  const beside = width / 2 - TOOLS.width + TOOLS.padding;
  const below =
    count > 2 && beside < reach
      ? TOOLS.height - TOOLS.padding + Math.sqrt(reach ** 2 - Math.max(0, beside) ** 2)
      : 0;
  const top = Math.min(Math.max(marginY, below), height * 0.3);
  const free = Math.max(60, height - top - marginY);
  const widest = count <= 2 ? Math.max(3.2 * most, services.length > 0 ? 250 : 0) : Infinity;
  const fromHeight = (ry: number) =>
    Math.max(30, Math.min(width / 2 - marginX, widest, Math.max(ry * 1.9, 240)));
  // An odd number stands higher on one side than on the other: the ellipse grows until it fills the height.
  const low = lowest(fromHeight(free / 2), free / 2, count);
  const ry = free / (1 + low);
  const rx = fromHeight(free / 2);
  const middle = count <= 2 ? centre : { x: centre.x, y: top + ry };
  const perimeter = Math.PI * (3 * (rx + ry) - Math.sqrt((3 * rx + ry) * (rx + 3 * ry)));
  const radius = Math.min(
    count <= 2 ? most : radiusBySpacing(perimeter / Math.max(count, 3)),
    most,
  );
  const nodes = anglesOf(rx, ry, count).map((angle) =>
    count === 1 && services.length === 0
      ? centre
      : { x: middle.x + rx * Math.sin(angle), y: middle.y - ry * Math.cos(angle) },
  );
  const outside = reachOf(radius, count);
  const cards = serviceLayout(
    count <= 2 ? [middle] : around(middle, ry * 0.6),
    services,
    // With room for a wall around them, if there is any; at least off the inner rings.
    [outside + 16, outside + 4, outside - 1, radius + 12].map((distance) =>
      clearOf(nodes, distance, { width, height }),
    ),
    clearOf(nodes, radius + 4, { width, height }),
  );
  return {
    width,
    height,
    detailed: captioned,
    rings: count <= FEW ? RINGS_OF_FEW : captioned ? 1 : 0,
    centre: middle,
    radius,
    reach: outside,
    label: labelFor(radius, longest),
    nodes,
    onRing: true,
    captions: captioned
      ? captionsFor(nodes, cards, { width, height, centre: middle, reach: outside }, longest)
      : { kind: 'short', places: [] },
    services: cards,
  };
}

/** A place, and those above and below it up to a distance, the nearest first: an odd number leaves more room below the middle. */
function around({ x, y }: Place, most: number): readonly Place[] {
  const steps = Array.from({ length: Math.floor(most / 6) }, (_, step) => 6 * (step + 1));
  return [{ x, y }, ...steps.flatMap((step) => [step, -step].map((dy) => ({ x, y: y + dy })))];
}

/** Two face each other across the width. */
const anglesOf = (rx: number, ry: number, count: number): readonly number[] =>
  count === 2 ? [-Math.PI / 2, Math.PI / 2] : evenAngles(rx, ry, count);

/** How far below the middle the lowest stands, in half heights. */
const lowest = (rx: number, ry: number, count: number): number =>
  count <= 2 ? 1 : Math.max(0.4, ...anglesOf(rx, ry, count).map((angle) => -Math.cos(angle)));

/** Angles at which points on an ellipse stand at even distances along it, 0 = up, clockwise. */
function evenAngles(rx: number, ry: number, count: number): number[] {
  const steps = 720;
  const lengths = [0];
  for (let step = 1; step <= steps; step++) {
    const [a, b] = [((step - 1) / steps) * 2 * Math.PI, (step / steps) * 2 * Math.PI];
    const dx = rx * (Math.sin(b) - Math.sin(a));
    const dy = ry * (Math.cos(b) - Math.cos(a));
    lengths.push((lengths[step - 1] as number) + Math.sqrt(dx * dx + dy * dy));
  }
  const total = lengths[steps] as number;
  const turns = lengths.map((_, step) => (step / steps) * 2 * Math.PI);
  return Array.from({ length: count }, (_, index) =>
    along(lengths, turns, (index / count) * total),
  );
}
