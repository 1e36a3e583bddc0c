// All members, in blocks: in a large class few of them change in a frame, and the blocks of the others are not looked into.

import { memo, useMemo, useRef } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import type { Layout, Place } from './layout.ts';
import { LEASE, NodeMark } from './NodeMark.tsx';

const BLOCK = 40;
/** With more members than this only one timer ring is drawn a node, and the job's none. */
const FEW = 12;

interface Props {
  readonly nodes: readonly NodeFrame[];
  readonly layout: Layout;
  readonly places: ReadonlyMap<string, Place>;
  readonly groups: ReadonlyMap<string, string>;
  readonly highlighted: string | null;
  readonly selected: readonly string[] | null;
}

export function Members(props: Props) {
  const { nodes, layout } = props;
  const timers = useTimerNames(nodes, layout.detailed);
  const starts = useMemo(
    () => Array.from({ length: Math.ceil(nodes.length / BLOCK) }, (_, block) => block * BLOCK),
    [nodes.length],
  );
  return starts.map((start) => <Block key={start} {...props} start={start} timers={timers} />);
}

interface BlockProps extends Props {
  readonly start: number;
  readonly timers: string;
}

const within = ({ nodes, start }: BlockProps, name: string | null): boolean =>
  name !== null && nodes.slice(start, start + BLOCK).some(({ id }) => id === name);

function sameBlock(a: BlockProps, b: BlockProps): boolean {
  if (
    a.layout !== b.layout ||
    a.places !== b.places ||
    a.groups !== b.groups ||
    a.selected !== b.selected ||
    a.timers !== b.timers
  )
    return false;
  for (let index = a.start; index < a.start + BLOCK; index++)
    if (a.nodes[index] !== b.nodes[index]) return false;
  return (
    a.highlighted === b.highlighted || (!within(a, a.highlighted) && !within(b, b.highlighted))
  );
}

const Block = memo(function Block(props: BlockProps) {
  const { nodes, start, layout, places, groups, highlighted, selected, timers } = props;
  return nodes
    .slice(start, start + BLOCK)
    .map((node, index) => (
      <NodeMark
        key={node.id}
        node={node}
        place={layout.nodes[start + index] as Place}
        places={places}
        layout={layout}
        timers={timers}
        group={groups.get(node.id) ?? ''}
        highlighted={highlighted === node.id}
        chosen={selected?.includes(node.id) ?? null}
      />
    ));
}, sameBlock);

/**
 * Names of all timers seen so far in this run, in order of the alphabet, and the lease as the outermost; in a large class none:
 * there the canvas draws the one that matters soonest.
 */
function useTimerNames(nodes: readonly NodeFrame[], detailed: boolean): string {
  const seen = useRef(new Set<string>());
  if (!detailed) return '';
  for (const node of nodes) {
    for (const { name } of node.timers) seen.current.add(name);
    if (markOf(node.marks, 'lease')) seen.current.add(LEASE);
  }
  const all = [...seen.current];
  const lease = all.includes(LEASE) ? [LEASE] : [];
  const names = all.filter((name) => name !== LEASE).sort();
  return (
    nodes.length <= FEW
      ? [...names.slice(0, 4), ...lease]
      : [...names.filter((name) => !name.startsWith('cron')).slice(-1), ...lease]
  ).join(' ');
}
