import { describe, expect, it } from 'vitest';
import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { boardText, votesText } from './board.ts';

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
    expect(boardText(frame({ groups: [['n4'], ['n5']] })).note).toBe(
      'The room is split in 2 groups',
    );
  });
});

it('tells how the votes stand', () => {
  const votes = (id: string, count: number) => ({
    ...node(id, 'up'),
    role: 'candidate' as const,
    marks: [
      {
        kind: 'votes' as const,
        votes: Array.from({ length: count }, (_, index) => `n${index + 1}`),
        needed: 3,
        trial: false,
      },
    ],
  });
  expect(votesText([votes('n1', 1), node('n2', 'up'), votes('n3', 2)])).toBe(
    'Votes: n1 1 of 3, n3 2 of 3',
  );
  expect(votesText(['n1', 'n2', 'n3', 'n4'].map((id, index) => votes(id, index)))).toBe(
    '4 candidates; the most votes are 3 of 3',
  );
  expect(votesText([node('n1', 'up')])).toBe('');
});
