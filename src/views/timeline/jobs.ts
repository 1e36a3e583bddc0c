// The signs below the band: how jobs came out. What went wrong is gathered and counted, as what happened is above the band; what went
// right is a row of dots, where it has room.

import type { RunReport } from '../../engine/report.ts';
import type { SignKind } from '../../ui/signs.ts';
import { gather } from './gather.ts';
import type { PlaceOn } from './places.ts';

type Job = RunReport['work'][number];

export interface JobSign {
  readonly event: Job['event'];
  readonly sign: SignKind;
  readonly x: number;
  readonly count: number;
}

/** What hides what, from the least. */
const WEIGHTS: readonly Job['outcome'][] = ['refused', 'missed', 'duplicate', 'lost'];

/** Between dots; and from a dot to the middle of a sign, left and right of it, there beyond its number. */
const DOT = 6;
const BESIDE = { left: 9, right: 9, count: 17 };

export function jobSigns(work: RunReport['work'], x: PlaceOn, width: number): readonly JobSign[] {
  const placed = work
    .map(({ event, atUs, outcome }) => ({
      event,
      sign: outcome,
      x: x(atUs),
      weight: WEIGHTS.indexOf(outcome),
    }))
    .filter(({ x: at }) => at >= 0 && at <= width);
  const wrong = gather(placed.filter(({ sign }) => sign !== 'done'));
  const dots: JobSign[] = [];
  let next = 0;
  for (const dot of placed) {
    if (dot.sign !== 'done' || dot.x - (dots.at(-1)?.x ?? -DOT) < DOT) continue;
    while (dot.x - (wrong[next]?.x ?? Number.POSITIVE_INFINITY) >= rightOf(wrong[next])) next++;
    if (dot.x > (wrong[next]?.x ?? Number.POSITIVE_INFINITY) - BESIDE.left) continue;
    dots.push({ ...dot, count: 1 });
  }
  return [...dots, ...wrong];
}

const rightOf = (sign: JobSign | undefined): number =>
  sign && sign.count > 1 ? BESIDE.count : BESIDE.right;
