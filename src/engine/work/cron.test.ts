// Cron: once in every slot, as long as one leads.

import { describe, expect, it } from 'vitest';
import { measure, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';

/** n5 leads from about 1 s on; a slot each second. */
const ringing = (changes: Partial<Scenario> = {}, fencing = false): Scenario =>
  scenario({
    work: { kind: 'cron', fencing, params: { everyMs: 1000 } },
    script: [],
    untilMs: 20_000,
    ...changes,
  });

const work = (value: Scenario) => simulate(value).report().work;

describe('a cron job', () => {
  it('runs once in each slot, done by the leader', () => {
    const done = work(ringing()).filter(({ outcome }) => outcome !== 'missed');
    expect(done.every(({ node, outcome }) => node === 'n5' && outcome === 'done')).toBe(true);
    const slots = done.map(({ item }) => item);
    expect(slots).toEqual(slots.map((_, index) => index + (slots[0] as number)));
  });

  it('is missed while nobody leads: a slot is judged a whole period after it was due', () => {
    const value = ringing({ script: [{ at: 6100, do: 'crash', node: 'n5' }] });
    const [failover] = measure(value).failovers;
    const missed = work(value).filter(
      ({ outcome, atUs }) => outcome === 'missed' && atUs > 6_100_000,
    );
    // Slots 7 s, 8 s … up to the last before the new leader.
    expect(missed.map(({ item }) => item)).toEqual([7, 8, 9]);
    expect(failover?.electedUs).toBeGreaterThan(9_000_000);
    expect(failover?.electedUs).toBeLessThan(10_000_000);
    expect(missed.map(({ item, atUs }) => atUs - item * 1_000_000)).toEqual([1e6, 1e6, 1e6]);
  });

  const pause = [
    { at: 6100, do: 'pause', node: 'n5' },
    { at: 15_500, do: 'resume', node: 'n5' },
  ] as const;

  it('is run twice by a leader that wakes: it does the slot that it was about to do', () => {
    const everyTwelve = { kind: 'cron', fencing: false, params: { everyMs: 12_000 } };
    const done = work(ringing({ script: pause, work: everyTwelve }));
    expect(done.map(({ node, item, outcome }) => [node, item, outcome])).toEqual([
      ['n4', 1, 'done'],
      ['n5', 1, 'duplicate'],
    ]);
  });

  it('and refused where the resource has seen a newer token', () => {
    const everyTwelve = { kind: 'cron', fencing: true, params: { everyMs: 12_000 } };
    const { jobs, violations } = measure(ringing({ script: pause, work: everyTwelve }));
    expect(jobs).toEqual({ run: 1, duplicate: 0, missed: 0, refused: 1 });
    expect(violations.map(({ promise }) => promise)).not.toContain('no-stale-write');
  });

  it('is run by both sides of a partition, while both reach the resource', () => {
    const groups = [
      ['n1', 'n2', 'n3'],
      ['n4', 'n5'],
    ];
    const script: Scenario['script'] = [{ at: 6100, do: 'partition', groups }];
    const free = measure(ringing({ script }));
    expect(free.jobs.duplicate).toBeGreaterThanOrEqual(9);
    // Their epochs differ by one: fencing lets the newer side in alone.
    const fenced = measure(ringing({ script }, true));
    expect(fenced.jobs).toMatchObject({ duplicate: 0 });
    expect(fenced.jobs.refused).toBeGreaterThanOrEqual(9);
  });
});
