// The shapes of message types, by their place among the types of a run. d3-shape has seven
// of them, and weighs 4 kB in the embed.

type Point = readonly [x: number, y: number];

/** Corners on circles of the given radii, in turn, the first one up. */
const corners = (count: number, ...radii: readonly number[]): readonly Point[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = (index * 2 * Math.PI) / count;
    const radius = radii[index % radii.length] ?? 1;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  });

/**
 * Full circles, bars and corners: as many as the types of any run. Hollow is what gets lost. Stars, triangles and
 * diamonds are signs of what happens (signs.ts), and none of these.
 */
const SHAPES: readonly (readonly Point[] | null)[] = [
  null,
  // Square.
  [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ],
  // Three blades.
  corners(6, 0.3, 0.9),
  // Plus.
  [
    [-0.22, -0.67],
    [0.22, -0.67],
    [0.22, -0.22],
    [0.67, -0.22],
    [0.67, 0.22],
    [0.22, 0.22],
    [0.22, 0.67],
    [-0.22, 0.67],
    [-0.22, 0.22],
    [-0.67, 0.22],
    [-0.67, -0.22],
    [-0.22, -0.22],
  ],
  // Hourglass.
  [
    [-0.66, -0.78],
    [0.66, -0.78],
    [0.14, 0],
    [0.66, 0.78],
    [-0.66, 0.78],
    [-0.14, 0],
  ],
  // Chevron, downwards.
  [
    [-0.86, -0.6],
    [-0.36, -0.6],
    [0, 0],
    [0.36, -0.6],
    [0.86, -0.6],
    [0.22, 0.66],
    [-0.22, 0.66],
  ],
  // Corner.
  [
    [-0.66, -0.72],
    [-0.14, -0.72],
    [-0.14, 0.2],
    [0.72, 0.2],
    [0.72, 0.72],
    [-0.66, 0.72],
  ],
  // Bar.
  [
    [-0.9, -0.28],
    [0.9, -0.28],
    [0.9, 0.28],
    [-0.9, 0.28],
  ],
  // Post.
  [
    [-0.28, -0.9],
    [0.28, -0.9],
    [0.28, 0.9],
    [-0.28, 0.9],
  ],
  // Roof.
  [
    [-0.4, -0.5],
    [0.4, -0.5],
    [0.88, 0.46],
    [-0.88, 0.46],
  ],
  // Funnel.
  [
    [-0.88, -0.46],
    [0.88, -0.46],
    [0.4, 0.5],
    [-0.4, 0.5],
  ],
];

/** Corners of the shape of a message type, of area 1, around the origin; null is the circle. */
export const messagePoints = (type: number): readonly Point[] | null =>
  SHAPES[type % SHAPES.length] as readonly Point[] | null;

/** Path of the shape of a message type, of about so many square pixels, around the origin. */
export function messagePath(type: number, area: number): string {
  const scale = Math.sqrt(area);
  const points = messagePoints(type);
  if (!points) {
    const r = (scale / Math.sqrt(Math.PI)).toFixed(2);
    return `M${r} 0A${r} ${r} 0 1 1 -${r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
  }
  return `M${points.map(([x, y]) => `${(x * scale).toFixed(2)} ${(y * scale).toFixed(2)}`).join('L')}Z`;
}

const DASHES = ['', '7 3', '2 3', '9 3 2 3', '5 2', '1 2', '12 4'];

/** Dashes of the line of a message type, where it is drawn as one. */
export const messageDashes = (type: number): string => DASHES[type % DASHES.length] as string;
