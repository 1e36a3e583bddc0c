// The signs above the band: what the world did (faults, repairs), promises broken, elections.

import type { StoryLine } from '../../engine/report.ts';
import { signOf } from '../../session/signOf.ts';
import type { SignKind } from '../../ui/signs.ts';
import { gather } from './gather.ts';
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

/** In order of time. */
export function happeningsOf(
  story: readonly StoryLine[],
  x: PlaceOn,
  width: number,
): readonly Happening[] {
  return gather(
    story.flatMap((line) => {
      const [sign, at, weight] = [signOf(line), x(line.atUs), weightOf(line)];
      return sign !== null && weight >= 0 && at >= 0 && at <= width
        ? [{ line, sign, x: at, weight }]
        : [];
    }),
  );
}

const NEAR = 9;

/** The one whose sign is at a place, or null. */
export function happeningAt(happenings: readonly Happening[], x: number): Happening | null {
  return happenings.find((one) => Math.abs(one.x - x) <= NEAR) ?? null;
}

/** What is said of it under the pointer. */
export const words = ({ line, count }: Happening): string =>
  count === 1 ? line.text : `${line.text} And ${count - 1} more here.`;
