// Words of the trace as numbers. The number is the order of first use in this process and never leaves it;
// what is folded into the fingerprint is the hash of the word itself, so that new protocols change no old fingerprint.

import { hashText } from './hash.ts';

const codes = new Map<string, number>([['', 0]]);
const words: string[] = [''];
const hashes: number[] = [0];

/** The code of a word (0 for none). */
export function codeOf(word: string): number {
  let code = codes.get(word);
  if (code === undefined) {
    code = words.length;
    codes.set(word, code);
    words.push(word);
    hashes.push(hashText(word));
  }
  return code;
}

export const wordOf = (code: number): string => words[code] ?? '';
export const hashOfCode = (code: number): number => hashes[code] ?? 0;
