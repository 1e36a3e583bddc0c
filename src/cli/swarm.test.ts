// `npm run swarm`: its options, and what it prints when it finds something.

import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../scenario/decode.ts';
import { readFragment } from '../scenario/link.ts';
import { parseScenarioText } from '../scenario/parse.ts';
import { judge } from '../scenario/swarm/judge.ts';
import { planted } from '../scenario/swarm/planted.ts';
import { Progress } from './progress.ts';
import { hunt, minimal } from './swarmCommand.ts';
import { RUNS, readSwarmOptions, type SwarmOptions } from './swarmOptions.ts';

const quiet = new Progress({ write: null });
const options: SwarmOptions = {
  runs: 60,
  seconds: null,
  seed: 1,
  protocol: 'raft',
  out: 'never-written.json',
};

describe('options', () => {
  it('default to the runs of the test, and to no end but the clock with --seconds', () => {
    expect(readSwarmOptions([])).toMatchObject({ options: { runs: RUNS, seconds: null, seed: 1 } });
    expect(readSwarmOptions(['--seconds', '5'])).toMatchObject({
      options: { runs: Number.POSITIVE_INFINITY, seconds: 5 },
    });
  });

  it.each([
    [['--runs', 'many'], '--runs: must be a whole number from 0 to 1000000000, not "many"'],
    [['--seed', '-1'], "Option '--seed' argument is ambiguous."],
    [['--protocol', 'paxos'], '--protocol: there is no "paxos"'],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('%j is refused', (args, fault) => {
    expect(readSwarmOptions(args)).toEqual({ kind: 'fault', fault });
  });
});

describe('a hunt', () => {
  it('ends with its runs where nothing is found', () => {
    expect(hunt({ ...options, runs: 5 }, quiet)).toEqual({ done: 5, failure: null });
  });

  it('ends with its time', () => {
    const clock = [0, 1000, 2000, 3000];
    const { done } = hunt({ ...options, seconds: 3 }, quiet, () => clock.shift() ?? 3000);
    expect(done).toBe(2);
  });

  it('gives what it finds as a file and as a link, both of which fail in the same way', async () => {
    const uproot = planted.find(({ name }) => name === 'raft: votes twice in a term')?.plant();
    try {
      const { failure } = hunt(options, quiet);
      if (!failure) throw new Error('nothing found');
      const { text, link, found } = await minimal(failure);
      expect(found.what).toBe(failure.finding.what);
      const file = parseScenarioText(text);
      const shared = await decodeScenario(
        readFragment(link.slice(link.indexOf('#'))).scenario ?? '',
      );
      expect(shared).toEqual(file);
      expect(file.ok && judge(file.scenario)?.what).toBe(found.what);
    } finally {
      uproot?.();
    }
  });
});
