// The words beside a node are those of the rest of the page, and never lie on each other or outside the stage.

import { describe, expect, it } from 'vitest';
import { captionOf } from './captions.ts';
import { layoutOf } from './layout.ts';

const node = {
  id: 'n1',
  status: 'up',
  role: 'follower',
  epoch: 3,
  follows: 'n5',
  waiting: 0,
  marks: [],
} as const;
const told = (change: object, kind: 'full' | 'short' = 'full') =>
  captionOf({ ...node, ...change }, kind)
    .filter(Boolean)
    .join(' ');

describe('captions', () => {
  it('say whom a node follows, and what it is', () => {
    expect(told({})).toBe('follows n5');
    expect(told({ follows: null })).toBe('follows nobody');
    expect(told({ role: 'leader' })).toBe('leads, epoch 3');
    expect(told({ role: 'candidate' })).toBe('stands, epoch 3');
    expect(told({ status: 'down', role: 'leader' })).toBe('down');
    expect(told({ status: 'paused', waiting: 1 })).toBe('1 message waiting');
    expect(told({ marks: [{ kind: 'state', text: 'Backup' }] })).toBe('Backup of n5');
  });

  it('are shorter where room is short', () => {
    expect(told({}, 'short')).toBe('→ n5');
    expect(told({ role: 'candidate' }, 'short')).toBe('stands, ep. 3');
  });

  it.each([
    [920, 560],
    [390, 350],
    [360, 260],
    [640, 300],
  ])('stand beside all of five nodes in %i × %i, outside of the ring', (width, height) => {
    const { captions, nodes, centre, reach } = layoutOf(width, height, 5, [2]);
    captions.places.forEach((place, index) => {
      const { y } = nodes[index] ?? centre;
      expect(place?.y).toBeCloseTo(y < centre.y ? y - reach - 10 : y + reach + 10, 6);
      expect(Math.min(place?.y ?? 0, height - (place?.y ?? 0))).toBeGreaterThanOrEqual(8);
    });
  });
});
