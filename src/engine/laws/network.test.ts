// What befalls a message: cuts, loss, duplication, delay, and the script that takes it out of the air.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlight } from '../flight.ts';
import type { Intervention, Scenario } from '../scenario.ts';
import { snapshot } from '../snapshot.ts';
import { eventsOf, fates, LATENCY, probing, worldAt } from './testing.ts';

const UNTIL = 3_000_000;
const at = fc.integer({ min: 10, max: 15_000 }).map((tenths) => tenths / 10);
const length = fc.oneof(
  fc.integer({ min: 1, max: 250 }).map((tenths) => tenths / 10),
  fc.integer({ min: 1, max: 1000 }),
);

type Crosses = (from: string, to: string) => boolean;
const CUTS: readonly (readonly [string, Intervention, Intervention, Crosses])[] = [
  [
    'cut one way',
    { do: 'cut', from: 'n1', to: 'n2', oneWay: true },
    { do: 'mend', from: 'n1', to: 'n2', oneWay: true },
    (from, to) => from === 'n1' && to === 'n2',
  ],
  [
    'cut both ways',
    { do: 'cut', from: 'n1', to: 'n2' },
    { do: 'mend', from: 'n1', to: 'n2' },
    (from, to) => from !== 'n3' && to !== 'n3',
  ],
  [
    'isolated node',
    { do: 'isolate', node: 'n1' },
    { do: 'heal' },
    (from, to) => from === 'n1' || to === 'n1',
  ],
  [
    'partition',
    { do: 'partition', groups: [['n1', 'n2']] },
    { do: 'heal' },
    (from, to) => (from === 'n3') !== (to === 'n3'),
  ],
];

describe.each(CUTS)('a %s', (_, begin, end, crosses) => {
  it('loses what is sent or would arrive in its time, on its links, and nothing else', () => {
    fc.assert(
      fc.property(at, length, (from, ms) => {
        const until = from + ms;
        const script = [
          { at: from, ...begin },
          { at: until, ...end },
        ];
        // The script comes after all else at its moment.
        const isCut = (us: number) => us > from * 1000 && us <= Math.round(until * 1000);
        for (const { send, ends } of fates(eventsOf(probing({ script })))) {
          const arrives = send.atUs + LATENCY * 1000;
          const crossing = crosses(send.from ?? '', send.to ?? '');
          if (crossing && (isCut(send.atUs) || (isCut(arrives) && arrives <= UNTIL)))
            expect(ends.map(({ kind, reason }) => [kind, reason])).toEqual([['drop', 'cut']]);
          else if (arrives <= UNTIL) expect(ends.map(({ kind }) => kind)).toEqual(['deliver']);
        }
      }),
    );
  });
});

const plain = eventsOf(probing());
const sends = (events: typeof plain) =>
  events
    .filter(({ kind }) => kind === 'send')
    .map(({ atUs, from, to, payload }) => ({ atUs, from, to, payload }));

