// Marks: what a picture may draw of a protocol without knowing it. By property: they name members, and say what is.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NodeFrame } from './frame.ts';
import { Run, simulate } from './run.ts';
import { anyScenario, members, scenario } from './testing.ts';

type Kind = NodeFrame['marks'][number]['kind'];

const marksAt = (run: Run, ms: number, node: string) =>
  run.frameAt(ms * 1000).nodes.find(({ id }) => id === node)?.marks ?? [];
const kinds = (run: Run, ms: number, node: string): Kind[] =>
  marksAt(run, ms, node).map(({ kind }) => kind);

it('a campaign shows its votes, a voter its ballot, also when it is down', () => {
  const run = simulate(
    scenario({
      protocol: { id: 'raft', params: {} },
      script: [
        { at: 1000, do: 'timeout', node: 'n2' },
        { at: 3000, do: 'crash', node: 'n3' },
      ],
    }),
  );
  expect(marksAt(run, 1001, 'n2')).toContainEqual({
    kind: 'votes',
    votes: ['n2'],
    needed: 3,
    trial: false,
  });
  expect(marksAt(run, 2000, 'n3')).toContainEqual({ kind: 'ballot', to: 'n2' });
  expect(kinds(run, 3100, 'n3')).toEqual(['ballot', 'log']);
});

it("a lease runs out by each node's own clock: sooner where that runs fast", () => {
  const run = simulate(
    scenario({
      protocol: { id: 'lease', params: {} },
      nodes: members(3),
      script: [{ at: 0, do: 'drift', node: 'n3', ppm: 250_000 }],
    }),
  );
  const lasts = (node: string) => {
    const lease = marksAt(run, 8000, node).find((mark) => mark.kind === 'lease');
    return lease ? lease.untilUs - lease.fromUs : 0;
  };
  expect(lasts('n2')).toBe(4_500_000);
  expect(lasts('n3')).toBe(3_600_000);
});

it('a ring closes over a node that was given up', () => {
  const run = simulate(
    scenario({
      protocol: { id: 'ring', params: {} },
      script: [{ at: 3000, do: 'crash', node: 'n2' }],
    }),
  );
  const next = (ms: number) => {
    const mark = marksAt(run, ms, 'n1').find(({ kind }) => kind === 'successor');
    return mark?.kind === 'successor' ? mark.to : null;
  };
  expect(next(2900)).toBe('n2');
  expect(next(9000)).toBe('n3');
});

it('names members only, and a node that is down suspects nobody', () => {
  fc.assert(
    fc.property(anyScenario, fc.double({ min: 0, max: 1, noNaN: true }), (any, part) => {
      const { nodes } = new Run(any).frameAt(Math.floor(any.untilMs * 1000 * part));
      const known = new Set(nodes.map(({ id }) => id));
      for (const { id, status, suspects, suspectCount, marks } of nodes) {
        expect(suspects).toHaveLength(status === 'down' ? 0 : Math.min(12, suspectCount));
        expect([...suspects].every((peer) => known.has(peer) && peer !== id)).toBe(true);
        for (const mark of marks) {
          if (mark.kind === 'votes') {
            expect(mark.votes).toContain(id);
            expect(new Set(mark.votes).size).toBe(mark.votes.length);
          } else if ('to' in mark) expect(known.has(mark.to)).toBe(true);
          else if (mark.kind === 'lease') expect(mark.untilUs).toBeGreaterThan(mark.fromUs);
        }
      }
    }),
    { numRuns: 60 },
  );
});
