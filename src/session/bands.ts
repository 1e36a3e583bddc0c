// Who led when, as bands that never cover each other: while several lead at once the band is divided among them. A leader that is
// paused believes that it leads, and does nothing: its band is cut there, for it is drawn in another way.

import type { LeaderSpan, StoryLine } from '../engine/report.ts';

export interface Band {
  readonly node: string;
  readonly epoch: number;
  readonly fromUs: number;
  readonly toUs: number;
  readonly paused: boolean;
  /** Of how many stripes it is the how-manieth, from the top. */
  readonly stripe: number;
  readonly of: number;
}

export interface Pause {
  readonly node: string;
  readonly fromUs: number;
  readonly toUs: number;
}

/** When which node was paused, as the story tells it; one that never wakes is paused for ever. */
export function pausesOf(story: readonly StoryLine[]): readonly Pause[] {
  const open = new Map<string, number>();
  const pauses: Pause[] = [];
  for (const { kind, node, atUs } of story) {
    if (node === null) continue;
    const since = open.get(node);
    if (kind === 'pause') open.set(node, atUs);
    else if (since !== undefined && (kind === 'resume' || kind === 'crash')) {
      pauses.push({ node, fromUs: since, toUs: atUs });
      open.delete(node);
    }
  }
  for (const [node, fromUs] of open) pauses.push({ node, fromUs, toUs: Number.POSITIVE_INFINITY });
  return pauses;
}

/** Pieces of reigns in order of time; a reign is cut where the number of leaders changes, and where its leader pauses or wakes. */
export function bandsOf(
  leaders: readonly LeaderSpan[],
  pauses: readonly Pause[] = [],
): readonly Band[] {
  const end = leaders.reduce((last, { toUs }) => Math.max(last, toUs), 0);
  const edges = [
    ...new Set(
      [...leaders, ...pauses].flatMap(({ fromUs, toUs }) => [fromUs, Math.min(toUs, end)]),
    ),
  ].sort((a, b) => a - b);
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
      const { node, epoch } = reign;
      const paused = pauses.some(
        (pause) => pause.node === node && pause.fromUs <= from && from < pause.toUs,
      );
      const known = pieces.get(reign) ?? -1;
      const last = bands[known];
      if (
        last?.toUs === from &&
        last.stripe === stripe &&
        last.of === of &&
        last.paused === paused
      ) {
        bands[known] = { ...last, toUs: to };
        return;
      }
      pieces.set(reign, bands.length);
      bands.push({ node, epoch, fromUs: from, toUs: to, paused, stripe, of });
    });
  });
  return bands;
}
