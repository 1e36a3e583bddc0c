// What a scenario may leave out, and the very line that each fault gives.

import { describe, expect, it } from 'vitest';
import type { Scenario } from '../engine/scenario.ts';
import { parseScenario, parseScenarioText } from './parse.ts';
import { scenarioText, scenarioToJson } from './toJson.ts';

function faultsOf(input: unknown): readonly string[] {
  const result = parseScenario(input);
  return result.ok ? [] : result.faults;
}

function scenarioOf(input: unknown): Scenario {
  const result = parseScenario(input);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.scenario;
}

const three = { rollcall: 1, nodes: 3 };
const scripted = (...script: unknown[]) => faultsOf({ ...three, script });

describe('defaults', () => {
  it('needs nothing but the version', () => {
    expect(scenarioOf({ rollcall: 1 })).toEqual({
      rollcall: 1,
      title: '',
      description: '',
      seed: 1,
      tickMs: 100,
      protocol: { id: 'priority', params: {} },
      detector: { id: 'timeout', params: {} },
      nodes: [1, 2, 3, 4, 5].map((n) => ({ id: `n${n}`, priority: n })),
      network: { latencyMs: [250, 350], loss: 0, duplicate: 0 },
      timing: { writeMs: 0, timerSlackMs: 0 },
      work: null,
      script: [],
      untilMs: 20_000,
    });
  });

  it('fills what is partly given', () => {
    const scenario = scenarioOf({
      rollcall: 1,
      protocol: { params: { heartbeatMs: 500, startupGraceMs: null } },
      nodes: [{ id: 'a' }, { id: 'b', priority: 9, logLength: 2 }, { id: 'c' }],
      network: { loss: 0.1 },
      timing: { writeMs: [1, 2] },
      work: { kind: 'cron', everyMs: 2000 },
    });
    expect(scenario.protocol).toEqual({
      id: 'priority',
      params: { heartbeatMs: 500, startupGraceMs: null },
    });
    expect(scenario.nodes).toEqual([
      { id: 'a', priority: 1 },
      { id: 'b', priority: 9, logLength: 2 },
      { id: 'c', priority: 3 },
    ]);
    expect(scenario.network).toEqual({ latencyMs: [250, 350], loss: 0.1, duplicate: 0 });
    expect(scenario.timing).toEqual({ writeMs: [1, 2], timerSlackMs: 0 });
    expect(scenario.work).toEqual({ kind: 'cron', fencing: false, params: { everyMs: 2000 } });
  });

  it('takes every verb', () => {
    const script = [
      { at: 0, do: 'crash', node: 'n1' },
      { at: [1, 2.5], do: 'revive', node: 'n1', amnesia: true },
      { at: 1, do: 'pause', node: '@leader' },
      { at: 1, do: 'resume', node: 'n2' },
      { at: 1, do: 'partition', groups: [['@leader'], ['n2', 'n3', 'resource']] },
      { at: 1, do: 'partition', groups: [['@followers'], []] },
      { at: 1, do: 'heal' },
      { at: 1, do: 'cut', from: 'n1', to: 'resource', oneWay: true },
      { at: 1, do: 'mend', from: 'n1', to: '@leader' },
      { at: 1, do: 'isolate', node: 'n3' },
      { at: 1, do: 'network', latencyMs: 5, loss: 0.5, duplicate: 1 },
      { at: 1, do: 'slow', node: 'n1', factor: 3 },
      { at: 1, do: 'drift', node: 'n1', ppm: -200 },
      { at: 1, do: 'priority', node: 'n1', value: 9 },
      { at: 1, do: 'timeout', node: 'n1' },
      { at: 3_600_000, do: 'drop', from: 'resource', to: 'n1' },
      { at: 3_600_000, do: 'drop', from: 'n1', to: 'n2', nth: 2 },
      { at: 1, do: 'delay', from: '@leader', to: 'n1', ms: 0.5, nth: 1 },
    ];
    expect(scenarioOf({ ...three, work: { kind: 'cron' }, script }).script).toEqual(script);
  });
});

