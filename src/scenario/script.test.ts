// Scenarios made from scenarios stay scenarios: what no longer fits is left out, and the rest is kept.

import { describe, expect, it } from 'vitest';
import type { Scenario } from '../engine/scenario.ts';
import { forkScenario } from './fork.ts';
import { parseScenario } from './parse.ts';
import { withNodes, withProtocol, withSeed, withUntil } from './script.ts';
import { scenarioToJson } from './toJson.ts';

function scenarioOf(input: object): Scenario {
  const result = parseScenario({ rollcall: 1, ...input });
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.scenario;
}

const scenario = scenarioOf({
  protocol: { id: 'priority', params: { heartbeatMs: 500 } },
  script: [
    { at: 1000, do: 'crash', node: 'n5' },
    { at: [2000, 3000], do: 'crash', node: '@leader' },
    { at: 4000, do: 'cut', from: 'n1', to: 'n4' },
    { at: 5000, do: 'partition', groups: [['n1', 'n5'], ['n4'], []] },
    { at: 6000, do: 'partition', groups: [['n5']] },
    { at: 7000, do: 'heal' },
  ],
});

describe('forkScenario', () => {
  it('keeps what was, drops what was to come, and writes drawn moments down', () => {
    const forked = forkScenario(scenario, 3_500_000, { do: 'crash', node: 'n2' });
    expect(forked.script).toHaveLength(3);
    expect(forked.script[1]?.at).toBeGreaterThanOrEqual(2000);
    expect(forked.script[1]?.at).toBeLessThanOrEqual(3000);
    expect(forked.script[2]).toEqual({ at: 3500, do: 'crash', node: 'n2' });
    expect(forked.untilMs).toBe(20_000);
    expect(forkScenario(scenario, 15_500_000, { do: 'heal' }).untilMs).toBe(26_000);
    expect(forkScenario(scenario, 3_600_000_000, { do: 'heal' }).untilMs).toBe(3_600_000);
  });
});

describe('with…', () => {
  it('drops a description that would tell of another run', () => {
    const told = scenarioOf({ description: 'Five nodes; n5 leads.' });
    expect(withNodes(told, 5).description).toBe('Five nodes; n5 leads.');
    expect(withNodes(told, 6).description).toBe('');
    expect(withProtocol(told, 'priority').description).toBe('Five nodes; n5 leads.');
    expect(withProtocol(told, 'raft').description).toBe('');
  });

  it('another number of nodes keeps the first, and the script that still fits', () => {
    const three = withNodes(scenario, 3);
    expect(three.nodes.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3']);
    expect(three.script.map((entry) => entry.do)).toEqual(['crash', 'partition', 'heal']);
    expect(three.script[1]).toEqual({ at: 5000, do: 'partition', groups: [['n1'], []] });
    const more = withNodes(scenarioOf({ nodes: [{ id: 'n3' }, { id: 'a' }] }), 4);
    expect(more.nodes.map(({ id }) => id)).toEqual(['n3', 'a', 'n4', 'n5']);
    for (const count of [-1, 0, Number.NaN, 1.4, 1e9]) {
      const { nodes } = withNodes(scenario, count);
      expect(nodes.length).toBe(count === 1e9 ? 1000 : 1);
    }
    const result = parseScenario(scenarioToJson(three));
    expect(result).toEqual({ ok: true, scenario: three });
  });

  it('another protocol brings its own parameters', () => {
    expect(withProtocol(scenario, 'priority')).toBe(scenario);
    expect(() => withProtocol(scenario, 'constructor')).toThrow('no protocol "constructor"');
    const other: Scenario = {
      ...scenario,
      protocol: { id: 'another', params: { leaseMs: 1 } },
      script: [
        { at: 1, do: 'cut', from: 'n1', to: 'lock' },
        { at: 2, do: 'partition', groups: [['n1', 'lock'], ['n2']] },
      ],
    };
    expect(withProtocol(other, 'priority')).toEqual({
      ...scenario,
      protocol: { id: 'priority', params: {} },
      script: [{ at: 2, do: 'partition', groups: [['n1'], ['n2']] }],
    });
  });

  it('another seed goes round, another end stays within the limits', () => {
    expect(withSeed(scenario, 4_294_967_296).seed).toBe(0);
    expect(withUntil(scenario, 1e9).untilMs).toBe(3_600_000);
    expect(withUntil(scenario, 0).untilMs).toBe(0.001);
  });
});
