// Whatever is at hand, remembered or made again: the past is the same.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Run } from '../run.ts';
import { anyScenario, members, scenario } from '../testing.ts';
import { type Chunk, DELIVER, DROP, type RawEvent, SUSPECT, TIMER_FIRED, Trace } from '../trace.ts';
import { whyOf } from '../why.ts';
import { Landmarks } from './landmarks.ts';
import { inOneGo, PlainHistory } from './testing.ts';

/** So little memory that most of a run is gone at its end: events of the last moments, landmarks of the last minute or so. */
const SHORT = { kept: 1, landmarks: 2048 };
const FORGETFUL = scenario({ nodes: members(4), untilMs: 400_000, script: [] });

describe('the answer to "why?"', () => {
  it('is that of a plain look through all events, for any event of any run', () => {
    fc.assert(
      fc.property(anyScenario, fc.array(fc.nat(), { minLength: 12 }), (any, picks) => {
        const run = new Run(any, SHORT).finish();
        const plain = new PlainHistory(run);
        const { events } = run.summary();
        if (events === 0) return;
        for (const pick of picks) {
          const id = 1 + (pick % events);
          expect(whyOf(run.past, id)).toEqual(whyOf(plain, id));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is the same while the run is still being simulated', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), (any, pick) => {
        const run = new Run(any, SHORT);
        run.advance(1500);
        const { events } = run.summary();
        if (events === 0) return;
        const id = 1 + (pick % events);
        const early = whyOf(run.past, id);
        expect(early).toEqual(whyOf(run.finish().past, id));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a run that has forgotten most of itself', () => {
  const run = new Run(FORGETFUL, SHORT).finish();
  const plain = new PlainHistory(run);
  const { events } = run.summary();
  const anyId = fc.nat().map((pick) => 1 + (pick % events));

  it('reads any event', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(run.past.read(id)).toEqual(plain.read(id));
      }),
      { numRuns: 200 },
    );
  });

  it('finds the nearest landmark, before and after', () => {
    const kinds = fc.constantFrom(SUSPECT, TIMER_FIRED);
    const directions = fc.constantFrom(1 as const, -1 as const);
    fc.assert(
      fc.property(
        anyId,
        directions,
        kinds,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 4000 }),
        (id, direction, kind, node, most) => {
          const wanted = (event: RawEvent) => event.kind === kind && event.node === node;
          expect(inOneGo(run.past.landmark(id, direction, wanted, most))).toEqual(
            inOneGo(plain.landmark(id, direction, wanted, most)),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('hears every word back to the sending of the last that arrived', () => {
    fc.assert(
      fc.property(anyId, fc.subarray([0, 1, 2, 3], { minLength: 2, maxLength: 2 }), (id, pair) => {
        const [from = 0, to = 0] = pair;
        const all = inOneGo(plain.words(from, to, id));
        const heard = all.findLast(({ kind }) => kind === DELIVER);
        const since = heard ? heard.cause : 0;
        const words = inOneGo(run.past.words(from, to, id));
        expect(words.filter((word) => word.id >= since)).toEqual(
          all.filter((word) => word.id >= since),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('landmarks', () => {
  const most = 2048;
  const landmarks = new Landmarks(most);
  const gone: RawEvent[] = [];
  const trace = new Trace(0, 1, (chunk: Chunk, first, count) => {
    landmarks.take(chunk, first, count);
    for (let slot = 0; slot < count; slot++) gone.push(chunk.read(slot, first + slot));
  });
  for (let id = 1; id <= 60_000; id++)
    trace.push(id * 10, id % 7 === 0 ? SUSPECT : DELIVER, id % 5, 0, id - 1, 0, 0, null);
  const marks = gone.filter(({ kind }) => kind > DROP);

  it('are all that is not a message, the newest of them', () => {
    expect(landmarks.first).toBeGreaterThan(1);
    const kept = marks.filter(({ id }) => id >= landmarks.first);
    expect(kept.length).toBeLessThanOrEqual(most);
    expect(kept.length).toBeGreaterThan(most - 2048);
    for (const mark of kept) expect(landmarks.read(mark.id)).toEqual(mark);
  });

  it('do not know of messages, and of what they have forgotten', () => {
    expect(landmarks.read(landmarks.first + 1)).toBeNull();
    expect(landmarks.read(7)).toBeNull();
    expect(landmarks.find(landmarks.first, -1, 1, () => true)).toBeNull();
  });

  it('are found up to a limit, which is included', () => {
    const [mark, next] = marks.slice(-2) as [RawEvent, RawEvent];
    const any = () => true;
    expect(landmarks.find(next.id, -1, mark.id, any)).toEqual(mark);
    expect(landmarks.find(next.id, -1, mark.id + 1, any)).toBeNull();
    expect(landmarks.find(mark.id, 1, next.id, any)).toEqual(next);
    expect(landmarks.find(mark.id, 1, next.id - 1, any)).toBeNull();
  });
});
