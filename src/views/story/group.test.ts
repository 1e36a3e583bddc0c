import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { groupStory, partedAt } from './group.ts';

it('tells a failover without saying the same thing for each node', () => {
  const { story } = simulate(
    scenario({
      work: null,
      script: [
        { at: 3000, do: 'crash', node: 'n5' },
        { at: 9000, do: 'revive', node: 'n5' },
      ],
      untilMs: 12_000,
    }),
  ).report();
  const groups = groupStory(story);
  expect(groups.map(({ text }) => text)).toEqual([
    'n5 takes the lead in epoch 1.',
    'The leader n5 crashes.',
    'n4 suspects that n5 has failed.',
    'n4 takes the lead in epoch 2.',
    'n3, n1 and n2 suspect that n5 has failed.',
    'n5 is back.',
    'n5 takes the lead in epoch 3.',
    'Two leaders at once: n4 and n5.',
    'n2 and n4 trust n5 again.',
    'n4 gives way to a node of higher priority.',
    'n3 and n1 trust n5 again.',
  ]);
});

it('keeps every line, in order', () => {
  const { story } = simulate(
    scenario({ network: { latencyMs: [250, 350], loss: 0.4, duplicate: 0 }, untilMs: 60_000 }),
  ).report();
  const groups = groupStory(story);
  expect(groups.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(story.length);
  expect(groups.length).toBeLessThan(story.length);
  expect(groups.map(({ line }) => line.event)).toEqual(
    [...groups.map(({ line }) => line.event)].sort((a, b) => a - b),
  );
});

it('gathers jobs that went the same way', () => {
  const { story } = simulate(
    scenario({
      script: [{ at: 2500, do: 'partition', groups: [['n5'], ['n4'], ['n3'], ['n2'], ['n1']] }],
      nodes: [
        { id: 'n1', priority: 1 },
        { id: 'n2', priority: 2 },
      ],
      protocol: { id: 'raft', params: {} },
      untilMs: 20_000,
    }),
  ).report();
  expect(
    groupStory(story).some(
      ({ text, lines }) => /^Job \d+ was missed/.test(text) && lines.length > 1,
    ),
  ).toBe(true);
});

it('says in good English what befalls several', () => {
  const nodes = ['n1', 'n2'];
  const told = (does: 'crash' | 'pause' | 'revive' | 'resume', first?: 'crash' | 'pause') =>
    groupStory(
      simulate(
        scenario({
          work: null,
          script: [
            ...(first ? nodes.map((node) => ({ at: 3000, do: first, node })) : []),
            ...nodes.map((node) => ({
              at: 3100,
              do: does,
              node,
              ...(does === 'revive' ? { amnesia: true } : {}),
            })),
          ],
          untilMs: 3100,
        }),
      ).report().story,
    ).at(-1)?.text;
  expect(told('crash')).toBe('n1 and n2 crash.');
  expect(told('pause')).toBe('n1 and n2 are paused: time goes on, and they do not know.');
  expect(told('revive', 'crash')).toBe('n1 and n2 are back, and have forgotten everything.');
  expect(told('resume', 'pause')).toBe('n1 and n2 wake up.');
});

it('tells nothing as past that is still to come', () => {
  const { story } = simulate(
    scenario({ network: { latencyMs: [250, 350], loss: 0.4, duplicate: 0 }, untilMs: 60_000 }),
  ).report();
  const several = groupStory(story).filter(({ lines }) => lines.length > 1);
  expect(several.length).toBeGreaterThan(5);
  for (const group of several)
    for (const { event } of group.lines) {
      const [past, ahead] = partedAt(group, event);
      expect(past?.lastEvent).toBe(event);
      expect([...(past?.lines ?? []), ...(ahead?.lines ?? [])]).toEqual(group.lines);
      for (const { node } of ahead?.lines ?? [])
        if (node && !past?.lines.some((line) => line.node === node))
          expect(past?.text.split(' suspect')[0]).not.toMatch(new RegExp(`\\b${node}\\b`));
    }
  const [first] = several;
  expect(first && partedAt(first, first.line.event - 1)).toEqual([first]);
});

it('tells the campaigns of one that nobody hears in one line, and those of one epoch in one line', () => {
  const { story } = simulate(
    scenario({
      protocol: { id: 'raft', params: {} },
      work: null,
      script: [{ at: 15_000, do: 'isolate', node: 'n1' }],
      untilMs: 40_000,
    }),
  ).report();
  const lines = groupStory(story);
  const again = lines.filter(({ text }) => /^n1 stands again, in epochs \d+ to \d+\.$/.test(text));
  expect(again).toHaveLength(1);
  expect(again[0]?.line.milestone).toBe('election');
  expect(again[0]?.lines.length).toBeGreaterThan(2);
});

it('counts the links that are cut at one moment', () => {
  const cut = (from: string, to: string) => ({ at: 3000, do: 'cut', from, to }) as const;
  const { story } = simulate(
    scenario({
      work: null,
      script: [
        cut('n1', 'n2'),
        cut('n1', 'n5'),
        { ...cut('n3', 'n5'), oneWay: true },
        { ...cut('n1', 'n3'), at: 4000 },
      ],
      untilMs: 4000,
    }),
  ).report();
  const lines = groupStory(story).filter(({ line }) => line.kind === 'cut');
  expect(lines.map(({ text, line }) => [text, line.milestone])).toEqual([
    ['3 links are cut: n1–n2, n1–n5, n3→n5.', 'leader-lost'],
    ['The link between n1 and n3 is cut.', null],
  ]);
});
