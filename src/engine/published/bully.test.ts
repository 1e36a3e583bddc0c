// Messages of one bully election among five, as the textbooks count them: those to the dead included, heartbeats not.
// Garcia-Molina 1982; Coulouris et al., Distributed Systems, §15.3. The same from the shell: docs/experiments/bully-rank-*.json.

import { describe, expect, it } from 'vitest';
import { measure } from '../run.ts';
import { scenario } from '../testing.ts';

const N = 5;

/** What one failover cost, by type: the highest crashes, and rank r alone misses it (a detector never would in this time). */
function cost(rank: number, params: Record<string, boolean> = {}) {
  const [failover] = measure(
    scenario({
      protocol: { id: 'bully', params },
      detector: { id: 'timeout', params: { timeoutMs: 600_000 } },
      work: null,
      script: [
        { at: 6000, do: 'crash', node: `n${N}` },
        // By then its last heartbeat has landed: one still under way would be a sign of life.
        { at: 6400, do: 'timeout', node: `n${rank}` },
      ],
    }),
  ).failovers;
  expect(failover).toMatchObject({ suspectedUs: 6_400_000 });
  expect(failover?.recoveredUs).not.toBeNull();
  const { election = 0, answer = 0, coordinator = 0 } = failover?.messages ?? {};
  return { election, answer, coordinator, all: election + answer + coordinator };
}

describe('Bully, n = 5: messages when one node alone detects that the highest is dead', () => {
  it.each([
    { rank: 1, messages: 19, election: 10, answer: 6, coordinator: 3 },
    { rank: 2, messages: 12, election: 6, answer: 3, coordinator: 3 },
    { rank: 3, messages: 7, election: 3, answer: 1, coordinator: 3 },
    { rank: 4, messages: 4, election: 1, answer: 0, coordinator: 3 },
  ])('rank $rank: $messages', ({ rank, messages, ...byType }) => {
    expect(cost(rank)).toEqual({ ...byType, all: messages });
    // The closed form: rank r and each above it up to n − 1 asks all above itself, each of those but the dead answers all below.
    expect(messages).toBe((N - rank) ** 2 + N - 2);
  });

  it('best case n − 2 = 3: the second highest does not ask whom it suspects', () => {
    expect(cost(4, { skipSuspected: true })).toEqual({
      election: 0,
      answer: 0,
      coordinator: N - 2,
      all: N - 2,
    });
  });
});
