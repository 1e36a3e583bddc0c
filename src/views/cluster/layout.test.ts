// Every member is on the stage, and none stands on another.

import { describe, expect, it } from 'vitest';
import { TOOLS } from './captions.ts';
import { gapTo } from './cards.ts';
import { layoutOf } from './layout.ts';

const SIZES = [
  [920, 580],
  [390, 350],
  [640, 250],
  [280, 300],
] as const;

describe.each(SIZES)('%i × %i', (width, height) => {
  it.each([1, 2, 3, 5, 7, 12, 30])('places %i members apart and inside', (count) => {
    const { nodes, radius } = layoutOf(width, height, count, [2]);
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

describe.each([...SIZES, [640, 330], [360, 320]] as const)(
  '%i × %i with services',
  (width, height) => {
    it.each([
      [5, 1],
      [5, 2],
      [7, 2],
    ])('%i members and %i services do not lie on each other', (count, kept) => {
      if (width < 300 && count > 5) return; // A phone's width holds no more.
      const rows = Array.from({ length: kept }, () => 3);
      const { nodes, radius, services } = layoutOf(width, height, count, rows);
      for (const node of nodes)
        for (const card of services) expect(gapTo(card, node)).toBeGreaterThan(radius);
    });
  },
);

describe.each([...SIZES, [360, 270], [640, 300]] as const)('%i × %i', (width, height) => {
  it.each([2, 3, 5, 7, 12])('leaves room for the rings of %i members', (count) => {
    const { nodes, reach } = layoutOf(width, height, count, [3]);
    for (const { x, y } of nodes) {
      expect(Math.min(x, width - x)).toBeGreaterThanOrEqual(reach);
      expect(Math.min(y, height - y)).toBeGreaterThanOrEqual(reach);
    }
  });
});

it('seats two near each other, and large', () => {
  const { nodes, radius } = layoutOf(920, 540, 2, []);
  expect((nodes[1]?.x ?? 0) - (nodes[0]?.x ?? 0)).toBeLessThan(460);
  expect(radius).toBeGreaterThan(45);
});

describe('names', () => {
  it.each([5, 24, 60, 72, 200, 1000])('of %i members never run into each other', (count) => {
    const { nodes, label, radius } = layoutOf(920, 560, count, [], String(count).length + 1);
    const width = Math.min(label.most, String(count).length + 1) * 0.64 * label.size;
    const apart = Math.min(
      ...nodes
        .slice(1)
        .map((node, index) =>
          Math.hypot(node.x - (nodes[index]?.x ?? 0), node.y - (nodes[index]?.y ?? 0)),
        ),
    );
    expect(width).toBeLessThanOrEqual(2 * radius + 0.01);
    expect(apart).toBeGreaterThan(0);
    expect(label.always || label.closeAt > 1).toBe(true);
    expect(label.closeAt).toBeLessThan(12);
  });
});

it.each([
  [920, 580, 1000],
  [920, 500, 200],
  [390, 430, 200],
])('places many members inside %i × %i, apart, and off the cards: %i', (width, height, count) => {
  const { nodes, radius, services } = layoutOf(width, height, count, [3, 2]);
  nodes.forEach((node, index) => {
    const { x, y } = node;
    expect(Math.min(x, width - x, y, height - y)).toBeGreaterThanOrEqual(radius);
    for (const card of services) expect(gapTo(card, node)).toBeGreaterThan(radius);
    const next = Math.min(
      ...nodes.slice(index + 1).map((other) => Math.hypot(other.x - x, other.y - y)),
    );
    expect(next).toBeGreaterThan(2 * radius + 2);
  });
});

it.each([
  [640, 200],
  [384, 230],
  [390, 215],
  [306, 350],
  [640, 300],
  [390, 430],
])(
  'keeps a card off the inner rings of five in %i × %i, and the rings off the tools',
  (width, height) => {
    const { nodes, radius, reach, services } = layoutOf(width, height, 5, [2]);
    for (const node of nodes)
      for (const card of services) expect(gapTo(card, node)).toBeGreaterThanOrEqual(radius + 12);
    const { x = 0, y = 0 } = nodes[0] ?? {};
    const dx = Math.max(0, width - TOOLS.width + TOOLS.padding - x);
    const dy = Math.max(0, y - TOOLS.height + TOOLS.padding);
    expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(reach - 6);
  },
);
