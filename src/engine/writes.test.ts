// A durable write blocks its node: what a handler does after it happens at its end, and what has waited is handled as after a pause.

import { expect, it } from 'vitest';
import { type Run, simulate } from './run.ts';
import type { Scenario } from './scenario.ts';
import { members, scenario } from './testing.ts';

/** n1, whose log is behind, stands at 10 ms: it writes for 5 ms, asks, and n2 writes for 5 ms to adopt its term. */
const run = (changes: Partial<Scenario>): Run =>
  simulate(
    scenario({
      protocol: { id: 'raft', params: { heartbeatMs: 10, electionTimeoutMs: [20, 20] } },
      nodes: members(3).map((node, index) => ({ ...node, logTerm: 1, logLength: index + 1 })),
      network: { latencyMs: 1, loss: 0, duplicate: 0 },
      timing: { writeMs: 5, timerSlackMs: 0 },
      work: null,
      script: [{ at: 10, do: 'timeout', node: 'n1' }],
      untilMs: 40,
      ...changes,
    }),
  );
const told = (done: Run, node: string) =>
  done
    .events(1, done.summary().events)
    .filter((event) => event.node === node && (event.kind === 'timer' || event.kind === 'deliver'))
    .map(({ kind, atUs }) => `${kind} ${atUs / 1000}`);

it('what is sent after a write leaves when it is done', () => {
  const done = run({});
  const [first] = done.events(1, done.summary().events).filter(({ kind }) => kind === 'send');
  expect(first).toMatchObject({ from: 'n1', type: 'request-vote', atUs: 15_000 });
});

it('a timer that runs out meanwhile fires at the end of the write', () => {
  expect(told(run({}), 'n2').slice(0, 2)).toEqual(['deliver 16', 'timer 21']);
});

it('it fires before the message that waited, even where that came first', () => {
  // The second copy comes to n2 at 16 ms as well; its timer runs out at 20. It stands at 21, and hears the copy when that is written.
  const done = run({ network: { latencyMs: 1, loss: 0, duplicate: 1 } });
  expect(told(done, 'n2').slice(0, 3)).toEqual(['deliver 16', 'timer 21', 'deliver 26']);
});

it('a slow node writes longer', () => {
  const script: Scenario['script'] = [
    { at: 0, do: 'slow', node: 'n1', factor: 3 },
    { at: 2, do: 'timeout', node: 'n1' },
  ];
  const done = run({ script });
  const [first] = done.events(1, done.summary().events).filter(({ kind }) => kind === 'send');
  expect(first).toMatchObject({ from: 'n1', atUs: 17_000 });
});

it('a crash in the middle of a write leaves what was written before it, and no word of it', () => {
  const done = run({
    script: [
      { at: 10, do: 'timeout', node: 'n1' },
      { at: 12, do: 'crash', node: 'n1' },
      { at: 13, do: 'revive', node: 'n1' },
    ],
    untilMs: 19,
  });
  expect(done.summary().messages.sent).toBe(0);
  expect(done.frameAt(19_000).nodes[0]).toMatchObject({ epoch: 0, status: 'up' });
});
