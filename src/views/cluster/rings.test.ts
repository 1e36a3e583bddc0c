// Which rings run down around a node is a function of the frame alone: the lease innermost, then timers in the order of declaration.

import { expect, it } from 'vitest';
import { compile } from '../../engine/compile.ts';
import { Run } from '../../engine/run.ts';
import { builtinScenario } from '../../scenario/builtin/registry.ts';
import { arcPath } from '../../ui/timerRings.ts';
import { spansOf } from './rings.ts';

const scenarioOf = (id: string) => {
  const scenario = builtinScenario(id);
  if (!scenario) throw new Error(`no built-in ${id}`);
  return scenario;
};

it('keeps the order of declaration, whatever is due first, and the lease innermost', () => {
  const scenario = scenarioOf('lease-gc-pause');
  const declared = [...compile(scenario).timers.keys()];
  const run = new Run(scenario);
  let leases = 0;
  for (let ms = 0; ms < 8000; ms += 100)
    for (const node of run.frameAt(ms * 1000).nodes) {
      const names = spansOf(node, 5).map(({ name }) => name);
      if (names[0] === 'lease') leases++;
      const timers = names.filter((name) => name !== 'lease');
      expect(timers).toEqual(declared.filter((name) => timers.includes(name)));
      expect(names.lastIndexOf('lease')).toBeLessThanOrEqual(0);
    }
  expect(leases).toBeGreaterThan(0);
});

it('draws none around a node that is down, and no more than there is room for', () => {
  const nodes = new Run(scenarioOf('swim-gossip')).frameAt(20_100_000).nodes;
  for (const node of nodes) {
    expect(spansOf({ ...node, status: 'down' }, 5)).toEqual([]);
    expect(spansOf(node, 1)).toHaveLength(1);
  }
});

it('runs down clockwise from the top', () => {
  expect(arcPath(10, 0)).toBe('');
  expect(arcPath(10, 0.25)).toBe('M0 -10A10 10 0 0 1 10.0 -0.0');
  expect(arcPath(10, 0.75)).toBe('M0 -10A10 10 0 1 1 -10.0 0.0');
  expect(arcPath(10, 1)).toContain('Z');
});
