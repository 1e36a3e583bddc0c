// Script entries that speak of "@leader" where nobody leads: nothing happens, and the trace says so.

import { expect, it } from 'vitest';
import type { TraceEvent } from './report.ts';
import { eventStream } from './run.ts';
import type { Intervention } from './scenario.ts';
import { scenario } from './testing.ts';

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
