// From what an address asks for to the scenario that it opens. The fragment wins over `scenario`; what is wrong becomes a line,
// and the default opens in its place. The worker does this, so that no scenario, however large, makes the page wait.

import { protocols } from '../engine/protocols/registry.ts';
import type { Scenario } from '../engine/scenario.ts';
import { builtinScenario, builtins } from './builtin/registry.ts';
import { decodeScenario } from './decode.ts';
import { quote } from './faults.ts';
import { readFragment } from './link.ts';
import { withNodes, withProtocol, withSeed, withUntil } from './script.ts';

/** The part of an address that chooses or changes the scenario. Null: nothing is said. Times in ms. */
export interface Wanted {
  readonly scenario: string | null;
  readonly protocol: string | null;
  readonly nodes: number | null;
  readonly seed: number | null;
  readonly at: number;
  readonly until: number | null;
}

export interface OpenedScenario {
  readonly scenario: Scenario;
  /** The fingerprint that a shared link promises. */
  readonly expect: string | null;
  readonly faults: readonly Fault[];
}

/** What is no good in an address. */
export interface Fault {
  /** Error: what was sent cannot be opened at all. */
  readonly tone: 'warning' | 'error';
  /** With its path and all that would be right, for hosts. */
  readonly line: string;
  /** For readers: with what is shown instead. */
  readonly text: string;
}

const plain = (line: string): Fault => ({ tone: 'warning', line, text: line });

function firstBuiltin(): Scenario {
  const [first] = builtins;
  const scenario = first && builtinScenario(first.id);
  if (!scenario) throw new Error('there is no built-in scenario');
  return scenario;
}

const unknown = (key: string, id: string, known: readonly string[]): string =>
  `${key}: there is no ${quote(id)}; there are ${known.join(', ')}`;

/** In the quotes of prose. */
const named = (id: string): string => `“${quote(id).slice(1, -1)}”`;

/** The faults of a link in one sentence. */
function unread([first = 'link: is damaged', ...more]: readonly string[]): string {
  const what = first.startsWith('link: ')
    ? `The ${first.replace(':', '')}`
    : `The link has no scenario that can be run: ${first}`;
  return more.length === 0 ? what : `${what}, and ${more.length} more`;
}

/** Never rejects. */
export async function openScenario(wanted: Wanted, hash: string): Promise<OpenedScenario> {
  const fragment = readFragment(hash);
  const faults = fragment.faults.map(plain);
  let scenario = firstBuiltin();
  let expect: string | null = null;
  if (fragment.scenario !== null) {
    const decoded = await decodeScenario(fragment.scenario);
    if (decoded.ok) ({ scenario } = decoded);
    else
      faults.push({
        tone: 'error',
        line: decoded.faults.join('\n'),
        text: `${unread(decoded.faults)}. This is “${scenario.title}” instead.`,
      });
    if (decoded.ok) expect = fragment.fingerprint;
  } else if (wanted.scenario !== null) {
    const found = builtinScenario(wanted.scenario);
    const ids = builtins.map(({ id }) => id);
    if (found) scenario = found;
    else
      faults.push({
        tone: 'error',
        line: unknown('scenario', wanted.scenario, ids),
        text: `There is no scenario ${named(wanted.scenario)}. This is “${scenario.title}” instead.`,
      });
  }
  if (wanted.protocol !== null) {
    if (Object.hasOwn(protocols, wanted.protocol))
      scenario = withProtocol(scenario, wanted.protocol);
    else
      faults.push({
        tone: 'error',
        line: unknown('protocol', wanted.protocol, Object.keys(protocols)),
        text: `There is no protocol ${named(wanted.protocol)}. This is “${protocols[scenario.protocol.id]?.title}” instead.`,
      });
  }
  if (wanted.nodes !== null) scenario = withNodes(scenario, wanted.nodes);
  if (wanted.seed !== null) scenario = withSeed(scenario, wanted.seed);
  if (wanted.until !== null && wanted.until > scenario.untilMs)
    scenario = withUntil(scenario, wanted.until);
  if (wanted.at > scenario.untilMs)
    faults.push(plain(`at: the run ends at ${scenario.untilMs} ms, before ${wanted.at}`));
  return { scenario, expect, faults };
}
