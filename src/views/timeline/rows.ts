// Which branches are drawn, and in which order: parents above their children, at most so many.

import type { Branch } from '../../session/api.ts';

export const MOST_ROWS = 3;
/** In a low frame, whose height the stage needs. */
export const LOW_ROWS = 2;
export const LOW = '(max-height: 500px)';
/** High enough for a finger. */
export const ROW = 24;
/** The place that is kept, also before the lines are here: the run as it was loaded, and a first branch. */
export const KEPT_ROWS = 2;

/** The branch on screen and its ancestors first of all, then the newest; in order of their birth. */
export function rowsOf(
  branches: readonly Branch[],
  current: number,
  most: number,
): readonly Branch[] {
  const chosen = new Set<number>();
  const line: number[] = [];
  for (let id: number | null = current; id !== null; id = branches[id]?.parent ?? null)
    line.unshift(id);
  // The first of the line is where it all began; of the rest the nearest count.
  for (const id of [line[0] ?? 0, ...line.slice(1).reverse()])
    if (chosen.size < most) chosen.add(id);
  for (const { id } of [...branches].reverse()) if (chosen.size < most) chosen.add(id);
  return branches.filter(({ id }) => chosen.has(id));
}

/** The nearest ancestor that is drawn: what a branch hangs from. Null for the first. */
export function hangsFrom(
  { parent }: Branch,
  branches: readonly Branch[],
  rows: readonly Branch[],
): Branch | null {
  for (let id = parent; id !== null; id = branches[id]?.parent ?? null) {
    const found = rows.find((row) => row.id === id);
    if (found) return found;
  }
  return null;
}
