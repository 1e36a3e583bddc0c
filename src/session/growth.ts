// A report that grows, sent as what is new in it: the story of a long run is thousands of lines, and is not copied five times a second.

import type { RunReport, Summary } from '../engine/report.ts';

interface Lists {
  readonly leaders: Summary['leaders'];
  readonly failovers: Summary['failovers'];
  readonly violations: Summary['violations'];
  readonly milestones: RunReport['milestones'];
  readonly story: RunReport['story'];
  readonly noLeader: RunReport['noLeader'];
  readonly splitBrain: RunReport['splitBrain'];
  readonly work: RunReport['work'];
}

/** Keep so many of the items that are known, and add these. */
interface Grown<T> {
  readonly keep: number;
  readonly add: readonly T[];
}

type Grow = { readonly [K in keyof Lists]: Grown<Lists[K][number]> };

/** What is new since the last update; everything that is not a list is small and comes whole. */
export interface ReportUpdate {
  readonly rest: Omit<
    RunReport,
    'summary' | 'milestones' | 'story' | 'noLeader' | 'splitBrain' | 'work'
  >;
  readonly summary: Omit<Summary, 'leaders' | 'failovers' | 'violations'>;
  readonly grow: Grow;
}

function listsOf(report: RunReport): Lists {
  const { milestones, story, noLeader, splitBrain, work } = report;
  const { leaders, failovers, violations } = report.summary;
  return { leaders, failovers, violations, milestones, story, noLeader, splitBrain, work };
}

/** The same item: the same object, or one with the same plain values. */
function same(a: object, b: object): boolean {
  if (a === b) return true;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && right.get(key) === value)
  );
}

function grown<T extends object>(known: readonly T[] | undefined, next: readonly T[]): Grown<T> {
  let keep = 0;
  for (const most = Math.min(known?.length ?? 0, next.length); keep < most; keep++) {
    const [a, b] = [known?.[keep], next[keep]];
    if (a === undefined || b === undefined || !same(a, b)) break;
  }
  return { keep, add: next.slice(keep) };
}

/** What makes `next` of `known` (of nothing, where that is null). */
export function updateOf(known: RunReport | null, next: RunReport): ReportUpdate {
  const {
    milestones: _m,
    story: _s,
    noLeader: _n,
    splitBrain: _b,
    work: _w,
    summary: whole,
    ...rest
  } = next;
  const { leaders: _l, failovers: _f, violations: _v, ...summary } = whole;
  const before = known ? listsOf(known) : null;
  const after = listsOf(next);
  return {
    rest,
    summary,
    grow: {
      leaders: grown(before?.leaders, after.leaders),
      failovers: grown(before?.failovers, after.failovers),
      violations: grown(before?.violations, after.violations),
      milestones: grown(before?.milestones, after.milestones),
      story: grown(before?.story, after.story),
      noLeader: grown(before?.noLeader, after.noLeader),
      splitBrain: grown(before?.splitBrain, after.splitBrain),
      work: grown(before?.work, after.work),
    },
  };
}

function mapGrow(grow: Grow, map: <T>(grown: Grown<T>) => Grown<T>): Grow {
  return {
    leaders: map(grow.leaders),
    failovers: map(grow.failovers),
    violations: map(grow.violations),
    milestones: map(grow.milestones),
    story: map(grow.story),
    noLeader: map(grow.noLeader),
    splitBrain: map(grow.splitBrain),
    work: map(grow.work),
  };
}

/** The same update in parts that add at most `most` items to each list, so that no single message takes long to read. */
export function* inParts(
  update: ReportUpdate,
  most: number,
): Generator<{ readonly update: ReportUpdate; readonly last: boolean }> {
  const longest = Math.max(...Object.values(update.grow).map(({ add }) => add.length));
  const parts = Math.max(1, Math.ceil(longest / most));
  for (let part = 0; part < parts; part++) {
    const from = part * most;
    const grow = mapGrow(update.grow, ({ keep, add }) => ({
      keep: keep + Math.min(from, add.length),
      add: add.slice(from, from + most),
    }));
    yield { update: { ...update, grow }, last: part === parts - 1 };
  }
}

/** The report that an update makes of the one that is known. */
export function grow(known: RunReport | null, update: ReportUpdate): RunReport {
  const before = known ? listsOf(known) : null;
  const join = <T>(items: readonly T[] | undefined, { keep, add }: Grown<T>): readonly T[] => {
    if (!items) return add;
    return keep === items.length && add.length === 0 ? items : [...items.slice(0, keep), ...add];
  };
  const { leaders, failovers, violations, milestones, story, noLeader, splitBrain, work } =
    update.grow;
  return {
    ...update.rest,
    summary: {
      ...update.summary,
      leaders: join(before?.leaders, leaders),
      failovers: join(before?.failovers, failovers),
      violations: join(before?.violations, violations),
    },
    milestones: join(before?.milestones, milestones),
    story: join(before?.story, story),
    noLeader: join(before?.noLeader, noLeader),
    splitBrain: join(before?.splitBrain, splitBrain),
    work: join(before?.work, work),
  };
}
