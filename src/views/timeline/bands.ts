// Who led when, as bands that never cover each other: while several lead at once the band is divided among them.

import type { LeaderSpan } from '../../engine/report.ts';

export interface Band {
  readonly node: string;
  readonly epoch: number;
  readonly fromUs: number;
  readonly toUs: number;
  /** Of how many stripes it is the how-manieth, from the top. */
  readonly stripe: number;
  readonly of: number;
}

/** Pieces of reigns in order of time; a reign is cut where the number of leaders changes. */
export function bandsOf(leaders: readonly LeaderSpan[]): readonly Band[] {
  const edges = [...new Set(leaders.flatMap(({ fromUs, toUs }) => [fromUs, toUs]))].sort(
    (a, b) => a - b,
  );
  const bands: Band[] = [];
  const byStart = [...leaders].sort((a, b) => a.fromUs - b.fromUs || a.epoch - b.epoch);
  /** Where the last piece of each reign stands. */
  const pieces = new Map<LeaderSpan, number>();
  let open: LeaderSpan[] = [];
  let next = 0;
  edges.forEach((from, index) => {
    const to = edges[index + 1];
    if (to === undefined) return;
    open = open.filter(({ toUs }) => toUs > from);
    for (; next < byStart.length && (byStart[next] as LeaderSpan).fromUs <= from; next++) {
      const reign = byStart[next] as LeaderSpan;
      if (reign.toUs > from) open.push(reign);
    }
    open.forEach((reign, stripe) => {
      const of = open.length;
      const known = pieces.get(reign) ?? -1;
      const last = bands[known];
      if (last?.toUs === from && last.stripe === stripe && last.of === of) {
        bands[known] = { ...last, toUs: to };
        return;
      }
      const { node, epoch } = reign;
      pieces.set(reign, bands.length);
      bands.push({ node, epoch, fromUs: from, toUs: to, stripe, of });
    });
  });
  return bands;
}

/** Pixels that a letter takes, about. */
const LETTER = 6.6;

/** The longest name of a band that fits into so many pixels; '' where none does. */
export function bandLabel({ node, epoch, of }: Band, width: number): string {
  if (of > 1) return '';
  const fitting = [`${node} · epoch ${epoch}`, node].find(
    (text) => text.length * LETTER + 10 <= width,
  );
  return fitting ?? '';
}
