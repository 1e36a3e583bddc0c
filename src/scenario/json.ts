// Where a text stops being JSON. Engines word their errors differently, and some name no place: this does, the same everywhere.

import { quote } from './faults.ts';

const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

const VALUE = 'a value';
const KEY = 'a key in double quotes';

class Scanner {
  at: number;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.at = source.startsWith('\uFEFF') ? 1 : 0;
  }

  /** The next sign that is no space; empty at the end. */
  get sign(): string {
    while (' \t\r\n'.includes(this.source[this.at] ?? '-')) this.at += 1;
    return this.source[this.at] ?? '';
  }

  take(token: RegExp): boolean {
    token.lastIndex = this.at;
    const found = token.test(this.source);
    if (found) this.at = token.lastIndex;
    return found;
  }

  /** Passes over a text in quotes. What should have been there, or null where all is well. */
  text(): string | null {
    this.at += 1;
    for (;;) {
      const code = this.source.charCodeAt(this.at);
      if (code === 0x22) break;
      if (!(code >= 0x20)) return 'the closing double quote';
      if (code !== 0x5c) this.at += 1;
      else if (!this.take(ESCAPE)) return 'an escape such as \\n';
    }
    this.at += 1;
    return null;
  }
}

/** Passes over the text up to its first fault: what should have been there, or null where there is none. */
function firstFault(scanner: Scanner): string | null {
  const open: string[] = [];
  let expected = VALUE;
  let mayClose = false;
  for (;;) {
    const { sign } = scanner;
    const end = open.at(-1);
    if (end !== undefined && mayClose && sign === end) {
      scanner.at += 1;
      open.pop();
      expected = ',';
    } else if (expected === KEY) {
      const fault = sign === '"' ? scanner.text() : `${KEY}${mayClose ? ' or "}"' : ''}`;
      if (fault !== null) return fault;
      if (scanner.sign !== ':') return '":"';
      scanner.at += 1;
      [expected, mayClose] = [VALUE, false];
      continue;
    } else if (expected === VALUE && (sign === '{' || sign === '[')) {
      open.push(sign === '{' ? '}' : ']');
      scanner.at += 1;
      [expected, mayClose] = [sign === '{' ? KEY : VALUE, true];
      continue;
    } else if (expected === VALUE) {
      const closing = mayClose ? ' or "]"' : '';
      const other = scanner.take(LITERAL) ? null : `${VALUE}${closing}`;
      const fault = sign === '"' ? scanner.text() : other;
      if (fault !== null) return fault;
      expected = ',';
    } else if (end === undefined) {
      return sign === '' ? null : 'the end of the text';
    } else if (sign === ',') {
      scanner.at += 1;
      [expected, mayClose] = [end === '}' ? KEY : VALUE, false];
      continue;
    } else return `"," or "${end}"`;
    mayClose = true;
  }
}

/** One line for a text that JSON.parse refuses: 'line 3, column 5: not JSON: expected "," or "}", found "x"'. Never throws. */
export function syntaxFault(source: string): string {
  const scanner = new Scanner(source);
  const expected = firstFault(scanner);
  if (expected === null) return 'the text is too large or too deep to be read as JSON';
  const { at } = scanner;
  const line = source.slice(0, at).split('\n');
  const place = `line ${line.length}, column ${(line.at(-1)?.length ?? 0) + 1}`;
  const rest =
    source
      .slice(at, at + 12)
      .split('\n')[0]
      ?.trimEnd() ?? '';
  const found = at >= source.length ? 'the end of the text' : quote(rest || '\n');
  return `${place}: not JSON: expected ${expected}, found ${found}`;
}
