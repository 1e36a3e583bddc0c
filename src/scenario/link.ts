// Scenarios in addresses: `#s=<base64url of deflate-raw of the JSON>&f=<fingerprint>`. Nothing leaves the browser; the link is the run.

import type { Scenario } from '../engine/scenario.ts';
import { quote } from './faults.ts';
import { through, toBase64Url } from './packing.ts';
import { scenarioToJson } from './toJson.ts';

/** What goes behind `s=` in a link. */
export async function encodeScenario(scenario: Scenario): Promise<string> {
  const json = JSON.stringify(scenarioToJson(scenario));
  const bytes = new TextEncoder().encode(json);
  return toBase64Url(await through(new CompressionStream('deflate-raw'), bytes));
}

/** What an address carries behind its "#". Null: not there, or no use; what is of no use stands in `faults`. */
export interface Fragment {
  /** Still encoded: for `decodeScenario`. */
  readonly scenario: string | null;
  /** What the sender's run came to: 16 hexadecimal digits. */
  readonly fingerprint: string | null;
}

/** Reads a fragment, with or without its "#"; unknown keys are passed over. Never throws. */
export function readFragment(hash: string): Fragment & { readonly faults: readonly string[] } {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const given = fields.get('f') || null;
  const fingerprint = given && /^[0-9a-f]{16}$/i.test(given) ? given.toLowerCase() : null;
  const faults =
    given && !fingerprint ? [`f: must be 16 hexadecimal digits, not ${quote(given)}`] : [];
  return { scenario: fields.get('s'), fingerprint, faults };
}

/** `#s=…&f=…`; empty where there is nothing to carry. */
export function writeFragment({ scenario, fingerprint }: Partial<Fragment>): string {
  const fields = [scenario && `s=${scenario}`, fingerprint && `f=${fingerprint}`].filter(Boolean);
  return fields.length > 0 ? `#${fields.join('&')}` : '';
}
