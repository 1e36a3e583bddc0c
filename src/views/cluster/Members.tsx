// All members, in blocks: in a large class few of them change in a frame, and the blocks of the others are not looked into.

import { memo, useMemo } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { Layout, Place } from './layout.ts';
import { Badges, NodeMark } from './NodeMark.tsx';

const BLOCK = 40;

interface Props {
  readonly nodes: readonly NodeFrame[];
  readonly layout: Layout;
  readonly places: ReadonlyMap<string, Place>;
  readonly groups: ReadonlyMap<string, string>;
  readonly highlighted: string | null;
  readonly selected: readonly string[] | null;
}

export function Members(props: Props) {
  const { nodes } = props;
  const starts = useMemo(
    () => Array.from({ length: Math.ceil(nodes.length / BLOCK) }, (_, block) => block * BLOCK),
    [nodes.length],
  );
  return (
    <>
      {starts.map((start) => (
        <Block key={start} {...props} start={start} />
      ))}
      {!props.layout.detailed && <AboveAll {...props} />}
    </>
  );
}

/** Where nodes stand close, the badges of one lie above its neighbours. */
const AboveAll = ({ nodes, layout, selected }: Props) => (
  <g className="above-all" aria-hidden="true">
    {nodes.map((node, index) => {
      const chosen = selected?.includes(node.id) ?? false;
      if (node.status === 'up' && node.role === 'follower' && !chosen) return null;
      const { x, y } = layout.nodes[index] as Place;
      return (
        <g
          key={node.id}
          transform={`translate(${x} ${y})`}
          style={{ '--node-epoch': epochColour(node.epoch) } as Record<string, string>}
        >
          <Badges node={node} radius={layout.radius} chosen={chosen} />
        </g>
      );
    })}
  </g>
);

interface BlockProps extends Props {
  readonly start: number;
}

const within = ({ nodes, start }: BlockProps, name: string | null): boolean =>
  name !== null && nodes.slice(start, start + BLOCK).some(({ id }) => id === name);

function sameBlock(a: BlockProps, b: BlockProps): boolean {
  if (
    a.layout !== b.layout ||
    a.places !== b.places ||
    a.groups !== b.groups ||
    a.selected !== b.selected
  )
    return false;
  for (let index = a.start; index < a.start + BLOCK; index++)
    if (a.nodes[index] !== b.nodes[index]) return false;
  return (
    a.highlighted === b.highlighted || (!within(a, a.highlighted) && !within(b, b.highlighted))
  );
}

const Block = memo(function Block(props: BlockProps) {
  const { nodes, start, layout, places, groups, highlighted, selected } = props;
  return nodes
    .slice(start, start + BLOCK)
    .map((node, index) => (
      <NodeMark
        key={node.id}
        node={node}
        place={layout.nodes[start + index] as Place}
        places={places}
        layout={layout}
        group={groups.get(node.id) ?? ''}
        highlighted={highlighted === node.id}
        chosen={selected?.includes(node.id) ?? null}
      />
    ));
}, sameBlock);
