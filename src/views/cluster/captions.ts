// What is said beside each node, in the words of the rest of the page: as much of it as there is room for, on the side that is turned
// away from the middle, where no link runs.

import type { NodeFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import type { Card } from './cards.ts';
import type { Layout, Place } from './layout.ts';

/** Middle of a text; `side` is 1 below the node, −1 above it. */
type CaptionPlace = Place & { readonly side: -1 | 1 };

export interface Captions {
  /** "follows n5", or "→ n5". */
  readonly kind: 'full' | 'short';
  /** Of each member; null where there is no room beside it. */
  readonly places: readonly (CaptionPlace | null)[];
}

/** Width of a character at 12 pixels; height of a line. */
const CHARACTER = 6.4;
const HALF_LINE = 8;
/** Characters beside the name of another, and at least. */
const LENGTHS = { full: [9, 15], short: [2, 12] } as const;

/** The corner of the stage, at the right of the top, in which the tools stand; so much of it is around their signs. */
export const TOOLS = { width: 168, height: 40, padding: 7 };

/**
 * Captions in full if all of them have room on the outer side, none on another, on a node, on a card, or outside the stage; else short
 * ones where they have, on the inner side if need be.
 */
export function captionsFor(
  nodes: readonly Place[],
  cards: readonly Card[],
  { width, height, centre, reach }: Pick<Layout, 'width' | 'height' | 'centre' | 'reach'>,
  longest: number,
): Captions {
  const placed = (kind: Captions['kind'], sides: readonly (-1 | 1)[]): (CaptionPlace | null)[] => {
    const [more, least] = LENGTHS[kind];
    const half = (Math.max(more + longest, least) * CHARACTER) / 2 + 3;
    const taken: Place[] = [];
    const spotAt = (node: Place, side: -1 | 1): CaptionPlace => {
      const y = node.y + side * (reach + HALF_LINE + 2);
      const right = y - HALF_LINE < TOOLS.height ? width - TOOLS.width : width;
      return { x: Math.max(half, Math.min(right - half, node.x)), y, side };
    };
    const fits = (node: Place, { x, y }: Place): boolean =>
      Math.min(y, height - y) >= HALF_LINE &&
      Math.abs(x - node.x) < half &&
      taken.every(
        (other) => Math.abs(other.x - x) >= 2 * half || Math.abs(other.y - y) >= 2 * HALF_LINE,
      ) &&
      cards.every(
        (card) =>
          Math.abs(card.x - x) >= half + card.width / 2 ||
          Math.abs(card.y - y) >= HALF_LINE + card.height / 2,
      ) &&
      nodes.every((other) => {
        const dx = Math.max(0, Math.abs(other.x - x) - half);
        const dy = Math.max(0, Math.abs(other.y - y) - HALF_LINE);
        return dx * dx + dy * dy >= (reach - 4) ** 2;
      });
    return nodes.map((node) => {
      const outer = node.y < centre.y - 1 ? -1 : 1;
      const spots = sides.map((side) => spotAt(node, side === 1 ? outer : outer === 1 ? -1 : 1));
      const spot = spots.find((one) => fits(node, one)) ?? null;
      if (spot) taken.push(spot);
      return spot;
    });
  };
  const full = placed('full', [1]);
  if (full.every((place) => place !== null)) return { kind: 'full', places: full };
  return { kind: 'short', places: placed('short', [1, -1]) };
}

/** Half of what a caption takes across. */
export const halfWidth = (...parts: readonly string[]): number =>
  (parts.join(' ').length * CHARACTER) / 2 + 3;

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
    return [`${verb},`, `${full ? 'epoch' : 'ep.'} ${epoch}`];
  }
  const nobody = follows === null || follows === id;
  if (state && (nobody || !full)) return [state, ''];
  return [full ? (state ? `${state} of` : 'follows') : '→', nobody ? 'nobody' : follows];
}
