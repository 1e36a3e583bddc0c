// Scenario (names, milliseconds) to set-up (indexes, microseconds): done once, when a run begins.

import type { Casts, Parameter, ParameterJson, Parameters, ValuesOf } from './declare.ts';
import { detectors } from './detectors/registry.ts';
import type { Detector, Job, Protocol, Timing } from './protocol.ts';
import { protocols } from './protocols/registry.ts';
import type { Intervention, Range, Scenario } from './scenario.ts';
import { rangeUs, resolveTimes } from './times.ts';
import { type Micros, NOBODY, type NodeId, toMicros } from './units.ts';
import { codeOf } from './vocabulary.ts';
import { jobs } from './work/registry.ts';

export type Owner = 'protocol' | 'detector' | 'job';

/** A message type as the world handles it. */
export interface TypeInfo {
  readonly index: number;
  readonly name: string;
  readonly code: number;
  readonly owner: Owner;
  readonly fields: readonly string[];
  /** Set where the message is a vote. */
  readonly casts: Casts | null;
}

/** A timer as a picture names it; `order` is its place among all declared: the protocol's, the detector's, the job's. */
export interface TimerInfo {
  readonly title: string;
  readonly order: number;
}

export interface CompiledEntry {
  readonly atUs: Micros;
  readonly intervention: Intervention;
}

export interface Setup {
  readonly scenario: Scenario;
  readonly names: readonly string[];
  readonly members: number;
  readonly lock: NodeId;
  readonly resource: NodeId;
  readonly protocol: Protocol;
  readonly protocolParams: ValuesOf<Parameters>;
  readonly detector: Detector | null;
  readonly detectorParams: ValuesOf<Parameters>;
  readonly job: Job | null;
  readonly jobParams: ValuesOf<Parameters>;
  readonly fencing: boolean;
  readonly types: readonly TypeInfo[];
  readonly timers: ReadonlyMap<string, TimerInfo>;
  readonly latencyUs: readonly [Micros, Micros];
  readonly writeUs: readonly [Micros, Micros];
  readonly timerSlackUs: Micros;
  readonly script: readonly CompiledEntry[];
  readonly untilUs: Micros;
  readonly timing: Timing;
}

function readValue(
  parameter: Parameter,
  json: ParameterJson[string] | undefined,
): number | boolean | null | readonly [Micros, Micros] {
  const value = json === undefined ? parameter.default : json;
  switch (parameter.kind) {
    case 'duration':
    case 'optional-duration':
      return typeof value === 'number' ? toMicros(value) : null;
    case 'duration-range':
      return typeof value === 'number' || Array.isArray(value) ? rangeUs(value as Range) : null;
    default:
      return value as number | boolean;
  }
}

/** Declared parameters with the values of JSON (defaults where absent), durations in µs. */
export function parameterValues<P extends Parameters>(
  declared: P,
  json: ParameterJson,
): ValuesOf<P> {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(declared))
    values[name] = readValue(declared[name] as Parameter, json[name]);
  return values as ValuesOf<P>;
}

/** How often a protocol is heard: its own heartbeat or advertisement parameter, for the detectors' bounds. */
export function heartbeatOf(params: ValuesOf<Parameters>): Micros {
  for (const name of ['heartbeatMs', 'advertisementMs', 'retryPeriodMs']) {
    const value = params[name];
    if (typeof value === 'number') return value;
  }
  return 0;
}

function find<T>(registry: Readonly<Record<string, T>>, id: string, what: string): T {
  const found = Object.hasOwn(registry, id) ? registry[id] : undefined;
  if (found === undefined)
    throw new Error(`no ${what} "${id}"; there are ${Object.keys(registry).join(', ')}`);
  return found;
}

function messageTypes(protocol: Protocol, detector: Detector | null, job: Job | null): TypeInfo[] {
  const types: TypeInfo[] = [];
  const add = (owner: Owner, declared: Protocol['messages']) => {
    for (const [name, type] of Object.entries(declared)) {
      types.push({
        index: types.length,
        name,
        code: codeOf(name),
        owner,
        fields: Object.keys(type.fields),
        casts: type.casts ?? null,
      });
    }
  };
  add('protocol', protocol.messages);
  if (detector) add('detector', detector.messages);
  if (job) add('job', job.messages);
  return types;
}

const timersOf = (protocol: Protocol, detector: Detector | null, job: Job | null) =>
  new Map(
    Object.entries({ ...protocol.timers, ...detector?.timers, ...job?.timers }).map(
      ([name, { title }], order): [string, TimerInfo] => [name, { title, order }],
    ),
  );

/** Throws only on ids that validation would have refused. */
export function compile(scenario: Scenario): Setup {
  const protocol = find(protocols, scenario.protocol.id, 'protocol');
  const detector = protocol.usesDetector ? find(detectors, scenario.detector.id, 'detector') : null;
  const job = scenario.work ? find(jobs, scenario.work.kind, 'job') : null;
  const names = scenario.nodes.map((node) => node.id);
  const members = names.length;
  const lock = protocol.service ? names.push(protocol.service.name) - 1 : NOBODY;
  const resource = job ? names.push('resource') - 1 : NOBODY;
  const protocolParams = parameterValues(protocol.params, scenario.protocol.params);
  const detectorParams = detector ? parameterValues(detector.params, scenario.detector.params) : {};
  const latencyUs = rangeUs(scenario.network.latencyMs);
  const writeUs = rangeUs(scenario.timing.writeMs);
  const timerSlackUs = toMicros(scenario.timing.timerSlackMs);
  const priorities = scenario.nodes.map(({ priority }) => priority);
  const base = { latencyUs, writeUs, timerSlackUs, members, priorities };
  const times = resolveTimes(scenario);
  return {
    scenario,
    names,
    members,
    lock,
    resource,
    protocol,
    protocolParams,
    detector,
    detectorParams,
    job,
    jobParams: job && scenario.work ? parameterValues(job.params, scenario.work.params) : {},
    fencing: scenario.work?.fencing ?? false,
    types: messageTypes(protocol, detector, job),
    timers: timersOf(protocol, detector, job),
    latencyUs,
    writeUs,
    timerSlackUs,
    script: scenario.script.map((intervention, index) => ({
      atUs: times[index] ?? 0,
      intervention,
    })),
    untilUs: toMicros(scenario.untilMs),
    timing: {
      ...base,
      detectUs: detector ? detector.detectUs(detectorParams, heartbeatOf(protocolParams), base) : 0,
    },
  };
}