describe('chance', () => {
  const probability = fc.constantFrom(0.1, 0.5, 0.9, 1);
  const seed = fc.nat();

  it('loses a message or lets it pass, and changes nothing else', () => {
    fc.assert(
      fc.property(seed, probability, (drawn, loss) => {
        const network = { latencyMs: LATENCY, loss, duplicate: 0 };
        const events = eventsOf(probing({ seed: drawn, network }));
        expect(sends(events)).toEqual(sends(plain));
        for (const { send, ends } of fates(events)) {
          if (send.atUs + LATENCY * 1000 > UNTIL) continue;
          expect(ends).toHaveLength(1);
          if (ends[0]?.kind === 'drop') expect(ends[0].reason).toBe('lost');
          else expect(loss).toBeLessThan(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('lets a message arrive twice, and changes nothing else', () => {
    fc.assert(
      fc.property(seed, probability, (drawn, duplicate) => {
        const network = { latencyMs: LATENCY, loss: 0, duplicate };
        const events = eventsOf(probing({ seed: drawn, network }));
        expect(sends(events)).toEqual(sends(plain));
        for (const { send, ends } of fates(events)) {
          if (send.atUs + LATENCY * 1000 > UNTIL) continue;
          expect(ends.every(({ kind }) => kind === 'deliver')).toBe(true);
          expect(duplicate === 1 ? [2] : [1, 2]).toContain(ends.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps a message and its copy apart in every frame, whichever arrives first', () => {
    const network = { latencyMs: [1, 90], loss: 0, duplicate: 1 } as const;
    const world = worldAt(probing({ network }), 0);
    const arrivals = new Map<number, number>();
    while (world.now < UNTIL) {
      world.runUntil(world.nextTime);
      const { flight } = snapshot(world);
      for (let index = 0; index < flight.count; index++) {
        const { key, arriveUs } = readFlight(flight, index);
        expect(arrivals.get(key) ?? arriveUs).toBe(arriveUs);
        arrivals.set(key, arriveUs);
      }
    }
    expect([...arrivals.keys()].filter((key) => key % 2 === 1).length).toBeGreaterThan(50);
  });
});

describe('the script', () => {
  it('slow: multiplies the latency of what the node sends and hears meanwhile, and of nothing else', () => {
    fc.assert(
      fc.property(at, length, fc.constantFrom(0.5, 3, 7), (from, ms, factor) => {
        const script = [
          { at: from, do: 'slow', node: 'n2', factor },
          { at: from + ms, do: 'slow', node: 'n2', factor: 1 },
        ] as const;
        for (const { send, ends } of fates(eventsOf(probing({ script })))) {
          const slow =
            (send.from === 'n2' || send.to === 'n2') &&
            send.atUs > from * 1000 &&
            send.atUs <= Math.round((from + ms) * 1000);
          const flight = LATENCY * 1000 * (slow ? factor : 1);
          const expected = send.atUs + flight > UNTIL ? [] : [flight];
          expect(ends.map(({ atUs }) => atUs - send.atUs)).toEqual(expected);
        }
      }),
    );
  });

  it('drop: takes the oldest in flight on that link, and no other', () => {
    fc.assert(
      fc.property(at, (moment) => {
        const flight = 350; // so that several are in flight at once
        const network = { latencyMs: flight, loss: 0, duplicate: 0 };
        const script = [{ at: moment, do: 'drop', from: 'n1', to: 'n3' }] as const;
        const us = moment * 1000;
        const all = fates(eventsOf(probing({ network, script })));
        const flying = all.filter(
          ({ send: { from, to, atUs } }) =>
            from === 'n1' && to === 'n3' && atUs <= us && atUs + flight * 1000 > us,
        );
        const dropped = all.filter(({ ends }) => ends.some(({ kind }) => kind === 'drop'));
        expect(dropped.map(({ send }) => send.message)).toEqual(
          flying.slice(0, 1).map(({ send }) => send.message),
        );
        expect(dropped.flatMap(({ ends }) => ends.map(({ reason }) => reason))).toEqual(
          dropped.map(() => 'script'),
        );
      }),
    );
  });

  it('delay: the message meant arrives so much later, may be overtaken, and no other is touched', () => {
    const nth = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 900 }), nth, (moment, ms, place) => {
        const flight = 350;
        const network = { latencyMs: flight, loss: 0, duplicate: 0 };
        const which = place === 1 ? {} : { nth: place };
        const script = [{ at: moment, do: 'delay', from: 'n1', to: 'n3', ms, ...which }] as const;
        const us = moment * 1000;
        const events = eventsOf(probing({ network, script }));
        const all = fates(events);
        const flying = all.filter(
          ({ send: { from, to, atUs } }) =>
            from === 'n1' && to === 'n3' && atUs <= us && atUs + flight * 1000 > us,
        );
        const meant = flying[place - 1]?.send.message;
        for (const { send, ends } of all) {
          const late = send.message === meant ? ms * 1000 : 0;
          const arrives = send.atUs + flight * 1000 + late;
          expect(ends.map(({ kind, atUs }) => [kind, atUs])).toEqual(
            arrives > UNTIL ? [] : [['deliver', arrives]],
          );
        }
        const told = events.find(({ kind }) => kind === 'script');
        if (meant === undefined) expect(told?.note).toContain('in flight from n1 to n3');
        else
          expect(told).toMatchObject({ message: meant, from: 'n1', to: 'n3', delayUs: ms * 1000 });
      }),
    );
  });

  it('delay: what is held up goes on from where it is', () => {
    const held = [{ at: 510, do: 'delay', from: 'n1', to: 'n2', ms: 700 }] as const;
    const part = (script: typeof held | [], key?: number) => {
      const { flight, time } = snapshot(worldAt(probing({ script }), 510));
      for (let index = 0; index < flight.count; index++) {
        const message = readFlight(flight, index);
        if (message.from !== 'n1' || message.to !== 'n2') continue;
        if (key !== undefined && message.key !== key) continue;
        const { leftUs, arriveUs } = message;
        return { ...message, part: (time - leftUs) / (arriveUs - leftUs) };
      }
      throw new Error('nothing is in flight');
    };
    const before = part([]);
    const after = part(held, before.key);
    expect(after.part).toBeCloseTo(before.part, 9);
    expect(before.part).toBeGreaterThan(0);
    expect(after.arriveUs).toBe(before.arriveUs + 700_000);
    expect([before.leftUs, after.sentUs]).toEqual([before.sentUs, before.sentUs]);
  });

  it('drop and delay: the nth counts from the oldest, and who is not there is told', () => {
    const network = { latencyMs: 350, loss: 0, duplicate: 0 };
    const told = (script: Scenario['script']) => {
      const events = eventsOf(probing({ network, script }));
      const dropped = events.filter(({ kind }) => kind === 'drop').map(({ message }) => message);
      return { dropped, notes: events.flatMap(({ note }) => (note === undefined ? [] : [note])) };
    };
    const drop = { at: 1500, do: 'drop', from: 'n1', to: 'n3' } as const;
    const [oldest] = told([drop]).dropped;
    const [second] = told([{ ...drop, nth: 2 }]).dropped;
    expect(second).toBeGreaterThan(oldest ?? Number.POSITIVE_INFINITY);
    expect(told([drop, drop]).dropped).toEqual([oldest, second]);
    expect(told([{ ...drop, nth: 99 }]).notes).toEqual([
      expect.stringMatching(/^only \d+ messages are in flight from n1 to n3, not 99$/),
    ]);
    expect(told([{ ...drop, from: '@leader' }]).notes).toEqual(['no node leads']);
  });
});
