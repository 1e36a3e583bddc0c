// Scenarios made from scenarios: another seed, protocol, end or number of nodes. Each gives a new value and keeps what it can.

import { protocols } from '../engine/protocols/registry.ts';
import type { NodeSetup, Scenario, ScriptEntry } from '../engine/scenario.ts';
import { jobs } from '../engine/work/registry.ts';
import { LIMITS, standardNode } from './limits.ts';
import { servicesOf } from './parse.ts';

/** Seeds go round: the one after 4294967295 is 0, so that trials may count up from any seed. */
export const withSeed = (scenario: Scenario, seed: number): Scenario => ({
  ...scenario,
  seed: seed >>> 0,
});

/** Brought within the limits of a run. */
export const withUntil = (scenario: Scenario, untilMs: number): Scenario => ({
  ...scenario,
  untilMs: Math.min(LIMITS.untilMs, Math.max(LIMITS.shortestMs, untilMs)),
});

/** The entries that name nobody but those who are there; from partitions only the names of the others are taken out. */
function pruned(script: Scenario['script'], there: ReadonlySet<string>): ScriptEntry[] {
  return script.flatMap((entry): ScriptEntry[] => {
    if (entry.do === 'partition') {
      const groups = entry.groups
        .map((group) => group.filter((name) => there.has(name)))
        .filter((group, index) => group.length > 0 || entry.groups[index]?.length === 0);
      return groups.length > 0 || entry.groups.length === 0 ? [{ ...entry, groups }] : [];
    }
    const named = 'node' in entry ? [entry.node] : 'from' in entry ? [entry.from, entry.to] : [];
    return named.every((name) => there.has(name)) ? [entry] : [];
  });
}

function prune(scenario: Scenario): Scenario {
  const there = new Set(scenario.nodes.map((node) => node.id)).add('@leader').add('@followers');
  for (const service of servicesOf(scenario)) there.add(service);
  return { ...scenario, script: pruned(scenario.script, there) };
}

/** Another protocol with its own defaults; the description told of the run as it was, and goes; entries of the script that name a service it has not are left out. Throws on an unknown id. */
export function withProtocol(scenario: Scenario, protocolId: string): Scenario {
  if (protocolId === scenario.protocol.id) return scenario;
  if (!Object.hasOwn(protocols, protocolId)) throw new Error(`no protocol "${protocolId}"`);
  return prune({ ...scenario, description: '', protocol: { id: protocolId, params: {} } });
}

/** Another job with its own defaults, fenced as before; null = none. Entries of the script that name a resource that goes are left out. */
export function withWork(scenario: Scenario, kind: string | null): Scenario {
  if (kind !== null && !Object.hasOwn(jobs, kind)) throw new Error(`no job "${kind}"`);
  const fencing = scenario.work?.fencing ?? false;
  return prune({ ...scenario, work: kind === null ? null : { kind, fencing, params: {} } });
}

/** The first so many members, without the description where they become others, and further ones n6, n7 … where there are too few. Brought within 1 … 1,000. */
export function withNodes(scenario: Scenario, count: number): Scenario {
  const wanted = Math.min(LIMITS.nodes, Math.max(1, Math.round(count) || 1));
  const nodes: NodeSetup[] = scenario.nodes.slice(0, wanted);
  const taken = new Set(nodes.map((node) => node.id));
  for (let number = nodes.length; nodes.length < wanted; number++) {
    const { id } = standardNode(number);
    if (!taken.has(id)) nodes.push({ id, priority: nodes.length + 1 });
  }
  return prune({
    ...scenario,
    description: wanted === scenario.nodes.length ? scenario.description : '',
    nodes,
  });
}
