// What befalls a node: pauses, crashes, writes that take time.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diaryOf, eventsOf, LATENCY, probing, processOf, worldAt } from './testing.ts';

const at = fc.integer({ min: 100, max: 15_000 }).map((tenths) => tenths / 10);
const length = fc.integer({ min: 1, max: 9000 }).map((tenths) => tenths / 10);
const N2 = 1;

const paused = (from: number, ms: number) =>
  probing({
    script: [
      { at: from, do: 'pause', node: 'n2' },
      { at: from + ms, do: 'resume', node: 'n2' },
    ],
  });

describe('a paused node', () => {
  it('wakes to its expired timers in order of their time, then to the messages in order of arrival', () => {
    fc.assert(
      fc.property(at, length, (from, ms) => {
        const wakes = Math.round((from + ms) * 1000);
        const entries = diaryOf(worldAt(paused(from, ms), 3000), N2);
        const asleep = entries.filter((one) => one.at > from * 1000 && one.at < wakes);
        expect(asleep).toEqual([]);
        const woken = entries.filter((one) => one.at === wakes);
        const rank = (one: (typeof woken)[number]) => (one.what === 'timer' ? 0 : 1e12) + one.due;
        expect(woken).toEqual(woken.toSorted((a, b) => rank(a) - rank(b)));
        for (const { what, due } of woken) {
          const expired = what === 'timer' ? due : due + LATENCY * 1000;
          expect(expired).toBeGreaterThan(from * 1000);
          expect(expired).toBeLessThanOrEqual(wakes);
        }
        if (ms > 137) expect(woken.some(({ what }) => what === 'timer')).toBe(true);
      }),
    );
  });

  it('loses nothing, and does not know', () => {
    fc.assert(
      fc.property(at, length, (from, ms) => {
        const value = paused(from, ms);
        const [before, after] = [from, from + ms - 0.001].map((time) => {
          const { state, durable, timers } = processOf(worldAt(value, time), N2);
          return JSON.stringify({ state, durable, timers: timers.map(({ dueUs }) => dueUs) });
        });
        expect(after).toBe(before);
        const events = eventsOf(value);
        expect(events.filter(({ kind }) => kind === 'drop')).toEqual([]);
        const sent = events.filter(
          ({ kind, to, atUs }) =>
            kind === 'send' && to === 'n2' && atUs < 3_000_000 - LATENCY * 1000,
        );
        const heard = events.filter(({ kind, node }) => kind === 'deliver' && node === 'n2');
        expect(heard.length).toBeGreaterThanOrEqual(sent.length);
      }),
    );
  });
});

describe('a crashed node', () => {
  const crashed = (from: number, ms: number, amnesia: boolean, writeMs = 0) =>
    probing({
      timing: { writeMs, timerSlackMs: 0 },
      script: [
        { at: from, do: 'crash', node: 'n2' },
        { at: from + ms, do: 'revive', node: 'n2', amnesia },
      ],
    });
  const writes = (value: ReturnType<typeof probing>, time: number) =>
    (processOf(worldAt(value, time), N2).durable as { writes: number }).writes;

  it('comes back with exactly its durable state, and with no timer, message or memory from before', () => {
    fc.assert(
      fc.property(at, length, (from, ms) => {
        const value = crashed(from, ms, false);
        const untouched = writes(probing(), from);
        expect(writes(value, from)).toBe(untouched);
        expect(writes(value, from + ms)).toBe(untouched);
        const entries = diaryOf(worldAt(value, 3000), N2);
        const revived = Math.round((from + ms) * 1000);
        expect(entries[0]).toEqual({ what: 'start', name: '', at: revived, due: revived });
        const [first] = entries.filter(({ what }) => what === 'timer');
        if (first) expect(first.at).toBe(revived + 100_000);
        const down = eventsOf(value).filter(
          ({ kind, node, atUs }) =>
            node === 'n2' &&
            atUs > from * 1000 &&
            atUs < revived &&
            (kind === 'timer' || kind === 'deliver' || kind === 'send'),
        );
        expect(down).toEqual([]);
      }),
    );
  });

  it('comes back without it after amnesia', () => {
    fc.assert(
      fc.property(at, length, (from, ms) => {
        expect(writes(crashed(from, ms, true), from + ms)).toBe(0);
      }),
    );
  });

  it('in the middle of a write has what was written before: as much as it ever told anybody', () => {
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 90 }), (from, writeMs) => {
        const value = crashed(from, 500, false, writeMs);
        const told = eventsOf(value)
          .filter(({ kind, node, atUs }) => kind === 'send' && node === 'n2' && atUs <= from * 1000)
          .map(({ payload }) => payload?.writes as number);
        expect(writes(value, from)).toBe(Math.max(0, ...told));
      }),
    );
  });
});

describe('a durable write', () => {
  it('blocks its node: neither messages nor timers, and what it says of it leaves at the end', () => {
    fc.assert(
      // Latencies by which messages arrive in the middle of a write, and others.
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 200 }),
        (writeMs, ms) => {
          const network = { latencyMs: ms, loss: 0, duplicate: 0 };
          const events = eventsOf(probing({ network, timing: { writeMs, timerSlackMs: 0 } }));
          const own = events.filter(({ node }) => node === 'n2');
          const begun = own.filter(({ kind, timer }) => kind === 'timer' && timer === 'tick');
          expect(begun.length).toBeGreaterThan(10);
          for (const { id, atUs } of begun) {
            const ends = atUs + writeMs * 1000;
            const handled = ({ kind }: (typeof own)[number]) =>
              kind === 'timer' || kind === 'deliver';
            const during = own.filter((one) => one.id > id && handled(one) && one.atUs < ends);
            expect(during).toEqual([]);
            const said = own.filter(({ kind, cause }) => kind === 'send' && cause === id);
            if (ends <= 3_000_000) expect(said.map((one) => one.atUs)).toEqual([ends, ends]);
          }
        },
      ),
    );
  });

  it('under which a node is paused ends when it wakes', () => {
    const script = [
      { at: 110, do: 'pause', node: 'n2' },
      { at: 500, do: 'resume', node: 'n2' },
    ] as const;
    const value = probing({ timing: { writeMs: 30, timerSlackMs: 0 }, script });
    const [first] = eventsOf(value).filter(({ kind, node }) => kind === 'send' && node === 'n2');
    expect(first?.atUs).toBe(500_000);
  });
});

it('a forced timeout that finds nobody to act says so', () => {
  const script = [
    { at: 0, do: 'timeout', node: 'n2' },
    { at: 110, do: 'timeout', node: 'n2' },
    { at: 400, do: 'pause', node: 'n2' },
    { at: 410, do: 'timeout', node: 'n2' },
    { at: 420, do: 'crash', node: 'n2' },
    { at: 430, do: 'timeout', node: 'n2' },
  ] as const;
  const value = probing({ timing: { writeMs: 30, timerSlackMs: 0 }, script });
  const notes = eventsOf(value).flatMap((one) => (one.do === 'timeout' ? [one.note] : []));
  expect(notes).toEqual(['n2 has not started', 'n2 is busy writing', 'n2 is paused', 'n2 is down']);
});
