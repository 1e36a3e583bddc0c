// Every member is on the stage, and none stands on another.

import { describe, expect, it } from 'vitest';
import { layoutOf } from './layout.ts';

const SIZES = [
  [920, 580],
  [390, 350],
  [640, 250],
  [280, 300],
] as const;

describe.each(SIZES)('%i × %i', (width, height) => {
  it.each([1, 2, 3, 5, 7, 12, 30])('places %i members apart and inside', (count) => {
    const { nodes, radius } = layoutOf(width, height, count, 1);
    expect(nodes).toHaveLength(count);
    for (const [index, { x, y }] of nodes.entries()) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(width);
      expect(y - radius).toBeGreaterThanOrEqual(0);
      expect(y + radius).toBeLessThanOrEqual(height);
      for (const other of nodes.slice(index + 1))
        expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(2 * radius);
    }
  });
});

it('places a thousand members inside', () => {
  const { nodes, radius } = layoutOf(920, 580, 1000, 1);
  for (const { x, y } of nodes) {
    expect(Math.min(x, 920 - x, y, 580 - y)).toBeGreaterThanOrEqual(radius);
  }
});
