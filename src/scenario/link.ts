// Scenarios in addresses: `#s=<base64url of deflate-raw of the JSON>&f=<fingerprint>`. Nothing leaves the browser; the link is the run.

import type { Scenario } from '../engine/scenario.ts';
import { quote } from './faults.ts';
import { type ParseResult, parseScenarioText } from './parse.ts';
import { scenarioToJson } from './toJson.ts';

/** Most bytes of JSON that a link may unfold to. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Deflate makes nothing longer by more than a few bytes a block; base64 takes four letters for three bytes. */
const MOST_LETTERS = Math.ceil((MOST_BYTES * 1.01 * 4) / 3);
/** Arguments of one call. */
const CHUNK = 0x8000;

type Bytes = Uint8Array<ArrayBuffer>;

class TooLarge extends Error {}

/** Sends bytes through a (de)compressor. Throws TooLarge as soon as more than `most` bytes have come out. */
async function through(
  stream: GenericTransformStream,
  bytes: Bytes,
  most = Number.POSITIVE_INFINITY,
): Promise<Bytes> {
  const writer: WritableStreamDefaultWriter<Bytes> = stream.writable.getWriter();
  const reader: ReadableStreamDefaultReader<Bytes> = stream.readable.getReader();
  // What is wrong with the bytes is told by the reading side; the writing side would tell it a second time.
  const ignore = () => {};
  writer.write(bytes).catch(ignore);
  writer.close().catch(ignore);
  const parts: Bytes[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      reader.cancel().catch(ignore);
      throw new TooLarge();
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBase64Url(bytes: Bytes): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** What goes behind `s=` in a link. */
export async function encodeScenario(scenario: Scenario): Promise<string> {
  const json = JSON.stringify(scenarioToJson(scenario));
  const bytes = new TextEncoder().encode(json);
  return toBase64Url(await through(new CompressionStream('deflate-raw'), bytes));
}

const refused = (fault: string): ParseResult => ({ ok: false, faults: [`link: ${fault}`] });

/** What stands behind `s=` in a link. Never rejects: whatever is wrong with it becomes a line. */
export async function decodeScenario(text: string): Promise<ParseResult> {
  if (text === '') return refused('is empty');
  const letters = text.replace(/=+$/, '');
  const odd = /[^A-Za-z0-9_-]/u.exec(letters)?.[0];
  if (odd !== undefined)
    return refused(`must have only letters, digits, "-" and "_" in it, not ${quote(odd)}`);
  const large = `holds more than ${MOST_BYTES / 1024 / 1024} MB`;
  if (letters.length > MOST_LETTERS) return refused(large);
  try {
    const packed = fromBase64Url(letters);
    const bytes = await through(new DecompressionStream('deflate-raw'), packed, MOST_BYTES);
    return parseScenarioText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return refused(error instanceof TooLarge ? large : 'is damaged or cut short');
  }
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
  return { scenario: fields.get('s') || null, fingerprint, faults };
}

/** `#s=…&f=…`; empty where there is nothing to carry. */
export function writeFragment({ scenario, fingerprint }: Partial<Fragment>): string {
  const fields = [scenario && `s=${scenario}`, fingerprint && `f=${fingerprint}`].filter(Boolean);
  return fields.length > 0 ? `#${fields.join('&')}` : '';
}
