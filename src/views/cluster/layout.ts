// Where nodes and services stand: members on an ellipse, clockwise from the top; a large class as a sunflower; services in the middle.

import { bisectRight } from 'd3';

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
  /** Members in their order. */
  readonly nodes: readonly Place[];
  /** Angle of each member in radians, 0 = up, clockwise; null for a sunflower. */
  readonly angles: readonly number[] | null;
  /** Room for two lines of text outside each node. */
  readonly roomy: boolean;
  /** Few enough for what each knows of the others to be drawn at its rim. */
  readonly detailed: boolean;
  readonly label: Label;
  readonly services: readonly Place[];
  readonly serviceSize: { readonly width: number; readonly height: number };
}

/** More members than this no longer fit on one ellipse legibly. */
const ON_ELLIPSE = 72;
const ROOMY = 12;
const DETAILED = 24;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Space between neighbours, and the radius of a node that it gives. */
const SPACINGS = [16, 40, 150];
const RADII = [6.5, 14, 36];

/** Width of a bold character in font sizes, and the smallest text that can be read. */
const CHARACTER = 0.64;
const LEGIBLE = 8.5;

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

/** `longest`: characters of the longest name. */
export function layoutOf(
  width: number,
  height: number,
  count: number,
  services: number,
  longest = 3,
): Layout {
  const centre = { x: width / 2, y: height / 2 };
  const roomy = count <= ROOMY && Math.min(width, height) >= 400;
  const common = { width, height, centre, roomy, detailed: count <= DETAILED };
  if (count === 1 && services === 0) {
    const label = labelFor(36, longest);
    const none = serviceLayout(centre, 0, { width: 0, height: 0 });
    return { ...common, radius: 36, label, nodes: [centre], angles: [0], ...none };
  }
  if (count > ON_ELLIPSE) {
    const radius = radiusBySpacing(Math.sqrt((width * height * 0.7) / count) * 0.85);
    const rx = width / 2 - radius - 8;
    const ry = height / 2 - radius - 8;
    const inner = services > 0 ? 0.16 : 0;
    const nodes = Array.from({ length: count }, (_, index) => {
      const out = Math.sqrt(inner + (1 - inner) * ((index + 0.5) / count));
      const angle = index * GOLDEN_ANGLE;
      return { x: centre.x + rx * out * Math.sin(angle), y: centre.y - ry * out * Math.cos(angle) };
    });
    const free = { width: rx * 0.8, height: ry * 0.7 };
    return {
      ...common,
      radius,
      label: labelFor(radius, longest),
      nodes,
      angles: null,
      ...serviceLayout(centre, services, free),
    };
  }
  // Around a node there are its rings, and below it there are two lines of text where there is room.
  const marginX = roomy ? 84 : Math.min(54, width * 0.17);
  const above = roomy ? 66 : count <= ROOMY ? Math.min(54, height * 0.155) : 40;
  const below = roomy ? 88 : above;
  const ry = Math.max(30, (height - above - below) / 2);
  const rx = Math.max(
    30,
    Math.min(width / 2 - marginX, Math.max(ry * (roomy ? 1.75 : 2.5), ry + 20)),
  );
  const perimeter = Math.PI * (3 * (rx + ry) - Math.sqrt((3 * rx + ry) * (rx + 3 * ry)));
  const radius = Math.min(
    radiusBySpacing(perimeter / Math.max(count, 3)),
    Math.max(14, Math.min(width, height) / 13),
  );
  const middle = { x: centre.x, y: (above + height - below) / 2 };
  // Two face each other across the width.
  const angles = count === 2 ? [-Math.PI / 2, Math.PI / 2] : evenAngles(rx, ry, count);
  const nodes = angles.map((angle) => ({
    x: middle.x + rx * Math.sin(angle),
    y: middle.y - ry * Math.cos(angle),
  }));
  const inner = radius + 16;
  const free = { width: 2 * (rx - inner), height: 2 * (ry - inner) - (roomy ? 20 : 0) };
  return {
    ...common,
    centre: middle,
    radius,
    label: labelFor(radius, longest),
    nodes,
    angles,
    ...serviceLayout(middle, services, free),
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

const GAP = 14;
const SERVICE_SIZES = [
  { width: 156, height: 72 },
  { width: 124, height: 52 },
] as const;

/** In the middle, one above the other where they fit into what the members leave free, else side by side. */
function serviceLayout(
  centre: Place,
  count: number,
  free: { readonly width: number; readonly height: number },
): Pick<Layout, 'services' | 'serviceSize'> {
  const [large, small] = SERVICE_SIZES;
  const stacks = ({ width, height }: typeof free) =>
    width <= free.width && count * height + (count - 1) * GAP <= free.height;
  const rows = ({ width, height }: typeof free) =>
    height <= free.height && count * width + (count - 1) * GAP <= free.width;
  const size = stacks(large) || rows(large) ? large : small;
  const across = !stacks(size) && rows(size);
  return {
    serviceSize: size,
    services: Array.from({ length: count }, (_, index) => {
      const place = index - (count - 1) / 2;
      return across
        ? { x: centre.x + place * (size.width + GAP), y: centre.y }
        : { x: centre.x, y: centre.y + place * (size.height + GAP) };
    }),
  };
}
