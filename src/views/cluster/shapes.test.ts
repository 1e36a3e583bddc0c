// No two message types of a run look the same, whatever is put together; and all are about as large.

import { describe, expect, it } from 'vitest';
import { detectors } from '../../engine/detectors/registry.ts';
import { protocols } from '../../engine/protocols/registry.ts';
import { jobs } from '../../engine/work/registry.ts';
import { messagePath, messagePoints } from '../../ui/shapes.ts';

const count = ({ messages }: { readonly messages: object }) => Object.keys(messages).length;
const most = (declared: object) => Math.max(...Object.values(declared).map(count));

describe('shapes', () => {
  it('are as many as the types of any run', () => {
    const types = most(protocols) + most(detectors) + most(jobs);
    const paths = Array.from({ length: types }, (_, type) => messagePath(type, 90));
    expect(new Set(paths).size).toBe(types);
  });

  it('cover about the same area, and reach no further than a circle around it would', () => {
    for (let type = 0; type < 11; type++) {
      const points = messagePoints(type);
      if (!points) continue;
      const twice = points.reduce((sum, [x, y], index) => {
        const [nextX, nextY] = points[(index + 1) % points.length] as readonly [number, number];
        return sum + x * nextY - nextX * y;
      }, 0);
      // Clockwise on a screen: a tail joined to it leaves no hole.
      expect(twice).toBeGreaterThan(0);
      expect(twice / 2).toBeGreaterThan(0.7);
      expect(twice / 2).toBeLessThan(1.25);
      for (const [x, y] of points) expect(Math.hypot(x, y)).toBeLessThan(1.06);
    }
  });
});
