// The tag below a desk: what a pupil is, in the longest words that fit.

import type { ReactNode } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { PlaceProps } from './Desk.tsx';
import { fitText, tagHeight, textWidth } from './layout.ts';

/** Tags are in bold, which is wider. */
const BOLD = 1.04;

interface TagText {
  readonly kind: 'absent' | 'follows' | 'alone' | 'leader' | 'candidate' | 'voted';
  /** The longest form that fits is shown. */
  readonly texts: readonly string[];
}

function tagOf(node: NodeFrame, votes: boolean): TagText {
  const { marks, follows, epoch } = node;
  const state = markOf(marks, 'state')?.text;
  const also = state ? ` · ${state}` : '';
  const campaign = markOf(marks, 'votes');
  if (node.status === 'down') return { kind: 'absent', texts: ['absent', '–'] };
  if (node.role === 'leader') {
    return { kind: 'leader', texts: [`leads, epoch ${epoch}`, 'leads', ''] };
  }
  if (node.role === 'candidate' || campaign) {
    const count = campaign && `${campaign.votes.length}/${campaign.needed}`;
    if (campaign?.trial) return { kind: 'candidate', texts: [`asks · ${count}`, `${count}`] };
    const stands = `stands, epoch ${epoch}`;
    const texts = count
      ? [`${stands} · ${count}`, `epoch ${epoch} · ${count}`, count]
      : [`${stands}${also}`, stands, `epoch ${epoch}`, '?'];
    return { kind: 'candidate', texts };
  }
  const ballot = votes ? markOf(marks, 'ballot') : null;
  if (ballot) return { kind: 'voted', texts: [`votes for ${ballot.to}`, `✓ ${ballot.to}`] };
  if (follows === null)
    return { kind: 'alone', texts: [`follows nobody${also}`, 'follows nobody', '→ ?'] };
  return {
    kind: 'follows',
    texts: [`follows ${follows}${also}`, `follows ${follows}`, `→ ${follows}`, `→${follows}`],
  };
}

export function Tag({
  node,
  seat,
  room,
  votes,
  top,
}: Omit<PlaceProps, 'index' | 'pass'> & { readonly top: number }): ReactNode {
  const { text, detail } = room;
  const size = Math.max(11, text - 1);
  const air = detail === 'full' ? 5 : 2;
  const most = (seat.width - 2 * air - 4) / BOLD;
  const { kind, texts } = tagOf(node, votes);
  const fitting = texts.find((one) => textWidth(one.length, size) <= most);
  const shown = fitting ?? fitText(texts.at(-1) ?? '', most, size);
  if (shown === '') return null;
  const width = textWidth(shown.length, size) * BOLD + 2 * air;
  const height = detail === 'full' ? tagHeight(text) : size + 3;
  const colour = epochColour(node.epoch);
  return (
    <g transform={`translate(0 ${top})`}>
      <rect
        className={`tag tag-${kind}`}
        style={
          kind === 'leader' ? { fill: colour } : kind === 'absent' ? undefined : { stroke: colour }
        }
        x={-width / 2}
        y={0}
        width={width}
        height={height}
        rx={3}
      />
      <text className={`tag-text tag-text-${kind}`} y={height / 2 + size * 0.36} fontSize={size}>
        {shown}
      </text>
    </g>
  );
}
