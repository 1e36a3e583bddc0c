// The legend lists what is there, and nothing else.

import { expect, test } from 'vitest';
import { simulate } from '../../../engine/run.ts';
import { toMicros } from '../../../engine/units.ts';
import { builtinScenario } from '../../../scenario/builtin/registry.ts';
import { factsOf, happenedIn, timersOf } from './facts.ts';

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
});

test('timers that run, by their place among those declared', () => {
  const timers = timersOf(opened('raft-partition').frameAt(toMicros(20_000)));
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
