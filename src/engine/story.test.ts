// The story in words: who stands again, who asks first, what the script changes, whom others doubt, and why a leader is none any more.

import { describe, expect, it } from 'vitest';
import { simulate } from './run.ts';
import type { Scenario, ScriptEntry } from './scenario.ts';
import { scenario } from './testing.ts';

const storyOf = (changes: Partial<Scenario>) =>
  simulate(scenario({ work: null, ...changes })).report().story;
const textsOf = (changes: Partial<Scenario>) => storyOf(changes).map(({ text }) => text);

describe('a raft campaign', () => {
  const lockedOut = (params: Scenario['protocol']['params']): Partial<Scenario> => ({
    protocol: { id: 'raft', params },
    script: [
      { at: 15_000, do: 'isolate', node: 'n1' },
      { at: 35_000, do: 'heal' },
    ],
    untilMs: 60_000,
  });

  it('in each new epoch is an election that began', () => {
    const story = storyOf(lockedOut({}));
    const again = story.filter(({ text }) => text.startsWith('n1 stands again, in epoch '));
    expect(again.length).toBeGreaterThan(2);
    expect(
      again.every(({ milestone, tone }) => milestone === 'election' && tone === 'election'),
    ).toBe(true);
    expect(again.map(({ about }) => Number(about))).toEqual(again.map((_, index) => 3 + index));
  });

  it('makes a leader step down that hears of the epoch', () => {
    const down = storyOf(lockedOut({})).find(({ kind }) => kind === 'step-down');
    expect(down?.text).toMatch(/^n\d steps down: it has heard of epoch \d\.$/);
    expect(down?.milestone).toBe('leader-lost');
  });

  it('is told where it is no more than a question', () => {
    const texts = textsOf(lockedOut({ preVote: true, checkQuorum: true }));
    expect(texts).toContain('n1 asks the others whether to stand.');
    expect(
      texts.filter((text) => text === 'n1 asks again whether to stand: no majority said yes.')
        .length,
    ).toBeGreaterThan(1);
  });

  it('stands in the story in the order of its events', () => {
    const events = storyOf(lockedOut({ preVote: true })).map(({ event }) => event);
    expect(events).toEqual([...events].sort((a, b) => a - b));
  });
});

it('a lease has no election: they try to take it', () => {
  const texts = textsOf({ protocol: { id: 'lease', params: {} } });
  expect(texts).toContain('n1 tries to take the lease.');
  expect(texts.join()).not.toContain('election');
});

it('SWIM: a suspicion is told before anybody is given up, and so is the objection', () => {
  const texts = textsOf({
    protocol: { id: 'bully', params: {} },
    detector: { id: 'swim', params: {} },
    script: [
      { at: 16_000, do: 'pause', node: 'n3' },
      { at: 21_500, do: 'resume', node: 'n3' },
    ],
    untilMs: 30_000,
  });
  const first = (part: string) => texts.findIndex((text) => text.includes(part));
  expect(first('suspects n3, which has not answered and may object.')).toBeGreaterThan(0);
  expect(texts.some((text) => /^n\d hears that n3 is suspected\.$/.test(text))).toBe(true);
  expect(texts).toContain('n3 hears the rumour about it, and objects.');
  expect(first('hears that n3 objects: the suspicion is over.')).toBeGreaterThan(
    first('n3 hears the rumour about it, and objects.'),
  );
  expect(texts.some((text) => text.includes('gives n3 up'))).toBe(false);
});

describe('what the script changes', () => {
  const told = (...script: ScriptEntry[]) =>
    storyOf({ script, untilMs: 5000 })
      .filter(({ kind }) => kind === 'script')
      .map(({ text, tone }) => [text, tone]);

  it('of the network is said in numbers, calmly where it eases', () => {
    expect(
      told(
        { at: 1000, do: 'network', latencyMs: [100, 2100], loss: 0.3 },
        { at: 2000, do: 'network', latencyMs: 0.5, duplicate: 0.25 },
        { at: 3000, do: 'network', loss: 0, duplicate: 0 },
        { at: 4000, do: 'network', loss: 0 },
      ),
    ).toEqual([
      ['Messages now take 100–2,100 ms; 30 % of them are lost now.', 'fault'],
      ['Messages now take 0.5 ms; 25 % of them arrive twice now.', 'fault'],
      ['No message is lost any more; none arrives twice any more.', 'repair'],
      ['The network stays as it is.', 'plain'],
    ]);
  });

  it('of a node too', () => {
    expect(
      told(
        { at: 1000, do: 'slow', node: 'n2', factor: 3 },
        { at: 2000, do: 'slow', node: 'n2', factor: 1 },
        { at: 3000, do: 'drift', node: 'n2', ppm: -200 },
        { at: 3500, do: 'drift', node: 'n2', ppm: 0 },
        { at: 4000, do: 'priority', node: 'n2', value: 9 },
      ),
    ).toEqual([
      ['All that n2 sends, hears and writes takes 3 times as long now.', 'fault'],
      ['n2 is as fast as the others again.', 'repair'],
      ['The clock of n2 now runs 0.02 % too slow.', 'fault'],
      ['The clock of n2 keeps time again.', 'repair'],
      ['The priority of n2 is 9 now.', 'plain'],
    ]);
  });
});

it('a breach says who leads whom, and which resource it was', () => {
  const texts = textsOf({
    work: { kind: 'payments', fencing: false, params: { everyMs: 1000 } },
    script: [
      { at: 3000, do: 'partition', groups: [['n1', 'n2'], ['n3'], ['n4', 'n5']] },
      { at: 12_000, do: 'heal' },
    ],
    untilMs: 20_000,
  });
  expect(
    texts.some((text) =>
      /^The bank took a write from a leader that was out of date: n\d\.$/.test(text),
    ),
  ).toBe(true);
  expect(texts.some((text) => /^In the same epoch some follow n\d, others n\d\.$/.test(text))).toBe(
    true,
  );
});
