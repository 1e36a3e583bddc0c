import { describe, expect, it } from 'vitest';
import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { boardText, votesTexts } from './board.ts';

const node = (id: string, status: NodeFrame['status'] = 'up'): NodeFrame => ({
  id,
  priority: 1,
  status,
  role: 'follower',
  epoch: 2,
  follows: null,
  timers: [],
  waiting: 0,
  writingUntilUs: null,
  slow: 1,
  driftPpm: 0,
  suspects: [],
  suspectCount: 0,
  marks: [],
  lastChange: 0,
});

const frame = (changes: Partial<Frame>): Frame => ({
  time: 0,
  validUntil: Infinity,
  nodes: [node('n4'), node('n5')],
  services: [],
  flight: { count: 0, columns: new Float64Array(), processes: [], types: [] },
  cuts: [],
  groups: null,
  leader: null,
  epoch: 0,
  leaders: [],
  network: { latencyUs: [0, 0], loss: 0, duplicate: 0 },
  jobs: null,
  lastEvent: 0,
  ...changes,
});

describe('the board', () => {
  it('names the monitor and the epoch', () => {
    const said = boardText(frame({ leader: 'n5', leaders: ['n5'], epoch: 2 }));
    expect(said).toMatchObject({ text: 'Monitor: n5 · epoch 2', tone: 'plain', epoch: 2 });
  });

  it('says that nobody leads, and that nobody could', () => {
    expect(boardText(frame({})).text).toBe('No monitor');
    const nodes = [node('n4', 'down'), node('n5', 'down')];
    expect(boardText(frame({ nodes })).text).toBe('No healthy node');
  });

  it('warns of a split brain', () => {
    const said = boardText(frame({ leader: 'n5', leaders: ['n4', 'n5'], epoch: 2 }));
    expect(said).toMatchObject({ text: 'Two monitors! n4 and n5', tone: 'danger', epoch: null });
  });

  it('notes a partition', () => {
    expect(boardText(frame({ groups: [['n4'], ['n5']] })).notes).toEqual([
      'The room is split into 2 groups',
    ]);
  });

  it('tells of one who would lead, but is asleep', () => {
    const nodes = [{ ...node('n5', 'paused'), role: 'leader' as const }, node('n4')];
    expect(boardText(frame({ nodes }))).toMatchObject({
      text: 'Monitor asleep: n5',
      notes: [],
    });
  });
});

describe('how the votes stand', () => {
  const counts = (id: string, count: number, trial = false) => ({
    ...node(id, 'up'),
    role: trial ? ('follower' as const) : ('candidate' as const),
    marks: [
      {
        kind: 'votes' as const,
        votes: Array.from({ length: count }, (_, index) => `n${index + 1}`),
        needed: 3,
        trial,
      },
    ],
  });
  const told = (nodes: NodeFrame[]) => votesTexts(nodes).filter(Boolean).join(' · ');
  const four = ['n1', 'n2', 'n3', 'n4'];

  it('by name, while they are few', () => {
    expect(told([counts('n1', 1), node('n2'), counts('n3', 2)])).toBe(
      'n1 has 1 of 3 votes, n3 has 2',
    );
    expect(told(four.map((id) => counts(id, 1)))).toBe(
      '4 candidates; none has more than 1 of the 3 votes needed',
    );
    expect(told([node('n1')])).toBe('');
  });

  it('and who only asks has no votes', () => {
    expect(told([counts('n1', 1, true)])).toBe('n1 asks: 1 of 3 would vote');
    expect(told([counts('n1', 1, true), counts('n2', 2, true)])).toBe(
      'n1 and n2 ask: at most 2 of 3 would vote',
    );
    expect(told(four.map((id) => counts(id, 1, true)))).toBe('4 ask: 1 of 3 would vote');
  });
});
