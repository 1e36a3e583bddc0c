// The door for scenarios: whatever comes from a file, a link or another page becomes a complete Scenario, or a list of faults.

import type { Parameters } from '../engine/declare.ts';
import { detectors } from '../engine/detectors/registry.ts';
import { protocols } from '../engine/protocols/registry.ts';
import type { Scenario, WorkSetup } from '../engine/scenario.ts';
import { jobs } from '../engine/work/registry.ts';
import { Faults, quote, show } from './faults.ts';
import { syntaxFault } from './json.ts';
import { DEFAULTS, LIMITS, standardNodes } from './limits.ts';
import { nodes } from './nodes.ts';
import { readParams } from './params.ts';
import { choice, flag, number, type Read, Reader, range, text, whole } from './read.ts';
import { type Cast, readScript } from './verbs.ts';

export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly faults: readonly string[] };

const KEYS = [
  'rollcall',
  'title',
  'description',
  'seed',
  'tickMs',
  'protocol',
  'detector',
  'nodes',
  'network',
  'timing',
  'work',
  'script',
  'untilMs',
] as const satisfies readonly (keyof Scenario)[];

const version: Read<1> = (value, path, faults) => {
  if (value !== 1) faults.add(path, () => `must be 1, not ${show(value)}`);
  return 1;
};

/** `{ id, params }` of a protocol or detector. */
function part(
  what: string,
  registry: Readonly<Record<string, { readonly params: Parameters }>>,
  standard: string,
): Read<Scenario['protocol']> {
  const named = choice(what, Object.keys(registry));
  return (value, path, faults) => {
    const reader = new Reader(value, path, faults).only(['id', 'params']);
    const id = reader.get('id', named, standard);
    const owner = id === null ? undefined : registry[id];
    if (id === null || !owner) return { id: '', params: {} };
    const params: Read<Scenario['protocol']['params']> = (given, at) =>
      readParams(new Reader(given, at, faults).only(Object.keys(owner.params), id), owner, faults);
    return { id, params: reader.get('params', params, {}) };
  };
}

const work: Read<WorkSetup | null> = (value, path, faults) => {
  if (value === null) return null;
  const before = faults.count;
  const reader = new Reader(value, path, faults);
  if (faults.count > before) return null;
  const kind = reader.need('kind', choice('job', Object.keys(jobs)), null);
  const job = kind === null ? undefined : jobs[kind];
  if (kind === null || !job) return null;
  reader.only(['kind', 'fencing', ...Object.keys(job.params)]);
  return {
    kind,
    fencing: reader.get('fencing', flag, false),
    params: readParams(reader, job, faults),
  };
};

const delay = range(0, LIMITS.delayMs);

const network: Read<Scenario['network']> = (value, path, faults) => {
  const reader = new Reader(value, path, faults).only(Object.keys(DEFAULTS.network));
  return {
    latencyMs: reader.get('latencyMs', delay, DEFAULTS.network.latencyMs),
    loss: reader.get('loss', number(0, 1), DEFAULTS.network.loss),
    duplicate: reader.get('duplicate', number(0, 1), DEFAULTS.network.duplicate),
  };
};

const timing: Read<Scenario['timing']> = (value, path, faults) => {
  const reader = new Reader(value, path, faults).only(Object.keys(DEFAULTS.timing));
  return {
    writeMs: reader.get('writeMs', delay, DEFAULTS.timing.writeMs),
    timerSlackMs: reader.get(
      'timerSlackMs',
      number(0, LIMITS.delayMs),
      DEFAULTS.timing.timerSlackMs,
    ),
  };
};

/** The services of a scenario: their names may stand where a message goes from or to. */
export function servicesOf(scenario: Pick<Scenario, 'protocol' | 'work'>): ReadonlySet<string> {
  const services = new Set<string>();
  const { id } = scenario.protocol;
  const service = Object.hasOwn(protocols, id) ? protocols[id]?.service : undefined;
  if (service) services.add(service.name);
  if (scenario.work) services.add('resource');
  return services;
}

function read(input: unknown, faults: Faults): Scenario | null {
  const reader = new Reader(input, '', faults);
  if (faults.count > 0) return null;
  reader.only(KEYS);
  const clean = <T>(make: () => T): [T, boolean] => {
    const before = faults.count;
    const made = make();
    return [made, faults.count === before];
  };
  const rollcall = reader.need('rollcall', version, 1);
  const [protocol, protocolKnown] = clean(() =>
    reader.get('protocol', part('protocol', protocols, DEFAULTS.protocolId), {
      id: DEFAULTS.protocolId,
      params: {},
    }),
  );
  const [members, membersKnown] = clean(() =>
    reader.get('nodes', nodes, standardNodes(DEFAULTS.nodes)),
  );
  const [job, jobKnown] = clean(() => reader.get('work', work, null));
  const cast: Cast = {
    members: membersKnown ? new Set(members.map((node) => node.id)) : null,
    services: protocolKnown && jobKnown ? servicesOf({ protocol, work: job }) : null,
  };
  return {
    rollcall,
    title: reader.get('title', text(LIMITS.title), DEFAULTS.title),
    description: reader.get('description', text(LIMITS.description), DEFAULTS.description),
    seed: reader.get('seed', whole(0, LIMITS.seed), DEFAULTS.seed),
    tickMs: reader.get('tickMs', number(1, LIMITS.delayMs), DEFAULTS.tickMs),
    protocol,
    detector: reader.get('detector', part('detector', detectors, DEFAULTS.detectorId), {
      id: DEFAULTS.detectorId,
      params: {},
    }),
    nodes: members,
    network: reader.get('network', network, DEFAULTS.network),
    timing: reader.get('timing', timing, DEFAULTS.timing),
    work: job,
    script: reader.get('script', readScript(cast), []),
    untilMs: reader.get('untilMs', number(LIMITS.shortestMs, LIMITS.untilMs), DEFAULTS.untilMs),
  };
}

/** Anything in; a complete scenario or all its faults out, one line each. Never throws. */
export function parseScenario(input: unknown): ParseResult {
  try {
    const faults = new Faults();
    const scenario = read(input, faults);
    return scenario && faults.count === 0
      ? { ok: true, scenario }
      : { ok: false, faults: faults.lines };
  } catch (error) {
    // Only what no JSON can be: getters that throw, revoked proxies.
    const reason = error instanceof Error ? error.message : '';
    return { ok: false, faults: [`scenario: cannot be read: ${quote(reason)}`] };
  }
}

/** A scenario as JSON text. A fault of syntax names its line and column. Never throws. */
export function parseScenarioText(source: string): ParseResult {
  let input: unknown;
  try {
    input = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, faults: [syntaxFault(source)] };
  }
  return parseScenario(input);
}
