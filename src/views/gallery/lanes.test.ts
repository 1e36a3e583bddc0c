// The lanes of a thumbnail tell what the run tells.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { members, scenario } from '../../engine/testing.ts';
import { lanesOf } from './lanes.ts';

const drawn = (changes: Parameters<typeof scenario>[0]) => {
  const value = scenario(changes);
  return lanesOf(value, simulate(value).report());
};

describe('lanesOf', () => {
  it('shows who led and in which epoch, and from when to when a node was down', () => {
    const lanes = drawn({
      script: [
        { at: 3000, do: 'crash', node: 'n5' },
        { at: 8000, do: 'revive', node: 'n5' },
      ],
    });
    expect(lanes.map(({ node }) => node)).toEqual(['n1', 'n2', 'n3', 'n4', 'n5']);
    expect(lanes[4]?.spans).toContainEqual({
      kind: 'down',
      fromUs: 3_000_000,
      toUs: 8_000_000,
      epoch: 0,
    });
    expect(
      lanes[4]?.spans.filter(({ kind }) => kind === 'leads').map(({ epoch }) => epoch),
    ).toEqual([1, 3]);
    expect(lanes[3]?.spans.map(({ kind, epoch }) => [kind, epoch])).toEqual([['leads', 2]]);
    expect(lanes[0]?.spans).toEqual([]);
  });

  it('ends a pause at the crash that interrupts it, and what is open at the end of the run', () => {
    const lanes = drawn({
      script: [
        { at: 2000, do: 'pause', node: 'n1' },
        { at: 4000, do: 'crash', node: 'n1' },
      ],
    });
    expect(lanes[0]?.spans).toEqual([
      { kind: 'paused', fromUs: 2_000_000, toUs: 4_000_000, epoch: 0 },
      { kind: 'down', fromUs: 4_000_000, toUs: 10_000_000, epoch: 0 },
    ]);
  });

  it('keeps of a large class the nodes that something happened to', () => {
    const lanes = drawn({ nodes: members(40), script: [{ at: 3000, do: 'crash', node: 'n20' }] });
    expect(lanes).toHaveLength(8);
    expect(lanes.map(({ node }) => node)).toContain('n20');
    expect(lanes.map(({ node }) => node)).toContain('n40');
  });
});
