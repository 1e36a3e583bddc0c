// Who stands where at the rim of a node: what is its own has a fixed angle, what is about another faces that other and steps aside.

/** Degrees, clockwise from the right. */
export const SLOTS = { role: -135, status: -45, group: 45, chosen: 135, tally: 90 } as const;

/** A sign in its slot, at the rim or a little outside. */
export interface Badge {
  readonly slot: keyof typeof SLOTS;
  readonly size: number;
  readonly distance: number;
}

/** The seal of the epoch, the hand, the pause and the cross: outside the rim, so that no name is covered, and small on small nodes. */
export function badgeOf(slot: keyof typeof SLOTS, radius: number): Badge {
  const size = Math.max(radius < 12 ? 6 : 7.5, Math.min(14, radius * 0.38));
  return { slot, size, distance: radius + size * (radius < 20 ? 0.85 : 0.5) };
}

/** Where it is, from the middle of its node. */
export function badgePlace({ slot, distance }: Badge): { readonly x: number; readonly y: number } {
  const angle = (SLOTS[slot] * Math.PI) / 180;
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

export interface Span {
  readonly angle: number;
  /** Half of the angle that it covers. */
  readonly half: number;
}

const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);
const STEP = 4;

/** Half the angle that something covers at a distance from the middle. */
export const halfAngle = (radius: number, distance: number): number =>
  (Math.asin(Math.min(1, radius / distance)) * 180) / Math.PI;

/** A sign further outside stands so much beyond those at the rim. */
export const OUTER = 14;

export interface Sign {
  readonly angle: number;
  readonly outer: boolean;
}

/** Turned further than this a sign would face another than the one that it is about. */
const MOST_TURN = 40;

/** What stands at a rim: badges, which reach far outside, and signs like those that are to be placed. */
export interface Taken {
  readonly badges: readonly Span[];
  readonly signs: readonly Span[];
}

/**
 * Places for signs that each cover the same: as near as possible to where each would be, and on nothing that is there already; where
 * that turns one too far, further outside, where it covers less. Null where there is no room for all.
 */
export function placeSigns(
  taken: Taken,
  wanted: readonly number[],
  half: number,
  outerHalf = half,
): readonly Sign[] | null {
  const inner = [...taken.badges, ...taken.signs];
  const outer = [...taken.badges];
  const signs: Sign[] = [];
  for (const wish of wanted) {
    const near = freeAngle(inner, wish, half, MOST_TURN);
    const far = near === undefined ? freeAngle(outer, wish, outerHalf, MOST_TURN) : undefined;
    const angle = near ?? far ?? freeAngle(inner, wish, half, 180);
    if (angle === undefined) return null;
    if (far === undefined) inner.push({ angle, half });
    else outer.push({ angle, half: outerHalf });
    signs.push({ angle, outer: far !== undefined });
  }
  return signs;
}

/** Turned as little as possible. */
function freeAngle(
  taken: readonly Span[],
  wish: number,
  half: number,
  most: number,
): number | undefined {
  for (let turn = 0; turn <= most; turn += STEP)
    for (const angle of [wish + turn, wish - turn])
      if (taken.every((other) => apart(other.angle, angle) >= other.half + half)) return angle;
  return;
}
