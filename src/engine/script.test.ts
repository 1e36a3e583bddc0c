// Script entries that speak of "@leader" where nobody leads: nothing happens, and the trace says so.

import { expect, it } from 'vitest';
import type { TraceEvent } from './report.ts';
import { eventStream, measure } from './run.ts';
import type { Intervention } from './scenario.ts';
import { members, scenario } from './testing.ts';

/** At 10 ms nobody has been elected yet. */
function early(intervention: Intervention): TraceEvent[] {
  const events: TraceEvent[] = [];
  const script = [{ at: 10, ...intervention }];
  eventStream(scenario({ untilMs: 20, script }), (event) => events.push(event));
  return events.filter(({ kind }) => kind !== 'timer' && kind !== 'send');
}

it.each<Intervention>([
  { do: 'crash', node: '@leader' },
  { do: 'cut', from: 'n1', to: '@leader' },
  { do: 'partition', groups: [['@leader'], ['@followers']] },
  { do: 'partition', groups: [['n1', '@leader'], ['n2']] },
])('does nothing without a leader: $do', (intervention) => {
  expect(early(intervention)).toMatchObject([{ kind: 'script', note: 'no node leads' }]);
});

it('parts "@followers" from the rest though nobody leads', () => {
  const groups = [['n1'], ['n2', 'n3']];
  expect(early({ do: 'partition', groups })).toMatchObject([
    { kind: 'script' },
    { kind: 'partition', groups: [['n1'], ['n2', 'n3'], ['n4', 'n5']] },
  ]);
});

it('means by "@leader" the leader whose failure counts, where two lead in one epoch', () => {
  const { failovers, leaders } = measure(
    scenario({
      protocol: { id: 'bully', params: {} },
      nodes: members(2),
      untilMs: 8000,
      script: [
        { at: 0, do: 'partition', groups: [['n1'], ['n2']] },
        { at: 3000, do: 'crash', node: 'n1' },
        { at: 3100, do: 'revive', node: 'n1' },
        { at: 7000, do: 'crash', node: '@leader' },
      ],
    }),
  );
  expect(leaders.filter(({ toUs }) => toUs >= 7_000_000)).toMatchObject([
    { epoch: 1 },
    { epoch: 1 },
  ]);
  expect(failovers.at(-1)).toMatchObject({ failedUs: 7_000_000 });
});
