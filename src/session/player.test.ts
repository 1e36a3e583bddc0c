// The playhead by a clock that is wound by hand.

import { expect, test } from 'vitest';
import type { Frame } from '../engine/frame.ts';
import { Player } from './player.ts';
import { emptyFrame, ManualClock, settle } from './testing.ts';

/** A run with an event every 100 ms, until 10 s. `slow`: answers come when the test gives them. */
function rig({ slow = false, speed = 1 } = {}) {
  const clock = new ManualClock();
  const asks: number[] = [];
  const shown: Frame[] = [];
  const answers: (() => void)[] = [];
  const counts = { ended: 0, settled: 0 };
  const player = new Player(
    {
      ask: (time) => {
        asks.push(time);
        const start = Math.floor(time / 100_000) * 100_000;
        const frame = emptyFrame(time, start + 100_000);
        const answer = { frame, show: () => shown.push(frame) };
        return slow
          ? new Promise((resolve) => answers.push(() => resolve(answer)))
          : Promise.resolve(answer);
      },
      ended: () => counts.ended++,
      settled: () => counts.settled++,
    },
    clock,
  );
  player.setSpeed(speed);
  player.begin(10_000_000, 0, false);
  player.progress(10_000_000, true);
  return { clock, asks, shown, answers, counts, player };
}

test('plays at the speed of the clock, and asks for a frame only when one went stale', async () => {
  const { clock, asks, player } = rig();
  await settle();
  player.play();
  await clock.pass(1000);
  expect(player.time).toBeCloseTo(1_000_000, -3);
  expect(asks.length).toBeLessThanOrEqual(12);
  expect(clock.frames).toBeGreaterThan(60);
});

test.each([0.1, 1, 7, 100])('asks at most once an animation frame at speed %d', async (speed) => {
  const { clock, asks, player } = rig({ speed });
  player.play();
  for (let frame = 0; frame < 50; frame++) {
    const before = asks.length;
    await clock.pass(16);
    expect(asks.length - before).toBeLessThanOrEqual(1);
  }
});

test('stops at the end, and plays from the start when played there', async () => {
  const { clock, counts, player } = rig({ speed: 100 });
  player.play();
  await clock.pass(200);
  expect(player.time).toBe(10_000_000);
  expect(counts.ended).toBe(1);
  await clock.pass(100);
  expect(clock.busy).toBe(false);
  player.play();
  expect(player.time).toBe(0);
  await clock.pass(32);
  expect(player.time).toBeGreaterThan(1_000_000);
});

test('waits for a simulation that is behind, and goes on when it comes', async () => {
  const { clock, player } = rig();
  player.begin(10_000_000, 0, true);
  player.progress(300_000, false);
  await settle();
  player.play();
  await clock.pass(2000);
  expect(player.time).toBe(300_000);
  player.progress(10_000_000, true);
  await clock.pass(1000);
  expect(player.time).toBeCloseTo(1_300_000, -4.5);
});

test('a hidden tab is a short pause, not a leap', async () => {
  const { clock, player } = rig();
  player.play();
  await clock.pass(100);
  clock.visible = false;
  await clock.pass(60_000, 1000);
  const left = player.time;
  clock.visible = true;
  await clock.pass(16);
  expect(player.time - left).toBeLessThanOrEqual(250_000);
});

test('a seek is shown although nobody looks', async () => {
  const { clock, shown, player } = rig();
  await clock.pass(100);
  clock.visible = false;
  player.jump(5_000_000);
  player.jump(6_000_000);
  player.jump(7_000_000);
  await clock.pass(600, 100);
  expect(shown.at(-1)?.time).toBe(7_000_000);
});

test('of many seeks while an answer is late the last one is shown in the end', async () => {
  const { clock, asks, answers, shown, counts, player } = rig({ slow: true });
  for (const time of [1, 2, 3, 4, 5, 6]) {
    player.jump(time * 1_000_000);
    await clock.pass(16);
  }
  expect(asks.length).toBeLessThanOrEqual(2);
  while (answers.length > 0) {
    answers.shift()?.();
    await clock.pass(16);
  }
  expect(shown.at(-1)?.time).toBe(6_000_000);
  expect(asks.at(-1)).toBe(6_000_000);
  expect(counts.settled).toBe(1);
});

test('an answer about the run before comes too late', async () => {
  const { clock, answers, shown, player } = rig({ slow: true });
  player.jump(1_000_000);
  await clock.pass(16);
  player.begin(10_000_000, 1_000_000, true);
  player.progress(10_000_000, true);
  await clock.pass(16);
  const [old, young] = [answers[0], answers[1]];
  young?.();
  await clock.pass(32);
  const count = shown.length;
  old?.();
  await clock.pass(32);
  expect(count).toBe(1);
  expect(shown.length).toBe(1);
});

test('a view is never shown a time outside of its frame', async () => {
  const { clock, player } = rig({ speed: 20 });
  let calls = 0;
  player.onMotion((frame, time) => {
    calls++;
    expect(time).toBeGreaterThanOrEqual(frame.time);
    expect(time).toBeLessThanOrEqual(frame.validUntil);
  });
  player.play();
  await clock.pass(300);
  player.jump(0);
  await clock.pass(300);
  player.pause();
  await clock.pass(100);
  expect(calls).toBeGreaterThan(30);
});

test('motion comes to an end: a page at rest asks for no animation frames', async () => {
  const { clock, player } = rig();
  const times: number[] = [];
  player.onMotion((_, time) => times.push(time));
  player.play();
  await clock.pass(500);
  player.pause();
  await clock.pass(100);
  expect(clock.busy).toBe(false);
  expect(times.at(-1)).toBe(player.time);
});

test('rests while nobody looks: no animation frame, no question; then goes on from where it was', async () => {
  const { clock, asks, player } = rig();
  player.play();
  await clock.pass(500);
  player.rest(true);
  await clock.pass(100);
  const [time, asked] = [player.time, asks.length];
  await clock.pass(5000);
  expect(clock.busy).toBe(false);
  expect([player.time, asks.length]).toEqual([time, asked]);
  player.rest(false);
  await clock.pass(500);
  expect(player.time - time).toBeCloseTo(500_000, -4.5);
});

test('a playhead that is put somewhere while it rests shows the picture of that place', async () => {
  const { clock, shown, player } = rig();
  player.rest(true);
  player.play();
  clock.visible = false;
  player.jump(7_000_000);
  await clock.pass(600);
  expect(shown.at(-1)?.time).toBe(7_000_000);
  expect(player.time).toBe(7_000_000);
});
