// Makes a failing scenario small: whatever can be left out, put back to its standard or moved to a round time, while it still fails.

import type { ParameterJson } from '../../engine/declare.ts';
import type { Range, Scenario, ScriptEntry } from '../../engine/scenario.ts';
import { DEFAULTS, standardNodes } from '../limits.ts';
import { parseScenario } from '../parse.ts';
import { withNodes } from '../script.ts';
import { scenarioToJson } from '../toJson.ts';

type Fails = (scenario: Scenario) => boolean;

/** All scenarios that are one step simpler, the boldest steps first. */
function* simpler(scenario: Scenario): Generator<Scenario> {
  const { script, nodes, network, timing, work, protocol, detector, untilMs } = scenario;
  for (let size = script.length; size >= 1; size = size >> 1)
    for (let at = 0; at < script.length; at += size)
      yield { ...scenario, script: script.toSpliced(at, size) };
  for (let count = 1; count < nodes.length; count++) yield withNodes(scenario, count);
  if (work) {
    yield { ...scenario, work: null, script: script.filter((entry) => !names(entry, 'resource')) };
    for (const params of simplerParams(work.params))
      yield { ...scenario, work: { ...work, params } };
  }
  for (const params of simplerParams(protocol.params))
    yield { ...scenario, protocol: { ...protocol, params } };
  yield { ...scenario, detector: { id: DEFAULTS.detectorId, params: {} } };
  for (const params of simplerParams(detector.params))
    yield { ...scenario, detector: { ...detector, params } };
  yield { ...scenario, nodes: standardNodes(nodes.length) };
  yield { ...scenario, network: { ...network, loss: 0 } };
  yield { ...scenario, network: { ...network, duplicate: 0 } };
  for (const latencyMs of simplerRange(network.latencyMs, DEFAULTS.network.latencyMs))
    yield { ...scenario, network: { ...network, latencyMs } };
  yield { ...scenario, timing: { ...timing, writeMs: 0 } };
  yield { ...scenario, timing: { ...timing, timerSlackMs: 0 } };
  for (const seed of [1, 2, 3]) if (scenario.seed > seed) yield { ...scenario, seed };
  for (const unit of [1000, 100, 10, 1]) {
    const rounded = Math.ceil(untilMs / unit) * unit;
    if (rounded !== untilMs) yield { ...scenario, untilMs: rounded };
  }
  for (const share of [0.5, 0.8, 0.95]) yield { ...scenario, untilMs: Math.ceil(untilMs * share) };
  for (let index = 0; index < script.length; index++) {
    const entry = script[index] as ScriptEntry;
    for (const at of rounder(entry.at as number))
      yield { ...scenario, script: script.with(index, { ...entry, at }) };
  }
}

const names = (entry: ScriptEntry, name: string): boolean =>
  'from' in entry ? entry.from === name || entry.to === name : entry.do === 'partition';

function* simplerParams(params: ParameterJson): Generator<ParameterJson> {
  if (Object.keys(params).length > 1) yield {};
  for (const name of Object.keys(params)) {
    const { [name]: _, ...rest } = params;
    yield rest;
  }
}

function* simplerRange(range: Range, standard: Range): Generator<Range> {
  yield standard;
  if (typeof range !== 'number') yield* range;
  else yield Math.round(range);
}

function* rounder(at: number): Generator<number> {
  for (const unit of [1000, 100, 10, 1])
    for (const rounded of [Math.floor(at / unit) * unit, Math.ceil(at / unit) * unit])
      if (rounded !== at) yield rounded;
}

/** Fewer parts are simpler; among equals shorter and rounder numbers are. */
const weight = (scenario: Scenario): number =>
  JSON.stringify({ ...scenario, title: '', description: '' }).length + scenario.untilMs / 1e6;

/** Parameters that are left out may no longer fit the others. */
const isValid = (scenario: Scenario): boolean => parseScenario(scenarioToJson(scenario)).ok;

/**
 * The smallest scenario found that still fails. Greedy: it takes the first simpler one that fails, and begins again, until none
 * does or `tries` runs are spent.
 */
export function shrink(scenario: Scenario, fails: Fails, tries = 3000): Scenario {
  let smallest = scenario;
  let left = tries;
  for (let found = true; found && left > 0; ) {
    found = false;
    for (const candidate of simpler(smallest)) {
      if (left-- <= 0) break;
      if (weight(candidate) >= weight(smallest) || !isValid(candidate)) continue;
      if (!fails(candidate)) continue;
      smallest = candidate;
      found = true;
      break;
    }
  }
  return smallest;
}
