import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { strideOf } from '../../session/thinning.ts';
import { eachNote, lostOpacity, noteAt, partOf } from './flying.ts';
import { layoutRoom } from './layout.ts';
import { waysOf } from './ways.ts';

const [SENT, ARRIVES] = [1_000_000, 1_400_000];

describe('a note', () => {
  it('is on its way from sent to arrived', () => {
    expect(
      [1_000_000, 1_100_000, 1_400_000].map((time) => partOf(SENT, ARRIVES, time, false)),
    ).toEqual([0, 0.25, 1]);
  });

  it('lies in the middle for those who want less motion', () => {
    expect(partOf(SENT, ARRIVES, 1_390_000, true)).toBe(0.5);
  });

  it('arrives at once where there is no latency', () => {
    expect(partOf(SENT, SENT, SENT, false)).toBe(1);
  });

  it('fades when it is lost, and is gone before it would arrive', () => {
    expect([0.2, 0.7, 0.9].map(lostOpacity)).toEqual([1, 1, 0]);
    expect(lostOpacity(0.55)).toBeLessThan(1);
  });
});

describe('a click', () => {
  const frame = simulate(scenario()).frameAt(3_200_000);
  const room = layoutRoom(920, 560, 5, { lock: false, resource: false });
  const flights = { ways: waysOf(room, ['n1', 'n2', 'n3', 'n4', 'n5'], null), still: false };

  it('means the note that is nearest, where one is near enough', () => {
    let met = 0;
    eachNote(
      frame,
      3_200_000,
      flights,
      ({ x, y }, _part, _key, _from, _to, _type, _lost, index) => {
        met++;
        expect(noteAt(frame, 3_200_000, flights, { x: x + 0.01, y }, 13)).toBe(index);
      },
    );
    expect(met).toBeGreaterThan(2);
    expect(noteAt(frame, 3_200_000, flights, { x: -500, y: -500 }, 24)).toBe(-1);
  });
});

describe('too many notes', () => {
  it('are thinned out by halves', () => {
    expect([10, 1200, 1201, 9000].map(strideOf)).toEqual([1, 1, 2, 8]);
  });
});
