// Payments under a lease: Kleppmann's client that pauses past its lease.

import { describe, expect, it } from 'vitest';
import { protocols } from '../protocols/registry.ts';
import { measure, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenario } from '../testing.ts';

/** n1 holds the lease with this seed; it pauses between two renewals and wakes after n2 has paid bill 2. */
const pausing = (fencing: boolean, changes: Partial<Scenario> = {}): Scenario =>
  scenario({
    protocol: { id: 'lease', params: {} },
    work: { kind: 'payments', fencing, params: { everyMs: 10_000 } },
    script: [
      { at: 11_600, do: 'pause', node: '@leader' },
      { at: 22_000, do: 'resume', node: 'n1' },
    ],
    untilMs: 32_000,
    ...changes,
  });

const promisesOf = (value: Scenario) => measure(value).violations.map(({ promise }) => promise);

describe('a client that pauses past its lease', () => {
  it('"wakes and writes": a double payment without fencing', () => {
    const run = measure(pausing(false));
    expect(run.jobs).toMatchObject({ run: 3, duplicate: 1, missed: 0, refused: 0 });
    expect(run.violations.map(({ promise }) => promise)).toContain('no-double-payment');
    expect(run.violations.at(-1)).toMatchObject({ nodes: ['n1', 'n2'], promised: false });
  });

  it('"wakes and writes with 33 → refused": the resource remembers the highest token accepted', () => {
    const run = simulate(pausing(true));
    const work = run.report().work.map(({ node, item, epoch, outcome }) => ({
      node,
      item,
      epoch,
      outcome,
    }));
    expect(work).toEqual([
      { node: 'n1', item: 1, epoch: 1, outcome: 'done' },
      { node: 'n2', item: 2, epoch: 2, outcome: 'done' },
      { node: 'n1', item: 2, epoch: 1, outcome: 'refused' },
      { node: 'n2', item: 3, epoch: 2, outcome: 'done' },
    ]);
  });

  it('stands on the card of the bank: in danger what was paid twice, in order what was refused', () => {
    const against = (fencing: boolean) =>
      simulate(pausing(fencing))
        .frameAt(32_000_000)
        .services.find(({ id }) => id === 'resource')
        ?.lines.filter(({ tone }) => tone !== 'plain');
    expect(against(false)).toEqual([
      { label: 'Paid twice', value: '1', tone: 'danger', outcome: 'duplicate' },
    ]);
    expect(against(true)).toEqual([
      { label: 'Refused', value: '1', tone: 'good', outcome: 'refused' },
    ]);
  });

  it('"a stale write that arrives before any newer token is accepted passes"', () => {
    const value = pausing(true, {
      work: { kind: 'payments', fencing: true, params: { everyMs: 6000 } },
      script: [
        { at: 11_600, do: 'pause', node: '@leader' },
        // n2 leads since 18.7 s and pays its first bill at 24 s: until then nobody has seen its token.
        { at: 21_000, do: 'resume', node: 'n1' },
      ],
    });
    const run = simulate(value);
    const late = run.report().work.find(({ node, item }) => node === 'n1' && item === 2);
    expect(late).toMatchObject({ epoch: 1, outcome: 'done' });
    // At 24 s both pay bill 4, and the word of n1 arrives first: a token orders writes, it does not count them.
    const promises = run.summary().violations.map(({ promise }) => promise);
    expect(promises).toEqual(['one-leader-at-a-time', 'no-double-payment']);
  });
});

describe.each(Object.keys(protocols))('whoever elects (%s)', (id) => {
  const sleeper = (fencing: boolean) =>
    measure(
      pausing(fencing, {
        protocol: { id, params: {} },
        script: [
          { at: 11_600, do: 'pause', node: '@leader' },
          ...['n1', 'n2', 'n3', 'n4', 'n5'].map(
            (node) => ({ at: 22_000, do: 'resume', node }) as const,
          ),
        ],
      }),
    );

  it('a leader that pauses for long pays what its successor has paid: nothing inside it can tell', () => {
    const { jobs, violations } = sleeper(false);
    expect(jobs.duplicate).toBeGreaterThanOrEqual(1);
    const doubled = violations.filter(({ promise }) => promise === 'no-double-payment');
    expect(doubled.length).toBe(jobs.duplicate);
    expect(violations.every(({ promised }) => !promised)).toBe(true);
  });

  it('with fencing the bank refuses it, by the number of the election', () => {
    const { jobs } = sleeper(true);
    expect(jobs.refused).toBeGreaterThanOrEqual(1);
    expect(jobs.duplicate).toBe(0);
  });
});

describe('a bill', () => {
  it('is paid twice where the network delivers the payment twice: nobody promises better', () => {
    const network = { latencyMs: 250, loss: 0, duplicate: 1 } as const;
    const value = pausing(true, { network, script: [] });
    expect(promisesOf(value)).toContain('no-double-payment');
    expect(measure(value).violations.every(({ promised }) => !promised)).toBe(true);
  });

  it('that nobody pays within a period is missed', () => {
    const crash = [{ at: 9000, do: 'crash', node: '@leader' }] as const;
    const run = measure(pausing(false, { script: crash, untilMs: 45_000 }));
    expect(run.jobs).toMatchObject({ run: 3, missed: 1, duplicate: 0 });
    expect(run.violations).toEqual([]);
  });
});
