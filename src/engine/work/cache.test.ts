// The cache: counted by recursion, and not overwritten by an old count.

import { describe, expect, it } from 'vitest';
import { eventStream, measure, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';

const caching = (changes: Partial<Scenario> = {}, fencing = false): Scenario =>
  scenario({
    protocol: { id: 'lease', params: {} },
    work: { kind: 'cache', fencing, params: { everyMs: 4000, rebuildMs: 3900 } },
    script: [],
    untilMs: 40_000,
    ...changes,
  });

describe('a cache rebuild', () => {
  it('counts the thread by recursion: one comment, and one more reply with each rebuild', () => {
    const counts: unknown[] = [];
    eventStream(caching(), (event) => {
      if (event.kind === 'deliver' && event.type === 'job')
        counts.push([event.payload?.slot, event.payload?.count]);
    });
    expect(counts.slice(0, 3)).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(measure(caching()).jobs).toMatchObject({ missed: 0, duplicate: 0 });
  });

  it('a leader that pauses between counting and writing overwrites a newer count, or is refused', () => {
    const script = [
      { at: 11_600, do: 'pause', node: '@leader' },
      { at: 30_000, do: 'resume', node: 'n1' },
    ] as const;
    const lost = simulate(caching({ script }))
      .report()
      .work.filter(({ outcome }) => outcome === 'lost');
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ node: 'n1', epoch: 1 });
    const fenced = simulate(caching({ script }, true));
    expect(fenced.summary().jobs.refused).toBe(1);
    expect(fenced.report().work.some(({ outcome }) => outcome === 'lost')).toBe(false);
  });

  it('that nobody makes within a period is missed', () => {
    const run = measure(caching({ script: [{ at: 9000, do: 'crash', node: '@leader' }] }));
    expect(run.jobs.missed).toBeGreaterThanOrEqual(1);
  });
});
