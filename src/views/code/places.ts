// Where in a source a rule stands: the line that names it, and the lines of the same block behind it, which are what it does.

export interface RulePlace {
  /** Lines from 1, both ends included. */
  readonly line: number;
  readonly to: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The block goes on as long as the lines are not less indented; a line that closes it is not part of it. */
function endOf(lines: readonly string[], start: number): number {
  const indent = indentOf(lines[start] ?? '');
  let end = start;
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') break;
    if (indentOf(line) < indent) break;
    end = at;
  }
  return end;
}

/** Is the name of the rule handed to `rule(…)` on this line (or the line before it, where the call is broken up)? */
const CALL = /\brule\(/;

/** Places of a rule in a source, in order; empty where it is not followed here. */
export function placesOf(source: string, rule: string): readonly RulePlace[] {
  const lines = source.split('\n');
  const literal = `'${rule}'`;
  const named = lines.flatMap((line, at) => (line.includes(literal) ? [at] : []));
  const called = named.filter(
    (at) =>
      CALL.test(lines[at] ?? '') ||
      CALL.test(lines[at - 1] ?? '') ||
      CALL.test(lines[at - 2] ?? ''),
  );
  // A rule may be handed to a helper that follows it: then the place that names it is the best there is.
  const handed = named.filter((at) => !/\b(send|broadcast|type)\b/.test(lines[at] ?? ''));
  return (called.length > 0 ? called : handed).map((at) => ({
    line: at + 1,
    to: endOf(lines, at) + 1,
  }));
}
