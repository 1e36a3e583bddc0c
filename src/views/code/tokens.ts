// Just enough of TypeScript to colour it: comments, strings, keywords.

export interface Token {
  readonly text: string;
  readonly kind: 'comment' | 'string' | 'keyword' | 'plain';
}

const PATTERN =
  /(\/\/.*|\/\*.*?\*\/|^\s*\*.*|^\s*\/\*\*.*)|('(?:[^'\\]|\\.)*'|`[^`]*`)|\b(import|export|from|const|let|function|return|if|else|for|of|new|type|interface|extends|readonly|case|switch|default|break|continue|true|false|null|while|as|async|await|this|satisfies)\b/g;

/** The tokens of one line. */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(PATTERN)) {
    if (match.index > end) tokens.push({ text: line.slice(end, match.index), kind: 'plain' });
    const [text, comment, string] = match;
    tokens.push({ text, kind: comment ? 'comment' : string ? 'string' : 'keyword' });
    end = match.index + text.length;
  }
  if (end < line.length) tokens.push({ text: line.slice(end), kind: 'plain' });
  return tokens;
}
