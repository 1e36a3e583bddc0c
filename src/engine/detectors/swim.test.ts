// SWIM by memberlist's own tables, and its opinions in a run: suspicion, objection, death, return.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Run, simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { members, scenario } from '../testing.ts';
import { unpack } from './swim/gossip.ts';
import { DEAD, newState } from './swim/state.ts';
import {
  leastSuspicion,
  retransmissions,
  suspicionUs,
  suspicionWith,
  wantedConfirmations,
} from './swim/suspicion.ts';
import { alone } from './testing.ts';

const SECOND = 1_000_000;

describe('the times of memberlist', () => {
  it.each([
    [5, 1000],
    [10, 1000],
    [50, 1698],
    [100, 2000],
    [500, 2698],
    [1000, 3000],
  ])('util_test.go: a suspicion in a group of %d takes %d ms a multiplier', (group, ms) => {
    expect(leastSuspicion(3, group, SECOND) / 3).toBe(ms * 1000);
  });

  it.each([
    [0, 30_000],
    [1, 16_000],
    [2, 7810],
    [3, 2000],
    [4, 2000],
  ])(
    'suspicion_test.go: from 30 s to 2 s by 3 confirmations; with %d it is %d ms',
    (confirmations, ms) => {
      expect(suspicionWith(confirmations, 3, 2 * SECOND, 30 * SECOND)).toBe(ms * 1000);
    },
  );

  it('waits for mult − 2 confirmations, and for none in a group too small to give them', () => {
    expect(wantedConfirmations(4, 5)).toBe(2);
    expect(wantedConfirmations(4, 3)).toBe(0);
    expect(wantedConfirmations(1, 5)).toBe(0);
    expect(suspicionUs(4, 3, SECOND, 0)).toBe(4 * SECOND);
    expect(suspicionUs(4, 5, SECOND, 0)).toBe(24 * SECOND);
    expect(suspicionUs(0, 5, SECOND, 0)).toBe(0);
  });

  it('tells a rumour 4 × ⌈log10(n + 1)⌉ times', () => {
    expect([1, 9, 10, 99, 100, 999].map(retransmissions)).toEqual([4, 4, 8, 8, 12, 12]);
  });
});

describe('rumours', () => {
  const rumour = fc.tuple(
    fc.constantFrom(0, 1, 2),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 1, max: 4 }),
  );

  const params = {
    periodMs: SECOND,
    probeTimeoutMs: SECOND / 2,
    indirectProbes: 2,
    suspicionMult: 4,
    randomTargets: false,
  };

  it('come to the same opinion in any order: a higher incarnation wins, then dead, suspect, alive', () => {
    fc.assert(
      fc.property(fc.array(rumour, { minLength: 1, maxLength: 8 }), (told) => {
        const { node, suspected } = alone(5, params, newState(5));
        for (const [verdict, incarnation, by] of told) unpack(node, [2, verdict, incarnation, by]);
        const best = Math.max(
          0,
          ...told.map(([verdict, incarnation]) => 3 * incarnation + verdict),
        );
        expect(node.state.incarnation[2]).toBe(Math.floor(best / 3));
        expect(node.state.verdict[2]).toBe(best % 3);
        expect(suspected.has(2)).toBe(best % 3 === DEAD);
        expect(node.state.suspicions.length).toBe(best % 3 === 1 ? 1 : 0);
      }),
    );
  });

  it('about oneself are answered by a higher incarnation, unless they are old', () => {
    fc.assert(
      fc.property(fc.array(rumour, { minLength: 1, maxLength: 8 }), (told) => {
        const { node } = alone(5, params, newState(5));
        for (const [verdict, incarnation, by] of told) {
          const own = node.state.incarnation[0] ?? 0;
          unpack(node, [0, verdict, incarnation, by]);
          const accused = verdict > 0 && incarnation >= own;
          expect(node.state.incarnation[0]).toBe(
            accused ? incarnation + 1 : Math.max(own, verdict === 0 ? incarnation : 0),
          );
          expect(node.state.verdict[0]).toBe(0);
        }
      }),
    );
  });
});

const swift = { periodMs: 1000, probeTimeoutMs: 300, suspicionMult: 3 };
const calm = (changes: Partial<Scenario>): Scenario =>
  scenario({
    detector: { id: 'swim', params: swift },
    network: { latencyMs: [50, 100], loss: 0, duplicate: 0 },
    work: null,
    untilMs: 40_000,
    ...changes,
  });

function opinion(run: Run, of: string, about: string, atMs: number) {
  const peer = run.inspect(of, atMs * 1000).peers.find(({ id }) => id === about);
  if (peer?.picture?.kind !== 'swim') throw new Error('no picture of SWIM');
  return { ...peer.picture, trusted: peer.trusted, suspectUs: peer.suspectUs };
}

