// What is said beside each node, in the words of the rest of the page: as much of it as there is room for, on the side that is turned
// away from the middle, where no link runs.

import type { NodeFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import type { Layout, Place } from './layout.ts';

export interface Captions {
  /** "follows n5", "→ n5", or nothing. */
  readonly kind: 'full' | 'short' | 'none';
  /** Middle of the text of each member; `side` is 1 below the node, −1 above it. */
  readonly places: readonly (Place & { readonly side: -1 | 1 })[];
}

/** Width of a character at 12 pixels; height of a line. */
const CHARACTER = 6.4;
const HALF_LINE = 8;
/** Characters beside the name of another, and at least. */
const LENGTHS = { full: [9, 15], short: [2, 8] } as const;

/** The longest kind of caption of which none lies on another, on a node, or outside the stage. */
export function captionsFor(
  nodes: readonly Place[],
  { width, height, centre, reach }: Pick<Layout, 'width' | 'height' | 'centre' | 'reach'>,
  longest: number,
): Captions {
  for (const kind of ['full', 'short'] as const) {
    const [more, least] = LENGTHS[kind];
    const half = (Math.max(more + longest, least) * CHARACTER) / 2 + 3;
    const places = nodes.map(({ x, y }) => {
      const side = y < centre.y - 1 ? -1 : 1;
      const inside = Math.max(half, Math.min(width - half, x));
      return { x: inside, y: y + side * (reach + HALF_LINE), side } as const;
    });
    const fits = places.every(
      (place, index) =>
        Math.min(place.y, height - place.y) >= HALF_LINE &&
        places.every(
          (other, at) =>
            at === index ||
            Math.abs(other.x - place.x) >= 2 * half ||
            Math.abs(other.y - place.y) >= 2 * HALF_LINE,
        ) &&
        nodes.every((node) => {
          const dx = Math.max(0, Math.abs(node.x - place.x) - half);
          const dy = Math.max(0, Math.abs(node.y - place.y) - HALF_LINE);
          return dx * dx + dy * dy >= (reach - 4) ** 2;
        }),
    );
    if (fits) return { kind, places };
  }
  return { kind: 'none', places: [] };
}

type Told = Pick<NodeFrame, 'id' | 'status' | 'role' | 'epoch' | 'follows' | 'waiting' | 'marks'>;

/** Two parts, the second of which is the one that matters. */
export function captionOf(
  { id, status, role, epoch, follows, waiting, marks }: Told,
  kind: 'full' | 'short',
): readonly [string, string] {
  const full = kind === 'full';
  const state = markOf(marks, 'state')?.text;
  if (status === 'down') return ['down', ''];
  if (status === 'paused') {
    if (waiting === 0 || !full) return ['paused', ''];
    return [`${waiting} ${waiting === 1 ? 'message' : 'messages'}`, 'waiting'];
  }
  if (role === 'leader' || role === 'candidate') {
    const verb = state ?? (role === 'leader' ? 'leads' : 'stands');
    return full ? [`${verb},`, `epoch ${epoch}`] : [verb, String(epoch)];
  }
  const nobody = follows === null || follows === id;
  if (state && (nobody || !full)) return [state, ''];
  return [full ? (state ? `${state} of` : 'follows') : '→', nobody ? 'nobody' : follows];
}
