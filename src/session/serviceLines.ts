// The lines of a service as every view writes them: which ones where there is no room for all, and a sign before what is not plain.

import type { ServiceLine } from '../engine/frame.ts';

const RANK: Readonly<Record<ServiceLine['tone'], number>> = { danger: 0, good: 1, plain: 2 };
/** Never told by colour alone; like the signs of the timeline (ui/signs.ts), as far as letters go. */
const SIGN: Readonly<Record<NonNullable<ServiceLine['outcome']>, string>> = {
  done: '',
  duplicate: '●● ',
  missed: '○ ',
  refused: '⊘ ',
  lost: '⊗ ',
};

/** At most so many, in their order: what went wrong stays, what is plain goes first, the later before the earlier. */
export function linesFor(lines: readonly ServiceLine[], most: number): readonly ServiceLine[] {
  const kept = new Set([...lines].sort((a, b) => RANK[a.tone] - RANK[b.tone]).slice(0, most));
  return lines.filter((line) => kept.has(line));
}

/** "○ Missed". */
export const labelOf = ({ label, outcome }: ServiceLine): string =>
  `${outcome ? SIGN[outcome] : ''}${label}`;
