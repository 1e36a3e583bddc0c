// Where nodes and services stand: members on an ellipse, clockwise from the top; a large class as a sunflower; services in the middle.

import { bisectRight } from 'd3';
import { type Captions, captionsFor } from './captions.ts';
import { type Card, clearOf, serviceLayout } from './cards.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Label {
  readonly size: number;
  /** The name stands alone in its circle: no room for the priority below it. */
  readonly alone: boolean;
  /** It can be read at once; else only from `closeAt` times closer. */
  readonly always: boolean;
  readonly closeAt: number;
  /** More characters than this do not fit. */
  readonly most: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly centre: Place;
  /** Radius of a node. */
  readonly radius: number;
  /** How far the rings and signs of a node reach from its middle: lines and texts keep out of this. */
  readonly reach: number;
  /** More rings than these do not run down around a node. */
  readonly rings: number;
  /** Members in their order. */
  readonly nodes: readonly Place[];
  /** They stand on a ring, clockwise from the top; else as a sunflower. */
  readonly onRing: boolean;
  readonly captions: Captions;
  /** Few enough for what each knows of the others to be drawn at its rim. */
  readonly detailed: boolean;
  readonly label: Label;
  readonly services: readonly Card[];
}

/** More members than this no longer fit on one ellipse legibly. */
const ON_ELLIPSE = 72;
const FEW = 12;
export const DETAILED = 24;
/** Rings around a node of a small class. */
export const RINGS_OF_FEW = 5;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Space between neighbours, and the radius of a node that it gives. */
const SPACINGS = [16, 40, 150];
const RADII = [6.5, 14, 36];
/** Two have all the room that there is. */
const LARGEST = { pair: 56, more: 36 };

/** Width of a bold character in font sizes, and the smallest text that can be read. */
const CHARACTER = 0.64;
const LEGIBLE = 8.5;

/** Rings that are seldom exceeded: room is left for so many. */
const USUAL_RINGS = 3;
const gapOf = (radius: number): number => (radius < 30 ? 4 : 5);

/** Radius of a ring around a node, from the inside. */
export const ringRadius = ({ radius }: Pick<Layout, 'radius'>, lane: number): number =>
  Math.round((radius + 7 + lane * gapOf(radius)) * 10) / 10;

const reachOf = (radius: number, count: number): number =>
  count <= FEW
    ? radius + 6 + USUAL_RINGS * gapOf(radius)
    : radius + (count <= DETAILED ? 13 : radius > 8 ? 6 : 2);

const radiusBySpacing = (spacing: number): number => along(SPACINGS, RADII, spacing);

/** Names as large as fits into the circles, all of one size. */
function labelFor(radius: number, longest: number): Label {
  const alone = radius < 20;
  const wish = Math.max(9.5, radius * (alone ? 0.78 : 0.56));
  const room = 2 * radius - (alone ? 3 : 8);
  const fit = room / (CHARACTER * Math.max(1, longest));
  const size = Math.min(wish, alone ? fit : Math.max(10, fit));
  return {
    size,
    alone,
    always: size >= LEGIBLE,
    closeAt: LEGIBLE / size,
    most: Math.max(1, Math.floor(room / (CHARACTER * size) + 0.01)),
  };
}

/** `services`: rows that the card of each asks for; `longest`: characters of the longest name. */
export function layoutOf(
  width: number,
  height: number,
  count: number,
  services: readonly number[],
  longest = 3,
): Layout {
  const centre = { x: width / 2, y: height / 2 };
  const detailed = count <= DETAILED;
  const rings = count <= FEW ? RINGS_OF_FEW : detailed ? 1 : 0;
  const common = { width, height, centre, detailed, rings };
  if (count > ON_ELLIPSE) {
    const radius = radiusBySpacing(Math.sqrt((width * height * 0.7) / count) * 0.85);
    const rx = width / 2 - radius - 8;
    // On a narrow stage the tools stand above it.
    const above = width < 500 ? 26 : 8;
    const ry = (height - above - 8) / 2 - radius;
    const middle = { x: centre.x, y: above + radius + ry };
    const inner = services.length > 0 ? 0.16 : 0;
    const nodes = Array.from({ length: count }, (_, index) => {
      const out = Math.sqrt(inner + (1 - inner) * ((index + 0.5) / count));
      const angle = index * GOLDEN_ANGLE;
      return { x: middle.x + rx * out * Math.sin(angle), y: middle.y - ry * out * Math.cos(angle) };
    });
    const free = { width: rx * 0.8, height: ry * 0.7 };
    return {
      ...common,
      centre: middle,
      radius,
      reach: reachOf(radius, count),
      label: labelFor(radius, longest),
      nodes,
      onRing: false,
      captions: { kind: 'short', places: [] },
      services: serviceLayout(
        middle,
        services,
        ({ width: across, height: high }) =>
          across <= free.width && services.length * (high + 14) <= free.height,
      ),
    };
  }
  // As large as the stage allows; the margins hold the rings and a line of text, and among many the name of one outside the ring.
  const most = Math.min(
    count <= 2 ? LARGEST.pair : LARGEST.more,
    Math.max(14, Math.min(width, height) / (count <= 2 ? 9 : 13)),
  );
  const reach = reachOf(count <= FEW ? most : 14, count);
  const captioned = count <= DETAILED;
  const marginX = Math.min(count <= FEW ? Math.max(reach + 8, 48) : 44, width * 0.24);
  const marginY = Math.min(reach + (captioned ? 22 : 16), height * 0.27);
  const free = Math.max(60, height - 2 * marginY);
  const widest = count <= 2 ? Math.max(3.2 * most, services.length > 0 ? 250 : 0) : Infinity;
  const fromHeight = (ry: number) =>
    Math.max(30, Math.min(width / 2 - marginX, widest, Math.max(ry * 1.9, 240)));
  // An odd number stands higher on one side than on the other: the ellipse grows until it fills the height.
  const low = lowest(fromHeight(free / 2), free / 2, count);
  const ry = free / (1 + low);
  const rx = fromHeight(free / 2);
  const middle = count <= 2 ? centre : { x: centre.x, y: height / 2 - free / 2 + ry };
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
  return {
    ...common,
    centre: middle,
    radius,
    reach: outside,
    label: labelFor(radius, longest),
    nodes,
    onRing: true,
    captions: captioned
      ? captionsFor(nodes, { ...common, centre: middle, reach: outside }, longest)
      : { kind: 'short', places: [] },
    services: serviceLayout(
      middle,
      services,
      // With room for a wall around them, if there is any.
      clearOf(nodes, outside + 16, { width, height }),
      clearOf(nodes, outside + 4, { width, height }),
      clearOf(nodes, radius + 4, { width, height }),
    ),
  };
}

/** The value at a place on a line through points; flat beyond its ends. */
function along(places: readonly number[], values: readonly number[], at: number): number {
  const next = Math.max(1, Math.min(places.length - 1, bisectRight(places as number[], at)));
  const [a, b] = [places[next - 1] as number, places[next] as number];
  const part = Math.max(0, Math.min(1, (at - a) / (b - a)));
  const [from, to] = [values[next - 1] as number, values[next] as number];
  return from + (to - from) * part;
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
