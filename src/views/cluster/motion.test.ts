// Where messages are drawn: on their way at all times, lost ones never arrive, and a click finds the nearest.

import { describe, expect, it } from 'vitest';
import { Run } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { layoutOf } from './layout.ts';
import { eachMessage, messageAt, type Scene } from './motion.ts';
import { ringRadius } from './sizes.ts';

const run = new Run(
  scenario({ network: { latencyMs: 300, loss: 0.3, duplicate: 0.2 }, script: [], seed: 3 }),
);
const layout = layoutOf(900, 500, 5, [2]);
const scene: Scene = { layout, places: [...layout.nodes, ...layout.services], still: false };

const drawn = (time: number, still = false) => {
  const list: { x: number; y: number; key: number; lost: boolean; opacity: number }[] = [];
  eachMessage(
    run.frameAt(time),
    time,
    { ...scene, still },
    (x, y, opacity, key, _f, _t, _y, lost) => list.push({ x, y, key, lost, opacity }),
  );
  return list;
};

describe('messages', () => {
  it('move on with the time, and a lost one stops and pales before the end', () => {
    let lost = 0;
    for (let time = 1_000_000; time < 3_000_000; time += 40_000) {
      for (const one of drawn(time)) {
        expect(one.x).toBeGreaterThan(0);
        expect(one.x).toBeLessThan(900);
        expect(one.opacity).toBeGreaterThan(0);
        if (one.opacity < 1) {
          expect(one.lost).toBe(true);
          lost++;
        }
      }
    }
    expect(lost).toBeGreaterThan(0);
  });

  it('stand still in the middle of their way where motion is unwelcome', () => {
    const later = new Map(drawn(2_010_000, true).map((one) => [one.key, one]));
    const both = drawn(2_000_000, true).filter(({ key }) => later.has(key));
    expect(both.length).toBeGreaterThan(0);
    for (const one of both) expect(later.get(one.key)).toMatchObject({ x: one.x, y: one.y });
  });

  it('are found by a click near to them, and not by one far off', () => {
    const time = 2_000_000;
    const frame = run.frameAt(time);
    const [one] = drawn(time);
    if (!one) throw new Error('nothing is on its way');
    const index = messageAt(frame, time, scene, { x: one.x + 3, y: one.y }, 10);
    expect(index).toBeGreaterThanOrEqual(0);
    expect(messageAt(frame, time, scene, { x: -500, y: -500 }, 10)).toBe(-1);
  });

  it('begin and end outside of the rings of members', () => {
    let near = Number.POSITIVE_INFINITY;
    for (let time = 1_000_000; time < 4_000_000; time += 40_000)
      for (const { x, y } of drawn(time))
        for (const node of layout.nodes) near = Math.min(near, Math.hypot(node.x - x, node.y - y));
    expect(near).toBeGreaterThan(ringRadius(layout, 0));
    expect(near).toBeLessThan(layout.reach + 12);
  });
});
