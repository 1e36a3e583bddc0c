import { expect, it } from 'vitest';
import { glossaryOf } from '../../../engine/glossary.ts';
import { simulate } from '../../../engine/run.ts';
import { members, scenario } from '../../../engine/testing.ts';
import { mermaidOf, type Sequenced } from './mermaid.ts';

function sequenced(changes: Parameters<typeof scenario>[0]): Sequenced {
  const of = scenario(changes);
  const run = simulate(of);
  return {
    title: of.title,
    participants: [
      ...of.nodes.map(({ id }) => ({ id, title: id })),
      ...(of.work ? [{ id: 'resource', title: 'Cron job' }] : []),
    ],
    events: run.events(1, run.summary().events),
    words: glossaryOf(run.setup),
  };
}

it('is a conversation that Mermaid can draw', () => {
  const text = mermaidOf(sequenced({ nodes: members(2), untilMs: 2500, script: [] }));
  expect(text.split('\n').slice(0, 8)).toEqual([
    '%% test',
    'sequenceDiagram',
    '  participant p1 as n1',
    '  participant p2 as n2',
    '  participant p3 as Cron job',
    expect.stringMatching(/^ {2}p\d->>p\d: heartbeat$/),
    expect.stringMatching(/^ {2}p\d->>p\d: heartbeat$/),
    expect.stringMatching(/^ {2}Note over p2: 1\.\d\d s n2 takes the lead in epoch 1\.$/),
  ]);
  expect(text).not.toContain('left out');
});

it('leaves heartbeats out where they are too many, and says how many', () => {
  const run = sequenced({ untilMs: 10_000 });
  const text = mermaidOf(run, 100);
  const heartbeats = run.events.filter(
    ({ kind, type }) => (kind === 'deliver' || kind === 'drop') && type === 'heartbeat',
  ).length;
  expect(text).toContain(`Note over p1,p6: ${heartbeats} heartbeats are left out`);
  expect(text).not.toContain(': heartbeat');
  expect(text).toContain('3.00 s n5 crashes.');
  expect(text).toContain('p5->>p6: job');
});

it('ends where it would be too long, and says when', () => {
  const text = mermaidOf(sequenced({ untilMs: 10_000 }), 5);
  const lines = text.trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/Note over p1,p6: \d\.\d\d s and all that follows is left out/);
  expect(lines).toHaveLength(2 + 6 + 1 + 5 + 1);
});

it('names with signs of the grammar break nothing', () => {
  const text = mermaidOf({
    title: 'a; b\n%% c',
    participants: [
      { id: 'a;b', title: 'a;b "x" #1' },
      { id: 'c', title: 'c' },
    ],
    events: [{ id: 1, atUs: 0, kind: 'deliver', from: 'a;b', to: 'c', type: 'x;y' }],
    words: { rules: {}, resource: 'the resource' },
  });
  expect(text).toBe(
    [
      '%% a#59; b #37;#37; c',
      'sequenceDiagram',
      '  participant p1 as a#59;b #34;x#34; #35;1',
      '  participant p2 as c',
      '  p1->>p2: x#59;y',
      '',
    ].join('\n'),
  );
});
