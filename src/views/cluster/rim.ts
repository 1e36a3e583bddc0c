// Who stands where at the rim of a node: what is its own has a fixed angle, what is about another faces that other and steps aside.

/** Degrees, clockwise from the right. */
export const SLOTS = { role: -135, status: -45, group: 45, chosen: 135, tally: 90 } as const;

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

/**
 * Angles for signs that each cover the same: as near as possible to where each would be, and on nothing that is there already.
 * Null where there is no room for all.
 */
export function placeSigns(
  taken: readonly Span[],
  wanted: readonly number[],
  half: number,
): readonly number[] | null {
  const all = [...taken];
  const angles: number[] = [];
  for (const wish of wanted) {
    let found: number | null = null;
    for (let turn = 0; turn <= 180 && found === null; turn += STEP)
      for (const angle of [wish + turn, wish - turn])
        if (found === null && all.every((other) => apart(other.angle, angle) >= other.half + half))
          found = angle;
    if (found === null) return null;
    all.push({ angle: found, half });
    angles.push(found);
  }
  return angles;
}
