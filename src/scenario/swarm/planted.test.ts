// The swarm has teeth: each planted fault is caught, by a promise that it may break, within so many runs.

import { afterAll, describe, expect, it } from 'vitest';
import { drawScenario } from './draw.ts';
import { judge } from './judge.ts';
import { type Planted, planted } from './planted.ts';

const SEED = 1;
/** Of the faults at hand the shyest shows after some hundred runs. */
const MOST_RUNS = 2000;

const caught: string[] = [];

function hunt({ protocol, kinds, plant }: Planted): { runs: number; what: string } | null {
  const uproot = plant();
  try {
    for (let runs = 1; runs <= MOST_RUNS; runs++) {
      const finding = judge(drawScenario(SEED, runs - 1, { protocol, ...(kinds && { kinds }) }));
      if (finding) return { runs, what: finding.what };
    }
    return null;
  } finally {
    uproot();
  }
}

describe('a planted fault is caught', () => {
  it.each(planted.map((fault) => [fault.name, fault] as const))('%s', (name, fault) => {
    const found = hunt(fault);
    caught.push(`${name}: ${found ? `${found.what}, run ${found.runs}` : 'by nobody'}`);
    expect(fault.breaks).toContain(found?.what);
  });

  afterAll(() => console.log(caught.join('\n')));

  it('and is gone afterwards', () => {
    for (const { protocol } of planted)
      expect(judge(drawScenario(SEED, 0, { protocol }))).toBeNull();
  });
});
