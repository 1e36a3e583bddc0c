// Reads the marks of a node, for every view; and what they say in words: beside the picture for eyes, instead of it for a screen
// reader.

import type { NodeFrame } from '../engine/frame.ts';
import type { Mark } from '../engine/marks.ts';

export const markOf = <K extends Mark['kind']>(
  marks: NodeFrame['marks'],
  kind: K,
): Extract<Mark<string>, { kind: K }> | null =>
  (marks.find((mark) => mark.kind === kind) as Extract<Mark<string>, { kind: K }> | undefined) ??
  null;

/** Whom a node suspects and has not given up. */
export const doubtsOf = ({
  marks,
  suspects,
}: Pick<NodeFrame, 'marks' | 'suspects'>): readonly string[] =>
  markOf(marks, 'doubts')?.about.filter((name) => !suspects.includes(name)) ?? [];

/** The part of a span that is left, 0 to 1; of none, nothing. */
export function partLeft(
  span: { readonly fromUs: number; readonly untilUs: number } | null,
  time: number,
): number {
  const whole = span ? span.untilUs - span.fromUs : 0;
  return span && whole > 0 ? Math.max(0, Math.min(1, (span.untilUs - time) / whole)) : 0;
}

/** Squeezes each element that stands for a lease (`data-lease`: whose view of it) to what is left. */
export function drawLeases(root: ParentNode, nodes: readonly NodeFrame[], time: number): void {
  for (const bar of root.querySelectorAll<SVGElement>('[data-lease]')) {
    const node = nodes.find(({ id }) => id === bar.dataset.lease);
    const part = node ? partLeft(markOf(node.marks, 'lease'), time) : 0;
    bar.style.transform = `scaleX(${part.toFixed(3)})`;
  }
}

function wordsOf(mark: Mark<string>): string {
  switch (mark.kind) {
    case 'votes':
      return `${mark.votes.length} of ${mark.needed} ${mark.trial ? 'promises of a vote' : 'votes'}`;
    case 'ballot':
      return `voted for ${mark.to}`;
    case 'log':
      return `log of ${mark.length} up to term ${mark.term}`;
    case 'lease':
      return `sees the lease with ${mark.holder}`;
    case 'successor':
      return `passes on to ${mark.to}`;
    case 'doubts':
      return `doubts ${mark.about.join(', ')}, who may object`;
    case 'state':
      return mark.text;
  }
}

/** "2 of 3 votes; voted for n2; suspects n5". Empty where there is nothing to say. */
export function markWords({
  marks,
  suspects,
  suspectCount,
}: Pick<NodeFrame, 'marks' | 'suspects' | 'suspectCount'>): string {
  const more = suspectCount - suspects.length;
  return [
    ...marks.filter((mark) => mark.kind !== 'log' || mark.length > 0).map(wordsOf),
    ...(suspectCount > 0
      ? [`suspects ${suspects.join(', ')}${more > 0 ? ` and ${more} more` : ''}`]
      : []),
  ].join('; ');
}
