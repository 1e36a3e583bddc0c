// The signs above the band: what the world did (faults, repairs), promises broken, elections. Those that would lie on each other are
// one sign, of what weighs most, with their number.

import type { StoryLine } from '../../engine/report.ts';
import { signOf } from '../../session/signOf.ts';
import type { SignKind } from '../../ui/signs.ts';
import type { PlaceOn } from './places.ts';

export interface Happening {
  readonly line: StoryLine;
  readonly sign: SignKind;
  readonly x: number;
  /** It and those near it. */
  readonly count: number;
}

/** What hides what, from the least. A doubt withdrawn is a repair to the story; here doubts are not told. */
const WEIGHTS: readonly (readonly [
  weight: StoryLine['tone'],
  when: (line: StoryLine) => boolean,
])[] = [
  ['election', ({ milestone }) => milestone === 'election'],
  ['repair', ({ tone, kind }) => tone === 'repair' && kind !== 'trust'],
  ['fault', ({ tone }) => tone === 'fault'],
  ['breach', ({ tone }) => tone === 'breach'],
];

const weightOf = (line: StoryLine): number => WEIGHTS.findLastIndex(([, when]) => when(line));

/** A sign and its number take so many pixels. */
const APART = 17;

/** In order of time. Of `most` that weigh most each gathers what is near it. */
export function happeningsOf(
  story: readonly StoryLine[],
  x: PlaceOn,
  width: number,
): readonly Happening[] {
  const heard = story
    .map((line) => ({ line, sign: signOf(line), x: x(line.atUs), weight: weightOf(line) }))
    .filter(({ weight, x: at }) => weight >= 0 && at >= 0 && at <= width)
    .sort((a, b) => b.weight - a.weight || a.x - b.x);
  // Places are counted in steps of that width, so that only three of them need a look.
  const placed = new Map<number, Happening & { count: number }>();
  for (const { line, sign, x: at } of heard) {
    if (sign === null) continue;
    const step = Math.floor(at / APART);
    const near = [step, step - 1, step + 1]
      .map((one) => placed.get(one))
      .find((one) => one && Math.abs(one.x - at) < APART);
    if (near) near.count++;
    else placed.set(step, { line, sign, x: at, count: 1 });
  }
  return [...placed.values()].sort((a, b) => a.x - b.x);
}

const NEAR = 9;

/** The one whose sign is at a place, or null. */
export function happeningAt(happenings: readonly Happening[], x: number): Happening | null {
  return happenings.find((one) => Math.abs(one.x - x) <= NEAR) ?? null;
}

/** What is said of it under the pointer. */
export const words = ({ line, count }: Happening): string =>
  count === 1 ? line.text : `${line.text} And ${count - 1} more here.`;
