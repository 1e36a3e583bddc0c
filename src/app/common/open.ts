// From an address to the scenario that it opens: the fragment wins over `scenario=`; what is wrong becomes lines, and the default opens.

import { protocols } from '../../engine/protocols/registry.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { builtinScenario, builtins } from '../../scenario/builtin/registry.ts';
import { decodeScenario, readFragment } from '../../scenario/link.ts';
import { withNodes, withProtocol, withSeed, withUntil } from '../../scenario/script.ts';
import { type Address, readAddress } from './address.ts';

export interface Opened {
  readonly scenario: Scenario;
  readonly address: Address;
  /** The fingerprint that a shared link promises. */
  readonly expect: string | null;
  readonly faults: readonly string[];
}

export function defaultScenario(): Scenario {
  const [first] = builtins;
  const scenario = first && builtinScenario(first.id);
  if (!scenario) throw new Error('there is no built-in scenario');
  return scenario;
}

/** Never rejects. */
export async function openAddress(search: string, hash: string): Promise<Opened> {
  const { address, faults: queryFaults } = readAddress(search);
  const fragment = readFragment(hash);
  const faults = [...queryFaults, ...fragment.faults];
  let scenario = defaultScenario();
  let expect: string | null = null;
  if (fragment.scenario !== null) {
    const decoded = await decodeScenario(fragment.scenario);
    if (decoded.ok) {
      scenario = decoded.scenario;
      expect = fragment.fingerprint;
    } else {
      faults.push(...decoded.faults);
    }
  } else if (address.scenario !== null) {
    const found = builtinScenario(address.scenario);
    if (found) scenario = found;
    else
      faults.push(
        `scenario: there is no "${address.scenario.slice(0, 64)}"; there are ${builtins.map(({ id }) => id).join(', ')}`,
      );
  }
  if (address.protocol !== null) {
    if (Object.hasOwn(protocols, address.protocol))
      scenario = withProtocol(scenario, address.protocol);
    else
      faults.push(
        `protocol: there is no "${address.protocol.slice(0, 64)}"; there are ${Object.keys(protocols).join(', ')}`,
      );
  }
  if (address.nodes !== null) scenario = withNodes(scenario, address.nodes);
  if (address.seed !== null) scenario = withSeed(scenario, address.seed);
  if (address.until !== null && address.until > scenario.untilMs)
    scenario = withUntil(scenario, address.until);
  if (address.at > scenario.untilMs)
    faults.push(`at: the run ends at ${scenario.untilMs} ms, before ${address.at}`);
  return { scenario, address, expect, faults };
}
