// The laws of a run: the same scenario gives the same trace, however one walks through it.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventStream, measure, Run, simulate } from './run.ts';
import { anyScenario, members, scenario } from './testing.ts';

const seeded = { seed: 20261123, numRuns: 200 };

describe('a run is a value', () => {
  it('gives the same fingerprint simulated at once, in slices, measured and streamed (200 random scenarios)', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const whole = simulate(value).summary();
        const sliced = new Run(value);
        while (!sliced.advance(1));
        expect(sliced.summary()).toEqual(whole);
        expect(measure(value)).toEqual(whole);
        const events: unknown[] = [];
        expect(eventStream(value, (event) => events.push(event))).toEqual(whole);
        expect(events).toHaveLength(whole.events);
      }),
      seeded,
    );
  });

  it('streams every event, however many come of a few steps', () => {
    const crowd = scenario({ nodes: members(400), untilMs: 200, work: null });
    let told = 0;
    const { events } = eventStream(crowd, ({ id }) => {
      if (id === told + 1) told = id;
    });
    expect(told).toBe(events);
  });

  it('shows the same state at a time whether reached by stepping, seeking backward, forward or afresh (200 random scenarios)', () => {
    fc.assert(
      fc.property(
        anyScenario,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 6 }),
        (value, places) => {
          const run = simulate(value);
          const times = places.map((place) => Math.floor(place * value.untilMs * 1000));
          for (const time of [...times, ...times.toReversed()]) {
            const fresh = new Run({ ...value, untilMs: value.untilMs });
            expect(run.frameAt(time)).toEqual(fresh.frameAt(time));
            expect(run.fingerprintAt(time)).toBe(fresh.fingerprintAt(time));
          }
          expect(run.fingerprintAt(value.untilMs * 1000)).toBe(run.summary().fingerprint);
        },
      ),
      seeded,
    );
  });

  it('walks event by event forward and back over the same moments', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const run = simulate(value);
        const until = Math.min(value.untilMs * 1000, 4_000_000);
        const forward: number[] = [];
        for (
          let time = run.nextEventTime(0);
          time <= until && forward.length < 40;
          time = run.nextEventTime(time)
        )
          forward.push(time);
        const back: number[] = [];
        for (let i = forward.length - 1; i > 0; i--)
          back.push(run.previousEventTime(forward[i] as number));
        expect(back.reverse()).toEqual(forward.slice(0, -1));
      }),
      { ...seeded, numRuns: 30 },
    );
  });

  it('makes old events again exactly as they were', () => {
    const run = simulate(scenario({ untilMs: 20_000 }));
    const last = run.summary().events;
    const all = run.events(1, last);
    expect(all.map((event) => event.id)).toEqual(all.map((_, index) => index + 1));
    expect(run.eventsBetween(5_000_000, 6_000_000, 1000)).toEqual(
      all.filter((event) => event.atUs >= 5_000_000 && event.atUs <= 6_000_000),
    );
    expect(new Run(scenario({ untilMs: 20_000 })).events(100, 200)).toEqual(all.slice(99, 200));
  });

  it('names a cause that came before, for every event that has one', () => {
    fc.assert(
      fc.property(anyScenario, (value) => {
        const run = simulate(value);
        for (const event of run.events(1, run.summary().events)) {
          if (event.cause !== undefined) expect(event.cause).toBeLessThan(event.id);
        }
      }),
      { ...seeded, numRuns: 30 },
    );
  });

  it('changes its fingerprint with the seed, and with one intervention', () => {
    const base = measure(scenario()).fingerprint;
    expect(measure(scenario({ seed: 8 })).fingerprint).not.toBe(base);
    expect(
      measure(scenario({ script: [{ at: 9_999, do: 'crash', node: 'n1' }] })).fingerprint,
    ).not.toBe(base);
    expect(measure(scenario()).fingerprint).toBe(base);
  });
});

describe('an intervention at the playhead', () => {
  it('comes after all else that happens at that moment, so that nothing seen is undone', () => {
    fc.assert(
      fc.property(anyScenario, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (value, place) => {
        const run = simulate(value);
        const moment = run.nextEventTime(Math.floor(place * value.untilMs * 1000));
        if (moment === Infinity) return;
        const script = value.script.filter(
          (entry) => typeof entry.at === 'number' && entry.at * 1000 <= moment,
        );
        const kept = simulate({ ...value, script });
        const branched = simulate({
          ...value,
          script: [...script, { at: moment / 1000, do: 'crash', node: 'n1' }],
        });
        const count = kept.frameAt(moment).lastEvent;
        expect(branched.events(1, count)).toEqual(kept.events(1, count));
      }),
      { ...seeded, numRuns: 40 },
    );
  });
});

describe('a priority that is changed', () => {
  it('while its node sleeps is told to it when it wakes, and has its cause in the script', () => {
    const run = simulate(
      scenario({
        protocol: { id: 'ring', params: {} },
        script: [
          { at: 5000, do: 'pause', node: 'n5' },
          { at: 5500, do: 'priority', node: 'n5', value: 0 },
          { at: 6000, do: 'resume', node: 'n5' },
        ],
        untilMs: 16_000,
      }),
    );
    const script = run.events(1, run.summary().events).find((event) => event.do === 'priority');
    const [first] = run
      .eventsBetween(6_000_000, 6_000_000, 100)
      .filter(({ kind, node }) => kind === 'role' && node === 'n5');
    expect(first?.cause).toBe(script?.id);
    expect(run.frameAt(16_000_000).leaders).toEqual(['n4']);
  });
});
