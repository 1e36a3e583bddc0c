// A scenario as the shortest JSON that reads back as the same scenario: what is in links, in files and on the screen.

import type { Scenario, WorkSetup } from '../engine/scenario.ts';
import { DEFAULTS, standardNode } from './limits.ts';

type Json = Record<string, unknown>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The keys whose value is not the standard one. */
function changed<T extends object>(value: T, standard: Partial<T>): Json {
  return Object.fromEntries(
    Object.entries(value).filter(([key, part]) => !same(part, standard[key as keyof T])),
  );
}

/** A protocol or detector; its id always stands beside parameters, for the reader's sake. */
const part = ({ id, params }: Scenario['protocol']): Json =>
  Object.keys(params).length > 0 ? { id, params: { ...params } } : { id };

/** A count where the members are n1 … nN with priorities 1 … N. */
function nodes(members: Scenario['nodes']): number | Json[] {
  if (members.every((node, index) => same(node, standardNode(index)))) return members.length;
  return members.map(({ id, priority, ...log }, index) => ({
    id,
    ...(priority !== index + 1 && { priority }),
    ...log,
  }));
}

const work = ({ kind, fencing, params }: WorkSetup): Json => ({
  kind,
  ...(fencing && { fencing }),
  ...params,
});

/** Property: `parseScenario(scenarioToJson(s))` is `s` again, for every scenario that the parser can give. */
export function scenarioToJson(scenario: Scenario): object {
  const { title, description, seed, tickMs, untilMs } = scenario;
  const network = changed(scenario.network, DEFAULTS.network);
  const timing = changed(scenario.timing, DEFAULTS.timing);
  const standard = (id: string) => ({ id, params: {} });
  return {
    rollcall: 1,
    ...changed({ title, description, seed, tickMs }, DEFAULTS),
    ...(!same(scenario.protocol, standard(DEFAULTS.protocolId)) && {
      protocol: part(scenario.protocol),
    }),
    ...(!same(scenario.detector, standard(DEFAULTS.detectorId)) && {
      detector: part(scenario.detector),
    }),
    ...(nodes(scenario.nodes) !== DEFAULTS.nodes && { nodes: nodes(scenario.nodes) }),
    ...(Object.keys(network).length > 0 && { network }),
    ...(Object.keys(timing).length > 0 && { timing }),
    ...(scenario.work && { work: work(scenario.work) }),
    ...(scenario.script.length > 0 && { script: scenario.script.map((entry) => ({ ...entry })) }),
    ...changed({ untilMs }, DEFAULTS),
  };
}

/** The same as text for people: a line a key, and in lists a line a node or script entry. Ends with a line feed. */
export function scenarioText(scenario: Scenario): string {
  const lines = Object.entries(scenarioToJson(scenario)).map(([key, value]) => {
    const items = Array.isArray(value) ? value.map((item) => `\n    ${spaced(item)}`) : null;
    return `  "${key}": ${items ? `[${items.join(',')}\n  ]` : spaced(value)}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** One line of JSON with a space after each comma and colon, and within braces. */
function spaced(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
}