describe('a fault is one line with its path', () => {
  it.each<[unknown, string]>([
    [null, 'scenario: must be an object, not null'],
    [[], 'scenario: must be an object, not a list'],
    ['x', 'scenario: must be an object, not "x"'],
    [{}, 'rollcall: is missing'],
    [{ rollcall: 2 }, 'rollcall: must be 1, not 2'],
    [{ rollcall: 1, nodess: 5 }, 'nodess: unknown key; did you mean "nodes"?'],
    [
      { rollcall: 1, colour: 5 },
      'colour: unknown key; keys are rollcall, title, description, seed, tickMs, protocol, detector, nodes, network, timing, work, script, untilMs',
    ],
    [{ rollcall: 1, network: { los: 0 } }, 'network.los: unknown key; did you mean "loss"?'],
    [{ rollcall: 1, title: 5 }, 'title: must be a text, not 5'],
    [{ rollcall: 1, title: 'x'.repeat(201) }, 'title: has 201 characters; at most 200 are allowed'],
    [{ rollcall: 1, seed: -1 }, 'seed: must be a whole number from 0 to 4294967295, not -1'],
    [{ rollcall: 1, seed: 0.5 }, 'seed: must be a whole number from 0 to 4294967295, not 0.5'],
    [
      { rollcall: 1, seed: Number.NaN },
      'seed: must be a whole number from 0 to 4294967295, not NaN',
    ],
    [{ rollcall: 1, tickMs: '1' }, 'tickMs: must be a number from 1 to 600000, not "1"'],
    [{ rollcall: 1, untilMs: 0 }, 'untilMs: must be a number from 0.001 to 3600000, not 0'],
    [{ rollcall: 1, protocol: 'raft' }, 'protocol: must be an object, not "raft"'],
    [{ rollcall: 1, protocol: { id: 5 } }, 'protocol.id: must be a text, not 5'],
    [
      { rollcall: 1, protocol: { id: 'prioritty' } },
      'protocol.id: no protocol "prioritty"; did you mean "priority"?',
    ],
    [
      { rollcall: 1, detector: { id: 'timeouts' } },
      'detector.id: no detector "timeouts"; did you mean "timeout"?',
    ],
    [
      { rollcall: 1, protocol: { params: { heartbeat: 1 } } },
      'protocol.params.heartbeat: unknown key; priority has heartbeatMs, failbackDelayMs, sticky, startupGraceMs',
    ],
    [
      { rollcall: 1, protocol: { params: { heartbeatMs: 0 } } },
      'protocol.params.heartbeatMs: must be a number from 1 to 600000, not 0',
    ],
    [
      { rollcall: 1, protocol: { params: { sticky: 1 } } },
      'protocol.params.sticky: must be true or false, not 1',
    ],
    [{ rollcall: 1, nodes: 0 }, 'nodes: must be a whole number from 1 to 1000, not 0'],
    [{ rollcall: 1, nodes: '5' }, 'nodes: must be a count or a list of nodes, not "5"'],
    [{ rollcall: 1, nodes: [] }, 'nodes: must have 1 to 1000 entries, not 0'],
    [
      { rollcall: 1, nodes: new Array(1001).fill({}) },
      'nodes: has 1001 entries; at most 1000 are allowed',
    ],
    [{ rollcall: 1, nodes: ['a'] }, 'nodes[0]: must be an object, not "a"'],
    [{ rollcall: 1, nodes: [{}] }, 'nodes[0].id: is missing'],
    [{ rollcall: 1, nodes: [{ id: '' }] }, 'nodes[0].id: must not be empty'],
    [{ rollcall: 1, nodes: [{ id: '@a' }] }, 'nodes[0].id: must not begin with "@", as "@a" does'],
    [
      { rollcall: 1, nodes: [{ id: 'a\n' }] },
      'nodes[0].id: must have no control character in it, as "a\\n" has',
    ],
    [
      { rollcall: 1, nodes: [{ id: 'lock' }] },
      'nodes[0].id: must not be "lock": a service is called so',
    ],
    [
      { rollcall: 1, nodes: [{ id: 'x'.repeat(65) }] },
      'nodes[0].id: has 65 characters; at most 64 are allowed',
    ],
    [
      { rollcall: 1, nodes: [{ id: 'a' }, { id: 'a' }] },
      'nodes[1].id: "a" is the id of nodes[0] already',
    ],
    [
      { rollcall: 1, nodes: [{ id: 'a', priority: 1.5 }] },
      'nodes[0].priority: must be a whole number from -1000000000 to 1000000000, not 1.5',
    ],
    [
      { rollcall: 1, network: { latencyMs: [5, 3] } },
      'network.latencyMs: must have min ≤ max, not [5, 3]',
    ],
    [
      { rollcall: 1, network: { latencyMs: [5] } },
      'network.latencyMs: must be a number from 0 to 600000 or [min, max], not a list of 1',
    ],
    [
      { rollcall: 1, network: { latencyMs: [5, 'x'] } },
      'network.latencyMs[1]: must be a number from 0 to 600000, not "x"',
    ],
    [{ rollcall: 1, network: { loss: 2 } }, 'network.loss: must be a number from 0 to 1, not 2'],
    [{ rollcall: 1, work: {} }, 'work.kind: is missing'],
    [{ rollcall: 1, work: { kind: 'crom' } }, 'work.kind: no job "crom"; did you mean "cron"?'],
    [
      { rollcall: 1, work: { kind: 'cron', every: 1 } },
      'work.every: unknown key; did you mean "everyMs"?',
    ],
    [
      { rollcall: 1, work: { kind: 'cron', everyMs: null } },
      'work.everyMs: must be a number from 1 to 3600000, not null',
    ],
    [{ rollcall: 1, script: {} }, 'script: must be a list, not an object'],
    [
      { rollcall: 1, script: new Array(100_001) },
      'script: has 100001 entries; at most 100000 are allowed',
    ],
  ])('%j', (input, line) => {
    expect(faultsOf(input)).toEqual([line]);
  });
});

