// The queue: at-least-once hand-over on failover.

import { describe, expect, it } from 'vitest';
import { measure, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';

const working = (changes: Partial<Scenario> = {}, fencing = false): Scenario =>
  scenario({
    protocol: { id: 'lease', params: {} },
    work: { kind: 'queue', fencing, params: { everyMs: 4000, workMs: 3000 } },
    script: [],
    untilMs: 60_000,
    ...changes,
  });

describe('a queue worker', () => {
  it('finishes each task once while nothing fails, in the order in which they came', () => {
    const done = simulate(working()).report().work;
    expect(done.map(({ item }) => item)).toEqual(done.map((_, index) => index + 1));
    expect(done.length).toBeGreaterThanOrEqual(12);
    expect(done.every(({ outcome }) => outcome === 'done')).toBe(true);
  });

  it('at-least-once: the task that a crashed worker had begun is handed to the next, none is left out', () => {
    const run = simulate(working({ script: [{ at: 13_000, do: 'crash', node: '@leader' }] }));
    const items = run.report().work.map(({ item }) => item);
    expect(new Set(run.report().work.map(({ node }) => node)).size).toBe(2);
    expect(items).toEqual(items.map((_, index) => index + 1));
    expect(run.summary().jobs).toMatchObject({ duplicate: 0, refused: 0 });
  });

  it('a worker that pauses in the middle of a task finishes it after its successor: done twice, or refused', () => {
    const script = [
      { at: 11_600, do: 'pause', node: '@leader' },
      { at: 30_000, do: 'resume', node: 'n1' },
    ] as const;
    const free = measure(working({ script }));
    const fenced = measure(working({ script }, true));
    expect(free.jobs.duplicate).toBe(1);
    expect(fenced.jobs).toMatchObject({ duplicate: 0, refused: 1 });
    expect(fenced.violations.map(({ promise }) => promise)).not.toContain('no-stale-write');
  });

  it('no task is lost when words are: it is asked for, or handed out, again', () => {
    const network = { latencyMs: [250, 350], loss: 0.2, duplicate: 0.2 } as const;
    const run = simulate(working({ network, untilMs: 120_000 }));
    const done = new Set(run.report().work.map(({ item }) => item));
    expect(done.size).toBeGreaterThan(8);
    expect([...done].sort((a, b) => a - b)).toEqual([...done].map((_, index) => index + 1));
  });
});
