// A screen reader's story of a failover: what the live region says, in order, as the run plays at its own speed.

import { expect, it } from 'vitest';
import type { Frame } from '../../engine/frame.ts';
import { Run } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { builtinScenario } from '../../scenario/builtin/registry.ts';
import { BREATH_MS, Narrator } from './narrator.ts';

/** Plays from a time at a speed in frames of 16 ms, and writes down what is said when. */
function listen(run: Run, fromMs: number, speed: number): string[] {
  const narrator = new Narrator();
  const report = run.report();
  const said: string[] = [];
  let free = 0;
  let frame: Frame | null = null;
  for (let wall = 0; fromMs + wall * speed <= run.setup.untilUs / 1000; wall += 16) {
    const time = Math.floor((fromMs + wall * speed) * 1000);
    if (!frame || time >= frame.validUntil) frame = run.frameAt(time);
    if (!narrator.look(frame, report) || wall < free) continue;
    said.push(`${(time / 1e6).toFixed(1)} s: ${narrator.breath()}`);
    free = wall + BREATH_MS;
  }
  return said;
}

it('the first day', () => {
  const first = builtinScenario('first-day');
  if (!first) throw new Error('no first day');
  expect(listen(new Run(first).finish(), 0, 1)).toEqual([
    '1.3 s: n5 takes the lead in epoch 1.',
    '6.0 s: The leader n5 crashes.',
    '9.1 s: n3 suspects that n5 has failed.',
    '10.3 s: n4 takes the lead in epoch 2.',
    '14.4 s: n5 takes the lead in epoch 3. Two leaders at once: n4 and n5.',
  ]);
});

it('an election under Raft', () => {
  const run = new Run(
    scenario({
      protocol: { id: 'raft', params: {} },
      work: null,
      script: [{ at: 8000, do: 'crash', node: '@leader' }],
      untilMs: 16_000,
    }),
  ).finish();
  expect(listen(run, 0, 1).map((line) => line.replace(/^[\d.]+ s: /, ''))).toEqual([
    expect.stringMatching(/^n\d stands for election in epoch 1\.$/),
    expect.stringMatching(/^n\d takes the lead in epoch 1\.$/),
    expect.stringMatching(/^The leader n\d crashes\.$/),
    expect.stringMatching(
      /^n\d suspects that n\d has failed\. n\d stands for election in epoch 2\.$/,
    ),
    expect.stringMatching(/^n\d takes the lead in epoch 2\.$/),
  ]);
});

it('at full speed what happens within a breath is said in one; nothing that was before the page opened', () => {
  const run = new Run(scenario({ work: null, untilMs: 40_000 })).finish();
  expect(listen(run, 2500, 20)).toEqual([
    '3.1 s: The leader n5 crashes.',
    expect.stringMatching(/ s: n4 suspects that n5 has failed\. n4 takes the lead in epoch 2\.$/),
  ]);
});

it('a step back is not told; what follows from there is told again', () => {
  const run = new Run(scenario()).finish();
  const report = run.report();
  const narrator = new Narrator();
  const look = (ms: number) => {
    narrator.look(run.frameAt(ms * 1000), report);
    return narrator.breath();
  };
  expect(look(2900)).toBe('');
  expect(look(3000)).toBe('The leader n5 crashes.');
  expect(look(2900)).toBe('');
  expect(look(3100)).toBe('The leader n5 crashes.');
});
