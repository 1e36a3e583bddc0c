// On the wall: the door by which one leaves, and the class list, by which everybody knows who is next.

import type { ReactNode } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { type Box, fitText } from './layout.ts';

/** Ajar while somebody is out. */
export function Door({ box, open }: { readonly box: Box; readonly open: boolean }): ReactNode {
  const { x, y, width, height } = box;
  const leaf = open ? width * 0.55 : width - 6;
  const slant = open ? height * 0.07 : 0;
  return (
    <g className={open ? 'door door-open' : 'door'} transform={`translate(${x} ${y})`} aria-hidden>
      <rect className="door-frame" width={width} height={height} />
      <rect className="door-way" x={3} y={3} width={width - 6} height={height - 3} />
      <path
        className="door-leaf"
        d={`M3 3L${3 + leaf} ${3 + slant}V${height - slant * 0.4}L3 ${height}Z`}
      />
      <circle className="hook" cx={3 + leaf * 0.82} cy={height * 0.55} r={1.8} />
    </g>
  );
}

/** Of the title, and between rows, in pixels. */
const TITLE = 25;
const ROW = 12;
const LARGEST_ROW = 18;

/** Highest priority first: the order in which they are trusted. Who is out is crossed out. */
export function ClassList({
  nodes,
  box,
}: {
  readonly nodes: readonly NodeFrame[];
  readonly box: Box;
}): ReactNode {
  const { x, y, width, height } = box;
  const rows = Math.floor((height - TITLE - 4) / ROW);
  const ranked = nodes
    .map((node, index) => ({ node, index }))
    .sort((a, b) => b.node.priority - a.node.priority || b.index - a.index);
  const shown = ranked.length <= rows ? ranked : ranked.slice(0, rows - 1);
  const written = Math.min(ranked.length, rows);
  const step = Math.min(LARGEST_ROW, (height - TITLE - 4) / written);
  /** Baseline of a row: all of them in the middle of what the title leaves. */
  const baseline = (row: number) =>
    TITLE + (height - TITLE - 4 - written * step) / 2 + (row + 0.5) * step + 4;
  return (
    <g className="list" transform={`translate(${x} ${y})`} aria-hidden="true">
      <rect className="paper" width={width} height={height} rx={2} />
      <circle className="hook" cx={width / 2} cy={1} r={2.5} />
      <text className="list-title" x={width / 2} y={19} fontSize={12}>
        Class list
      </text>
      {shown.map(({ node: { id, priority, status } }, row) => {
        const at = baseline(row);
        return (
          <g key={id} className={status === 'down' ? 'list-out' : undefined}>
            <text className="list-name" x={10} y={at} fontSize={11}>
              {fitText(id, width - 50, 11)}
            </text>
            <text className="list-priority" x={width - 10} y={at} fontSize={11}>
              p{priority}
            </text>
            {status === 'down' && <path className="list-cross" d={`M8 ${at - 4}H${width - 8}`} />}
          </g>
        );
      })}
      {shown.length < ranked.length && (
        <text className="list-name" x={10} y={baseline(rows - 1)} fontSize={11}>
          and {ranked.length - shown.length} more
        </text>
      )}
    </g>
  );
}
