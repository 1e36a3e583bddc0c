// Lines that say the same of several nodes, one after the other, are one line: "n2 and n1 suspect that n5 has failed."

import type { MilestoneKind, StoryLine } from '../../engine/report.ts';

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
    .replace(/^(\w+)ies\b/, '$1y')
    .replace(/^(\w+?)s\b/, '$1')
    .replace(', and has ', ', and have ')
    .replace('it does not', 'they do not');

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#');

const isLink = ({ kind, about }: StoryLine): boolean =>
  (kind === 'cut' || kind === 'mend') && about !== undefined;

/** The next epoch of the same campaign: "stands again, in epoch 4" after epoch 3. */
const isNextEpoch = (lines: readonly StoryLine[], { kind, node, about }: StoryLine): boolean =>
  kind === 'epoch' &&
  lines.every((line) => line.node === node) &&
  Number(about) === Number(lines.at(-1)?.about) + 1;

/** Can a line stand in one with these? A milestone stands alone, but for the links of one moment and the epochs of one campaign. */
function joins(lines: readonly StoryLine[], line: StoryLine): boolean {
  const last = lines.at(-1);
  if (!last || last.kind !== line.kind) return false;
  if (isLink(line)) return isLink(last) && last.atUs === line.atUs;
  if (isNextEpoch(lines, line)) return true;
  if (line.milestone !== null) return false;
  const said = saidOf(last);
  if (line.kind === 'epoch') return said !== null && said === saidOf(line);
  if (last.milestone !== null) return false;
  if (line.kind === 'job') return withoutNumbers(last.text) === withoutNumbers(line.text);
  return said !== null && said === saidOf(line);
}

function textOf(lines: readonly StoryLine[]): string {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last || lines.length === 1) return first?.text ?? '';
  if (isLink(first)) {
    const links = lines.map(({ about }) => about).join(', ');
    return `${lines.length} links ${first.kind === 'cut' ? 'are cut' : 'carry messages again'}: ${links}.`;
  }
  if (first.about !== last.about)
    return first.text.replace(`epoch ${first.about}`, `epochs ${first.about} to ${last.about}`);
  if (first.kind === 'job') return first.text;
  const names = [...new Set(lines.map(({ node }) => node ?? ''))];
  const said = saidOf(first) ?? '';
  return names.length > 1 ? `${list(names)} ${plural(said)}` : first.text;
}

const milestoneOf = ({ milestone }: StoryLine): MilestoneKind | null => milestone;

/** The story in groups, in order. */
export function groupStory(story: readonly StoryLine[]): readonly StoryGroup[] {
  const groups: StoryLine[][] = [];
  for (const line of story) {
    const open = groups.at(-1);
    if (open && joins(open, line)) open.push(line);
    else groups.push([line]);
  }
  return groups.map(groupOf);
}

function groupOf(lines: readonly StoryLine[]): StoryGroup {
  const first = lines[0] as StoryLine;
  const last = lines.at(-1) as StoryLine;
  return {
    line: { ...first, milestone: lines.find(milestoneOf)?.milestone ?? null },
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