describe('a fault in the script names its entry', () => {
  const ok = { at: 0, do: 'heal' };
  const verbs =
    'crash, revive, pause, resume, partition, heal, cut, mend, isolate, network, slow, drift, priority, timeout, drop, delay';
  it.each<[unknown, string]>([
    [7, 'must be an object, not 7'],
    [undefined, 'must be an object, not nothing'],
    [{ do: 'heal' }, '.at: is missing'],
    [{ at: -1, do: 'heal' }, '.at: must be a number from 0 to 3600000, not -1'],
    [{ at: 0 }, '.do: is missing'],
    [{ at: 0, do: 'crsh', node: 'n1' }, '.do: no verb "crsh"; did you mean "crash"?'],
    [{ at: 0, do: 'explode' }, `.do: no verb "explode"; verbs are ${verbs}`],
    [{ at: 0, do: 'crash' }, '.node: is missing'],
    [{ at: 0, do: 'crash', node: 'n9' }, '.node: no node "n9"; nodes are n1, n2, n3'],
    [
      { at: 0, do: 'crash', node: '@followers' },
      '.node: no node "@followers"; nodes are n1, n2, n3',
    ],
    [{ at: 0, do: 'crash', node: 1 }, '.node: must be the id of a node, not 1'],
    [{ at: 0, do: 'crash', node: 'resource' }, '.node: no node "resource"; nodes are n1, n2, n3'],
    [
      { at: 0, do: 'crash', node: 'n1', amnesia: true },
      '.amnesia: unknown key; keys are at, do, node',
    ],
    [
      { at: 0, do: 'cut', from: 'n1', to: 'lock' },
      '.to: no "lock" here: the protocol has no lock service',
    ],
    [
      { at: 0, do: 'cut', from: 'resource', to: 'n1' },
      '.from: no "resource" here: the scenario has no work',
    ],
    [
      { at: 0, do: 'drop', from: 'n1', to: 'n1' },
      '.to: must not be "n1" as well: that is where it comes from',
    ],
    [{ at: 0, do: 'delay', from: 'n1', to: 'n2' }, '.ms: is missing'],
    [
      { at: 0, do: 'delay', from: 'n1', to: 'n2', ms: -1 },
      '.ms: must be a number from 0 to 600000, not -1',
    ],
    [
      { at: 0, do: 'drop', from: 'n1', to: 'n2', nth: 0 },
      '.nth: must be a whole number from 1 to 1000000, not 0',
    ],
    [
      { at: 0, do: 'partition', groups: [['n1', 'n2'], ['n2']] },
      '.groups[1][0]: "n2" is in script[2].groups[0] already',
    ],
    [{ at: 0, do: 'partition', groups: ['n1'] }, '.groups[0]: must be a list, not "n1"'],
    [
      { at: 0, do: 'slow', node: 'n1', factor: 0 },
      '.factor: must be a number from 0.01 to 1000, not 0',
    ],
    [
      { at: 0, do: 'drift', node: 'n1', ppm: -1e6 },
      '.ppm: must be a number from -900000 to 10000000, not -1000000',
    ],
    [
      { at: 0, do: 'priority', node: 'n1', value: 0.5 },
      '.value: must be a whole number from -1000000000 to 1000000000, not 0.5',
    ],
  ])('%j', (entry, line) => {
    const separator = line.startsWith('.') ? '' : ': ';
    expect(scripted(ok, ok, entry)).toEqual([`script[2]${separator}${line}`]);
  });

  it('shortens a long list of nodes', () => {
    expect(
      faultsOf({ rollcall: 1, nodes: 60, script: [{ at: 0, do: 'crash', node: 'x' }] }),
    ).toEqual(['script[0].node: no node "x"; nodes are n1, n2, n3, … n60']);
  });

  it('calls nobody unknown where the nodes themselves are faulty', () => {
    const script = [{ at: 0, do: 'crash', node: 'b' }];
    expect(faultsOf({ rollcall: 1, nodes: [{ id: 'a' }, { id: 7 }], script })).toEqual([
      'nodes[1].id: must be a text, not 7',
    ]);
  });
});

