// What befalls the clocks: drift, slack, and things that happen at one moment.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diaryOf, eventsOf, LATENCY, probing, worldAt } from './testing.ts';

const N2 = 1;
const ppm = fc.constantFrom(-500_000, -20_000, -1, 1, 3000, 250_000, 3_000_000);

describe('a drifting clock', () => {
  it('changes when the timers of its node fire in world time; by its own clock nothing has changed', () => {
    fc.assert(
      fc.property(ppm, (rate) => {
        const drifting = probing({ script: [{ at: 0, do: 'drift', node: 'n2', ppm: rate }] });
        const timers = (value: typeof drifting) =>
          diaryOf(worldAt(value, 3000), N2).filter(({ what }) => what === 'timer');
        const [mine, healthy] = [timers(drifting), timers(probing())];
        const count = Math.min(mine.length, healthy.length);
        expect(count).toBeGreaterThan(20);
        for (let i = 0; i < count; i++) {
          expect(mine[i]?.name).toBe(healthy[i]?.name);
          // A world of whole microseconds rounds each time that a timer is set.
          const off = Math.abs((mine[i]?.at ?? 0) - (healthy[i]?.at ?? 0));
          expect(off).toBeLessThanOrEqual((i + 2) * (2 + rate / 1e6));
        }
        const fired = eventsOf(drifting).filter(
          ({ kind, node }) => kind === 'timer' && node === 'n2',
        );
        fired.forEach(({ atUs }, i) => {
          const expected = ((healthy[i]?.at ?? 0) * 1e6) / (1e6 + rate);
          if (i < count) expect(Math.abs(atUs - expected)).toBeLessThanOrEqual(i + 2);
        });
      }),
    );
  });

  it('changes nothing for the others, and no flight', () => {
    fc.assert(
      fc.property(ppm, (rate) => {
        const of = (value: ReturnType<typeof probing>) =>
          eventsOf(value)
            .filter(({ kind, node }) => kind === 'timer' && node !== 'n2')
            .map(({ atUs, node, timer }) => ({ atUs, node, timer }));
        const drifting = probing({ script: [{ at: 0, do: 'drift', node: 'n2', ppm: rate }] });
        expect(of(drifting)).toEqual(of(probing()));
        const events = eventsOf(drifting);
        const sent = new Map(
          events.map((one) => [one.kind === 'send' ? one.message : -1, one.atUs]),
        );
        for (const { kind, message, atUs } of events)
          if (kind === 'deliver') expect(atUs - (sent.get(message) ?? 0)).toBe(LATENCY * 1000);
      }),
    );
  });

  it('that begins to drift stretches what is left of a timer, and no more', () => {
    fc.assert(
      fc.property(ppm, fc.integer({ min: 1, max: 99_000 }), (rate, us) => {
        const script = [{ at: us / 1000, do: 'drift', node: 'n2', ppm: rate }] as const;
        const [first] = eventsOf(probing({ script })).filter(
          ({ kind, node }) => kind === 'timer' && node === 'n2',
        );
        const expected = us + ((100_000 - us) * 1e6) / (1e6 + rate);
        expect(Math.abs((first?.atUs ?? 0) - expected)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('timer slack is added to each timer, between nothing and all of it', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(0.5, 5, 60), (seed, timerSlackMs) => {
      const value = probing({ seed, timing: { writeMs: 0, timerSlackMs } });
      const late = diaryOf(worldAt(value, 3000), N2)
        .filter(({ what }) => what === 'timer')
        .map(({ at, due }) => at - due);
      expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...late)).toBeLessThanOrEqual(timerSlackMs * 1000);
      expect(new Set(late).size).toBeGreaterThan(10);
    }),
    { numRuns: 30 },
  );
});

describe('at one moment', () => {
  it('deliveries come before timers, timers before the script, and each in the order of their making', () => {
    const PLACES = ['deliver', 'timer', 'script'];
    fc.assert(
      fc.property(fc.constantFrom(50, 100, 200), fc.integer({ min: 1, max: 9 }), (tockMs, beat) => {
        const value = probing({
          protocol: { id: 'probe', params: { tickMs: 100, tockMs } },
          network: { latencyMs: 100, loss: 0, duplicate: 0 },
          script: [{ at: beat * 100, do: 'priority', node: 'n1', value: 9 }],
        });
        const events = eventsOf(value).filter(({ kind }) => PLACES.includes(kind));
        let tied = 0;
        events.forEach((one, i) => {
          const before = events[i - 1];
          if (before?.atUs !== one.atUs) return;
          tied++;
          expect(PLACES.indexOf(one.kind)).toBeGreaterThanOrEqual(PLACES.indexOf(before.kind));
          if (one.kind === 'deliver' && before.kind === 'deliver')
            expect(one.message).toBeGreaterThan(before.message ?? 0);
        });
        expect(tied).toBeGreaterThan(100);
      }),
    );
  });
});
