// In a large class the names that matter stand beside their nodes: inside the stage, apart from each other, off their badges.

import { expect, it } from 'vitest';
import type { NodeFrame } from '../../engine/frame.ts';
import { Run } from '../../engine/run.ts';
import { builtinScenario } from '../../scenario/builtin/registry.ts';
import { gapTo } from './cards.ts';
import { layoutOf } from './layout.ts';
import { namedIn, placeNames } from './names.ts';

const big = builtinScenario('big-class');
if (!big) throw new Error('there is no big class');
const run = new Run(big);
const framesAt = (ms: number): readonly NodeFrame[] => run.frameAt(ms * 1000).nodes;

it('names the leader that fell as long as it is followed, and then the next', () => {
  expect(namedIn({ nodes: framesAt(5000) })).toEqual(['n60']);
  expect(namedIn({ nodes: framesAt(6010) })).toEqual(['n60']);
  expect(namedIn({ nodes: framesAt(9500) }).slice(0, 2)).toEqual(['n59', 'n60']);
});

it.each([
  [390, 350],
  [640, 300],
  [360, 280],
])('places them in %i × %i', (width, height) => {
  const nodes = framesAt(9500);
  const layout = layoutOf(width, height, nodes.length, [2]);
  const placed = placeNames(nodes, ['n59', 'n60', 'n15', 'n30', 'n45'], layout);
  expect(placed.map(({ name }) => name)).toEqual(['n59', 'n60', 'n15', 'n30', 'n45']);
  for (const [index, { x, y }] of placed.entries()) {
    expect(Math.min(x, width - x)).toBeGreaterThan(10);
    expect(Math.min(y, height - y)).toBeGreaterThanOrEqual(7);
    for (const card of layout.services) expect(gapTo(card, { x, y })).toBeGreaterThanOrEqual(7);
    for (const other of placed.slice(index + 1))
      expect(Math.abs(other.x - x) > 20 || Math.abs(other.y - y) >= 14).toBe(true);
  }
});

it('keeps names off the cards in the middle of a sunflower', () => {
  const nodes = Array.from({ length: 200 }, (_, index) => ({
    ...(framesAt(0)[0] as NodeFrame),
    id: `n${index + 1}`,
  }));
  const layout = layoutOf(390, 430, nodes.length, [2], 4);
  // Those that stand around the hole.
  const inner = nodes.slice(0, 20).map(({ id }) => id);
  const placed = inner.flatMap((name) => placeNames(nodes, [name], layout));
  expect(placed.length).toBeGreaterThan(10);
  for (const { name, x, y } of placed)
    for (const card of layout.services)
      expect(
        Math.abs(card.x - x) >= card.width / 2 + name.length * 4 ||
          Math.abs(card.y - y) >= card.height / 2 + 7,
      ).toBe(true);
});
