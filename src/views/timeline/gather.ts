// Signs on a line that would lie on each other become one, of what weighs most, with their number.

interface Placed {
  readonly x: number;
  readonly weight: number;
}

export type Gathered<T> = T & {
  /** It and those near it. */
  readonly count: number;
};

/** A sign takes so many pixels; with a number beside it, so many. */
const SIGN = 17;
const WITH_COUNT = 23;

/** In order of place. Of `most` that weigh most each gathers what is near it. */
export function gather<T extends Placed>(signs: readonly T[]): readonly Gathered<T>[] {
  const heard = [...signs].sort((a, b) => b.weight - a.weight || a.x - b.x);
  // Places are counted in steps of that width, so that only three of them need a look.
  const placed = new Map<number, T & { count: number }>();
  for (const sign of heard) {
    const step = Math.floor(sign.x / SIGN);
    const near = [step, step - 1, step + 1]
      .map((one) => placed.get(one))
      .find((one) => one && Math.abs(one.x - sign.x) < SIGN);
    if (near) near.count++;
    else placed.set(step, { ...sign, count: 1 });
  }
  // A number needs room of its own.
  const kept: Gathered<T>[] = [];
  for (const sign of [...placed.values()].sort((a, b) => a.x - b.x)) {
    let next: Gathered<T> = sign;
    for (
      let last = kept.at(-1);
      last && next.x - last.x < (last.count > 1 ? WITH_COUNT : SIGN);
      last = kept.at(-1)
    ) {
      kept.pop();
      next = { ...(last.weight >= next.weight ? last : next), count: last.count + next.count };
    }
    kept.push(next);
  }
  return kept;
}
