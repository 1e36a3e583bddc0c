// What stands behind `s=` in a link, as a scenario or as the lines that say what is wrong with it.

import { quote } from './faults.ts';
import { fromBase64Url, MOST_BYTES, MOST_LETTERS, TooLarge, through } from './packing.ts';
import { type ParseResult, parseScenarioText } from './parse.ts';

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
