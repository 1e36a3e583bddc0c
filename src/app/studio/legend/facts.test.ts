// The legend lists what is there, and nothing else.

import { expect, test } from 'vitest';
import { simulate } from '../../../engine/run.ts';
import { toMicros } from '../../../engine/units.ts';
import { builtinScenario } from '../../../scenario/builtin/registry.ts';
import { epochOf, factsOf, flyingIn, happenedIn, timersOf } from './facts.ts';
import { diagramSigns, happeningSigns } from './happenings.tsx';

const opened = (id: string) => {
  const scenario = builtinScenario(id);
  if (!scenario) throw new Error(`no built-in "${id}"`);
  return simulate(scenario);
};
const facts = (id: string, ms: number) => [...factsOf(opened(id).frameAt(toMicros(ms)))].sort();

test('what is on the stage at a moment', () => {
  expect(facts('first-day', 0)).toEqual([]);
  expect(facts('first-day', 3000)).toEqual(['follows', 'leader']);
  expect(facts('raft-split-vote', 19_810)).toEqual([
    'ballot',
    'candidate',
    'hand',
    'suspects',
    'votes',
  ]);
  expect(facts('raft-disruptive-prevote', 30_000)).toContain('trial');
  expect(facts('raft-disruptive-prevote', 30_000)).not.toContain('votes');
  expect(facts('lease-gc-pause', 14_700)).toEqual([
    'candidate',
    'follows',
    'hand',
    'holder',
    'leader',
    'lease',
    'paused',
    'suspects',
  ]);
  expect(facts('swim-gossip', 19_900)).toContain('doubts');
  expect(facts('swim-gossip', 19_900)).not.toContain('suspects');
  expect(facts('lost-writes', 14_000)).toContain('wall');
  expect(facts('vrrp-two-masters', 12_000)).toEqual(expect.arrayContaining(['cut', 'cutOneWay']));
  expect(facts('vrrp-two-masters', 12_000)).not.toContain('cutBoth');
});

test('timers that run, by their place among those declared', () => {
  const timers = timersOf(opened('raft-partition').frameAt(toMicros(20_000)), 5);
  expect([...timers.values()]).toContain('Election timeout');
  expect([...timers.keys()]).toEqual([...timers.keys()].sort((a, b) => a - b));
  expect(new Set(timers.values()).size).toBe(timers.size);
});

test('what happened in a run', () => {
  const happened = (id: string) => happenedIn(opened(id).report());
  expect(happened('first-day')).toEqual(
    expect.arrayContaining(['crash', 'revive', 'suspect', 'lead', 'unpromised']),
  );
  expect(happened('first-day')).not.toContain('lost');
  expect(happened('lost-writes')).toEqual(expect.arrayContaining(['apart', 'whole', 'lost']));
});

test('a node without any link is cut off, and no single link of it is', () => {
  const [scenario] = [builtinScenario('first-day')];
  if (!scenario) throw new Error('no first day');
  const frameWith = (script: typeof scenario.script) =>
    simulate({ ...scenario, script }).frameAt(toMicros(2000));
  const off = factsOf(frameWith([{ at: 1500, do: 'isolate', node: 'n2' }]));
  expect([off.has('isolated'), off.has('cut')]).toEqual([true, false]);
  const cut = factsOf(frameWith([{ at: 1500, do: 'cut', from: 'n1', to: 'n2' }]));
  expect([cut.has('isolated'), cut.has('cut')]).toEqual([false, true]);
});

test('what is on its way, and in whose epoch', () => {
  const run = opened('raft-split-vote');
  expect([...flyingIn(run.frameAt(toMicros(19_810))).types]).toEqual(['request-vote']);
  expect(epochOf(run.frameAt(toMicros(19_810)))).toBe(5);
  expect(epochOf(run.frameAt(toMicros(30_000)))).toBe(7);
});

test('a lost message has the cross of a crash in the diagram, and there alone', () => {
  const report = opened('lost-writes').report();
  expect(report.summary.messages.dropped).toBeGreaterThan(0);
  expect(happenedIn(report)).not.toContain('crash');
  expect(happeningSigns(report).map(({ key }) => key)).not.toContain('crash');
  expect(diagramSigns(report)[0]).toMatchObject({ key: 'crash', words: 'lost on the way' });
});
