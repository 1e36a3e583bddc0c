// Lines that say the same of several nodes, one after the other, are one line: "n2 and n1 suspect that n5 has failed."

import type { StoryLine } from '../../engine/report.ts';

export interface StoryGroup {
  /** The line that stands for all: its moment is where a click leads. */
  readonly line: StoryLine;
  readonly text: string;
  /** Event of the last line in the group. */
  readonly lastEvent: number;
  readonly lastUs: number;
  readonly lines: readonly StoryLine[];
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What a line says of its node: "suspects that n5 has failed."; null where it does not begin with it. */
function saidOf({ node, text }: StoryLine): string | null {
  return node !== null && text.startsWith(`${node} `) ? text.slice(node.length + 1) : null;
}

/** "suspects that …" of several: "suspect that …". */
const plural = (said: string): string =>
  said
    .replace(/^is\b/, 'are')
    .replace(/^(\w+sh)es\b/, '$1')
    .replace(/^(\w+?)s\b/, '$1')
    .replace(', and has ', ', and have ')
    .replace('it does not', 'they do not');

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#');

/** Two lines that can stand in one; milestones stand alone. */
function alike(a: StoryLine, b: StoryLine): boolean {
  if (a.milestone !== null || b.milestone !== null || a.kind !== b.kind) return false;
  if (a.kind === 'job') return withoutNumbers(a.text) === withoutNumbers(b.text);
  const said = saidOf(a);
  return said !== null && said === saidOf(b);
}

function textOf(lines: readonly StoryLine[]): string {
  const [first] = lines;
  if (!first || lines.length === 1) return first?.text ?? '';
  if (first.kind === 'job') return first.text;
  const names = [...new Set(lines.map(({ node }) => node ?? ''))];
  const said = saidOf(first) ?? '';
  return names.length > 1 ? `${list(names)} ${plural(said)}` : first.text;
}

/** The story in groups, in order. */
export function groupStory(story: readonly StoryLine[]): readonly StoryGroup[] {
  const groups: StoryLine[][] = [];
  for (const line of story) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    if (open && last && alike(last, line)) open.push(line);
    else groups.push([line]);
  }
  return groups.map(groupOf);
}

function groupOf(lines: readonly StoryLine[]): StoryGroup {
  const last = lines.at(-1) as StoryLine;
  return {
    line: lines[0] as StoryLine,
    text: textOf(lines),
    lastEvent: last.event,
    lastUs: last.atUs,
    lines,
  };
}

/** What of a group has happened up to an event, and what has not: nobody "stops leading" who still leads. */
export function partedAt(group: StoryGroup, event: number): readonly StoryGroup[] {
  const past = group.lines.filter((line) => line.event <= event);
  if (past.length === 0 || past.length === group.lines.length) return [group];
  return [groupOf(past), groupOf(group.lines.slice(past.length))];
}