describe('opinions', () => {
  it('a crashed member is suspect, then dead to all; returned, it objects in a higher incarnation', () => {
    const run = simulate(
      calm({
        script: [
          { at: 10_000, do: 'crash', node: 'n5' },
          { at: 25_000, do: 'revive', node: 'n5' },
        ],
      }),
    );
    for (const id of ['n1', 'n2', 'n3', 'n4']) {
      expect(opinion(run, id, 'n5', 10_000)).toMatchObject({ verdict: 'alive', incarnation: 0 });
      expect(opinion(run, id, 'n5', 24_900)).toMatchObject({ verdict: 'dead', trusted: false });
      expect(opinion(run, id, 'n5', 39_900)).toMatchObject({
        verdict: 'alive',
        incarnation: 1,
        trusted: true,
      });
    }
    const firstSuspicion = run
      .eventsBetween(10_000_000, 25_000_000, 100_000)
      .find(({ rule }) => rule === 'no-answer');
    expect(firstSuspicion?.kind).toBe('timer');
    expect(
      opinion(run, firstSuspicion?.node ?? '', 'n5', (firstSuspicion?.atUs ?? 0) / 1000),
    ).toMatchObject({
      verdict: 'suspect',
      trusted: true,
    });
  });

  it('whoever is paused for less than the suspicion objects, and nobody gives it up', () => {
    const run = simulate(
      calm({
        detector: { id: 'swim', params: { ...swift, suspicionMult: 6 } },
        script: [
          { at: 10_000, do: 'pause', node: 'n3' },
          { at: 13_000, do: 'resume', node: 'n3' },
        ],
      }),
    );
    const events = run.eventsBetween(10_000_000, 40_000_000, 100_000);
    expect(events.some(({ rule }) => rule === 'no-answer')).toBe(true);
    expect(events.some(({ rule, node }) => rule === 'refute' && node === 'n3')).toBe(true);
    expect(events.some(({ kind, peer }) => kind === 'suspect' && peer === 'n3')).toBe(false);
    expect(opinion(run, 'n1', 'n3', 39_900)).toMatchObject({ verdict: 'alive' });
    expect(opinion(run, 'n1', 'n3', 39_900).incarnation).toBeGreaterThan(0);
  });

  it('a broken link between two is no suspicion: a helper reaches whom they do not', () => {
    const run = simulate(calm({ script: [{ at: 0, do: 'cut', from: 'n1', to: 'n5' }] }));
    const events = run.events(1, run.summary().events);
    expect(events.some(({ rule }) => rule === 'pass-answer')).toBe(true);
    expect(events.some(({ rule }) => rule === 'no-answer')).toBe(false);
  });

  it('without helpers the same broken link is a suspicion, again and again', () => {
    const run = simulate(
      calm({
        detector: { id: 'swim', params: { ...swift, indirectProbes: 0 } },
        script: [{ at: 0, do: 'cut', from: 'n1', to: 'n5' }],
      }),
    );
    expect(run.events(1, run.summary().events).some(({ rule }) => rule === 'no-answer')).toBe(true);
  });

  it('two halves that gave each other up know each other again after the wall is gone', () => {
    const run = simulate(
      calm({
        script: [
          {
            at: 5000,
            do: 'partition',
            groups: [
              ['n1', 'n2'],
              ['n3', 'n4', 'n5'],
            ],
          },
          { at: 25_000, do: 'heal' },
        ],
      }),
    );
    expect(run.frameAt(24_900_000).leaders).toEqual(['n2', 'n5']);
    expect(run.frameAt(39_900_000).nodes.every(({ suspectCount }) => suspectCount === 0)).toBe(
      true,
    );
    expect(run.frameAt(39_900_000).leaders).toEqual(['n5']);
  });

  it('a rumour is passed on four times among five, and no more', () => {
    const run = simulate(calm({ script: [{ at: 10_000, do: 'crash', node: 'n5' }] }));
    const told = new Map<string, number>();
    for (const { kind, from, to, payload } of run.events(1, run.summary().events)) {
      // What is held against the receiver itself goes along each time.
      if (kind !== 'send' || !Array.isArray(payload?.gossip) || to === 'n5') continue;
      for (const item of payload.gossip)
        told.set(`${from}: ${item}`, (told.get(`${from}: ${item}`) ?? 0) + 1);
    }
    expect(told.size).toBeGreaterThan(4);
    expect(Math.max(...told.values())).toBe(retransmissions(5));
  });

  it('whoever has its answer waits for it no more', () => {
    const run = simulate(calm({ script: [], untilMs: 10_000 }));
    for (let ms = 2000; ms < 10_000; ms += 137)
      for (const { id, timers } of run.frameAt(ms * 1000).nodes)
        expect(timers.some(({ name }) => name === 'probe-timeout')).toBe(
          run
            .inspect(id, ms * 1000)
            .peers.some(
              ({ picture }) =>
                picture?.kind === 'swim' &&
                picture.probe !== null &&
                picture.probe.since + 300_000 > ms * 1000,
            ),
        );
  });

  it('each is probed once in every 2m − 1 periods at the latest', () => {
    const run = simulate(calm({ nodes: members(6), script: [], untilMs: 60_000 }));
    const last = new Map<string, number>();
    for (const { kind, type, from, to, atUs, rule } of run.events(1, run.summary().events)) {
      if (kind !== 'send' || type !== 'probe' || rule !== 'probe') continue;
      const pair = `${from} ${to}`;
      expect(atUs - (last.get(pair) ?? 0)).toBeLessThanOrEqual((2 * 5 - 1) * SECOND + SECOND);
      last.set(pair, atUs);
    }
    expect(last.size).toBe(30);
  });

  it('the verb `timeout` makes a node doubt its leader, until it hears it', () => {
    const run = simulate(calm({ script: [{ at: 10_000, do: 'timeout', node: 'n1' }] }));
    const told = run
      .eventsBetween(10_000_000, 13_000_000, 10_000)
      .filter(({ kind, node }) => node === 'n1' && (kind === 'suspect' || kind === 'trust'));
    expect(told.map(({ kind, peer }) => [kind, peer])).toEqual([
      ['suspect', 'n5'],
      ['trust', 'n5'],
    ]);
  });
});
