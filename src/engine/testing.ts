// Scenarios for tests: a plain one to vary, and an arbitrary one over protocols, networks and scripts.

import * as fc from 'fast-check';
import { detectors } from './detectors/registry.ts';
import { protocols } from './protocols/registry.ts';
import type { Scenario, ScriptEntry } from './scenario.ts';
import { jobs } from './work/registry.ts';

/** Five nodes under `priority`, 10 s, one crash of the leader at 3 s; any part may be replaced. */
export function scenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    rollcall: 1,
    title: 'test',
    description: '',
    seed: 7,
    tickMs: 100,
    protocol: { id: 'priority', params: {} },
    detector: { id: 'timeout', params: {} },
    nodes: members(5),
    network: { latencyMs: [250, 350], loss: 0, duplicate: 0 },
    timing: { writeMs: 0, timerSlackMs: 0 },
    work: { kind: 'cron', fencing: false, params: {} },
    script: [{ at: 3000, do: 'crash', node: '@leader' }],
    untilMs: 10_000,
    ...changes,
  };
}

/** n1 … nN with priorities 1 … N. */
export const members = (count: number): Scenario['nodes'] =>
  Array.from({ length: count }, (_, index) => ({ id: `n${index + 1}`, priority: index + 1 }));

/** Two different names of a list; only one entry in it: nothing to link. */
function pair(names: readonly string[]): fc.Arbitrary<{ from: string; to: string }> {
  return fc
    .shuffledSubarray([...names], { minLength: 2, maxLength: 2 })
    .map(([from, to]) => ({ from: from as string, to: to as string }));
}

function entries(names: readonly string[], untilMs: number): fc.Arbitrary<ScriptEntry[]> {
  const node = fc.constantFrom(...names, '@leader');
  const link = pair([...names, 'resource']);
  const at = fc.integer({ min: 0, max: untilMs * 10 }).map((tenths) => tenths / 10);
  const entry = fc.oneof(
    fc.record({
      at,
      do: fc.constantFrom('crash', 'pause', 'resume', 'isolate', 'timeout', 'crash', 'revive'),
      node,
    }),
    fc.record({ at, do: fc.constant('heal') }),
    fc
      .tuple(fc.record({ at, do: fc.constantFrom('cut', 'mend'), oneWay: fc.boolean() }), link)
      .map(([entry, ends]) => ({ ...entry, ...ends })),
    fc.record({
      at,
      do: fc.constant('network'),
      loss: fc.constantFrom(0, 0.2),
      duplicate: fc.constantFrom(0, 0.3),
    }),
    fc.record({ at, do: fc.constant('slow'), node, factor: fc.constantFrom(1, 3) }),
    fc.record({
      at,
      do: fc.constant('drift'),
      node,
      ppm: fc.integer({ min: -200_000, max: 200_000 }),
    }),
    fc.record({ at, do: fc.constant('priority'), node, value: fc.integer({ min: 0, max: 9 }) }),
    fc
      .tuple(fc.record({ at, do: fc.constant('drop') }), link)
      .map(([entry, ends]) => ({ ...entry, ...ends })),
    fc
      .tuple(
        fc.record({ at, do: fc.constant('delay'), ms: fc.integer({ min: 0, max: 900 }) }),
        link,
      )
      .map(([entry, ends]) => ({ ...entry, ...ends })),
    fc.record({
      at,
      do: fc.constant('partition'),
      groups: fc.constant([[names[0] as string], names.slice(1, 3)]),
    }),
  );
  return fc.array(entry as fc.Arbitrary<ScriptEntry>, { maxLength: 8 });
}

/** Any scenario: protocol, detector, size, network, timing and up to eight faults. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    protocol: fc.constantFrom(...Object.keys(protocols)),
    detector: fc.constantFrom(...Object.keys(detectors)),
    size: fc.integer({ min: 1, max: 7 }),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    fast: fc.boolean(),
    loss: fc.constantFrom(0, 0, 0.1),
    duplicate: fc.constantFrom(0, 0, 0.2),
    writeMs: fc.constantFrom(0, 0, 5, [1, 40] as const),
    timerSlackMs: fc.constantFrom(0, 0, 3),
    work: fc.constantFrom(null, ...Object.keys(jobs)),
    fencing: fc.boolean(),
    untilMs: fc.constantFrom(6000, 12_000),
  })
  .chain(
    ({
      protocol,
      detector,
      size,
      seed,
      fast,
      loss,
      duplicate,
      writeMs,
      timerSlackMs,
      work,
      fencing,
      untilMs,
    }) => {
      const nodes = members(size);
      return entries(
        nodes.map((node) => node.id),
        untilMs,
      ).map((script) =>
        scenario({
          seed,
          nodes,
          protocol: { id: protocol, params: {} },
          detector: { id: detector, params: {} },
          network: { latencyMs: fast ? 12 : [250, 350], loss, duplicate },
          timing: { writeMs, timerSlackMs },
          work: work === null ? null : { kind: work, fencing, params: {} },
          script,
          untilMs,
        }),
      );
    },
  );