describe('all faults at once', () => {
  it('collects them over the whole scenario', () => {
    expect(faultsOf({ seed: -1, nodess: 1, script: [{ at: 0, do: 'crash', node: 'n9' }] })).toEqual(
      [
        'nodess: unknown key; did you mean "nodes"?',
        'rollcall: is missing',
        'seed: must be a whole number from 0 to 4294967295, not -1',
        'script[0].node: no node "n9"; nodes are n1, n2, n3, n4, n5',
      ],
    );
  });

  it('shows fifty and counts the rest', () => {
    const lines = faultsOf({ rollcall: 1, script: new Array(100_000).fill({}) });
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('and 199950 more');
  });
});

describe('input that means no good', () => {
  it('takes keys of the prototype for keys like others', () => {
    const text =
      '{"rollcall":1,"__proto__":{"seed":5},"constructor":1,"protocol":{"id":"constructor"}}';
    const result = parseScenarioText(text);
    expect(result.ok ? [] : result.faults.map((line) => line.replace(/;.*/, ''))).toEqual([
      '__proto__: unknown key',
      'constructor: unknown key',
      'protocol.id: no protocol "constructor"',
    ]);
    expect(faultsOf(Object.create({ rollcall: 1 }))).toEqual(['rollcall: is missing']);
  });

  it('keeps each fault in one short line', () => {
    const key = `a\n${'b'.repeat(1000)}\u2028`;
    for (const line of faultsOf({ rollcall: 1, [key]: 1, seed: key, work: { kind: key } })) {
      expect(line).not.toMatch(/[\n\u2028]/);
      expect(line.length).toBeLessThan(320);
    }
  });

  it('does not throw on what throws when read', () => {
    const trap = {
      get rollcall(): number {
        throw new Error('no\nthanks');
      },
    };
    expect(faultsOf(trap)).toEqual(['scenario: cannot be read: "no\\nthanks"']);
  });
});

describe('text', () => {
  it.each<[string, string]>([
    ['', 'line 1, column 1: not JSON: expected a value, found the end of the text'],
    [
      '{\n  "rollcall": 1,\n}',
      'line 3, column 1: not JSON: expected a key in double quotes, found "}"',
    ],
    ['{"a":}', 'line 1, column 6: not JSON: expected a value, found "}"'],
    [
      "{'a': 1}",
      'line 1, column 2: not JSON: expected a key in double quotes or "}", found "\'a\': 1}"',
    ],
    ['[1 2]', 'line 1, column 4: not JSON: expected "," or "]", found "2]"'],
    ['{"a" 1}', 'line 1, column 6: not JSON: expected ":", found "1}"'],
    [
      '{"a": "b',
      'line 1, column 9: not JSON: expected the closing double quote, found the end of the text',
    ],
    ['{} x', 'line 1, column 4: not JSON: expected the end of the text, found "x"'],
    ['[01]', 'line 1, column 2: not JSON: expected a value or "]", found "01]"'],
  ])('%j', (text, line) => {
    expect(parseScenarioText(text)).toEqual({ ok: false, faults: [line] });
  });

  it('takes a byte order mark', () => {
    expect(parseScenarioText('\uFEFF{"rollcall":1}').ok).toBe(true);
  });
});

describe('toJson', () => {
  it('leaves out what is standard', () => {
    expect(scenarioToJson(scenarioOf({ rollcall: 1, nodes: 5, work: null }))).toEqual({
      rollcall: 1,
    });
    const short = {
      rollcall: 1,
      nodes: [{ id: 'a' }, { id: 'n2', priority: 7 }],
      network: { loss: 0.5 },
      work: { kind: 'cron', everyMs: 5 },
    };
    expect(scenarioToJson(scenarioOf(short))).toEqual(short);
  });

  it('writes a line an entry', () => {
    const script = [
      { at: [1, 2], do: 'crash', node: 'n1' },
      { at: 3, do: 'heal' },
    ];
    expect(scenarioText(scenarioOf({ rollcall: 1, nodes: 3, script }))).toBe(
      `{
  "rollcall": 1,
  "nodes": 3,
  "script": [
    { "at": [1, 2], "do": "crash", "node": "n1" },
    { "at": 3, "do": "heal" }
  ]
}
`,
    );
  });
});
