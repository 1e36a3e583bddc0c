// The argument that names a scenario: a built-in's id, a shared link, or a file.

import { readFileSync } from 'node:fs';
import type { Scenario } from '../engine/scenario.ts';
import { builtinScenario, builtins } from '../scenario/builtin/registry.ts';
import { decodeScenario } from '../scenario/decode.ts';
import { listed, nearest, quote } from '../scenario/faults.ts';
import { readFragment } from '../scenario/link.ts';
import { type ParseResult, parseScenarioText } from '../scenario/parse.ts';

export type Source =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** What a link says that its sender's run came to. */
      readonly fingerprint: string | null;
      /** What is wrong, and does no harm. */
      readonly warnings: readonly string[];
    }
  /** Lines that name the source where it could not be read, else the place in the scenario (`script[2].node: …`). */
  | { readonly ok: false; readonly faults: readonly string[] };

const isLink = (text: string) =>
  /^[a-z][a-z+.-]+:\/\//i.test(text) || /^(.*[#&]|)[sf]=[\w-]*=*(&|$)/.test(text);

/** As it may stand in one line of the terminal. */
const plain = (text: string) => (/^[\w@%+=:,./ -]+$/.test(text) ? text : quote(text));

const found = (result: ParseResult): Source =>
  result.ok
    ? { ok: true, scenario: result.scenario, fingerprint: null, warnings: [] }
    : { ok: false, faults: result.faults };

async function fromLink(text: string): Promise<Source> {
  const hash = text.includes('#') ? text.slice(text.indexOf('#')) : text;
  const { scenario, fingerprint, faults } = readFragment(hash);
  if (scenario === null) {
    const id = /[?&]scenario=([\w-]+)/.exec(text)?.[1];
    const advice = id ? `; for the built-in scenario, say ${quote(id)} instead` : '';
    return { ok: false, faults: [`link: carries no scenario (#s=…)${advice}`] };
  }
  const source = found(await decodeScenario(scenario));
  return source.ok
    ? { ...source, fingerprint, warnings: faults.map((fault) => `link: ${fault}`) }
    : source;
}

function reasonOf(error: unknown, name: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EISDIR') return 'is a folder, not a file';
  if (code === 'EACCES') return 'may not be read';
  if (code !== 'ENOENT' && code !== 'ENOTDIR')
    return `cannot be read: ${quote(error instanceof Error ? error.message : String(error))}`;
  const ids = builtins.map((builtin) => builtin.id);
  const meant = nearest(name, ids);
  return meant === null
    ? `no such file, and no built-in scenario; built in are ${listed(ids, 40)}`
    : `no such file, and no built-in scenario; did you mean ${meant}?`;
}

/** Never rejects. A file that is called like a built-in is reached by `./`. */
export async function readSource(text: string): Promise<Source> {
  const builtin = builtinScenario(text);
  if (builtin) return { ok: true, scenario: builtin, fingerprint: null, warnings: [] };
  if (isLink(text)) return fromLink(text);
  let json: string;
  try {
    json = readFileSync(text, 'utf8');
  } catch (error) {
    return { ok: false, faults: [`${plain(text)}: ${reasonOf(error, text)}`] };
  }
  return found(parseScenarioText(json));
}
