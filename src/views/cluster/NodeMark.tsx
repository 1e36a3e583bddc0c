// One member: a circle that is a button. Colour says the epoch; shape and label say role and status. Timers run down around it.

import { memo } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { markOf, markWords } from '../../session/marks.ts';
import { shownRole, useNodeButton } from '../../session/nodeButton.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Rim, Tally, tallySpan } from './glyphs.tsx';
import type { Layout, Place } from './layout.ts';
import { type Badge, badgeOf, badgePlace, halfAngle, SLOTS, type Span } from './rim.ts';

interface Props {
  readonly node: NodeFrame;
  readonly place: Place;
  readonly places: ReadonlyMap<string, Place>;
  readonly layout: Layout;
  readonly highlighted: boolean;
  readonly chosen: boolean | null;
  readonly group: string;
}

/** What a node is told by; its timers move by themselves. */
const SHOWN = [
  ...(['id', 'priority', 'status', 'role', 'epoch', 'slow', 'driftPpm', 'suspectCount'] as const),
];
const FRAMED = ['place', 'places', 'layout', 'highlighted', 'chosen', 'group'] as const;

const same = (a: Props, b: Props): boolean =>
  FRAMED.every((key) => a[key] === b[key]) &&
  (a.node === b.node ||
    (SHOWN.every((key) => a.node[key] === b.node[key]) && markWords(a.node) === markWords(b.node)));

const inSlot = (badge: Badge): string => {
  const { x, y } = badgePlace(badge);
  return `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
};

const spanOf = ({ slot, size, distance }: Badge): Span => ({
  angle: SLOTS[slot],
  half: halfAngle(size, distance),
});

export const NodeMark = memo(function NodeMark(props: Props) {
  const { node, place, places, layout, highlighted, chosen, group } = props;
  const { id, priority, status, role, epoch, marks } = node;
  const { radius, reach, detailed, label } = layout;
  const button = useNodeButton(node, chosen);
  const shown = shownRole({ role, status });
  const words = markWords(node);
  const badge = (slot: keyof typeof SLOTS) => badgeOf(slot, radius);
  const taken: Span[] = [];
  if (shown === 'leader') taken.push(spanOf({ ...badge('role'), size: starSize(badge('role')) }));
  if (shown === 'candidate') taken.push(spanOf(badge('role')));
  if (status !== 'up') taken.push(spanOf(badge('status')));
  if (group !== '') taken.push(spanOf(badge('group')));
  if (chosen) taken.push(spanOf(badge('chosen')));
  const tally = markOf(marks, 'votes');
  if (tally) taken.push(tallySpan(tally, radius + 3));
  const className = [
    'node',
    `node-${status}`,
    `node-${shown}`,
    highlighted ? 'node-highlighted' : '',
    chosen ? 'node-chosen' : '',
  ];
  return (
    <g
      {...button}
      aria-description={words || undefined}
      className={className.filter(Boolean).join(' ')}
      transform={`translate(${place.x} ${place.y})`}
      style={{ '--node-epoch': epochColour(epoch) } as Record<string, string>}
    >
      {detailed && <title>{[button['aria-label'], words].filter(Boolean).join('; ')}</title>}
      <circle className="node-hit" r={Math.max(reach, 13)} />
      <circle className="node-focus" r={reach} />
      {detailed && <g className="timers" />}
      {shown === 'leader' && <circle className="node-crown" r={radius + 3} />}
      {status === 'down' && <circle className="node-ground" r={radius} />}
      <circle className="node-body" r={radius} />
      <text
        className={`node-name${label.always ? '' : ' node-name-close'}`}
        y={label.alone ? '0.36em' : '-0.1em'}
        fontSize={label.size}
      >
        {id}
      </text>
      {!label.alone && (
        <text className="node-priority" y="1.25em" fontSize={Math.max(11, radius * 0.34)}>
          p{priority}
        </text>
      )}
      {detailed && status !== 'down' && (
        <Rim node={node} place={place} places={places} radius={radius + 1} taken={taken} />
      )}
      {detailed && <Tally marks={marks} y={radius + 3} />}
      {group !== '' && <Group {...badge('group')} letter={group} />}
      {detailed && <Badges node={node} radius={radius} chosen={chosen} />}
    </g>
  );
}, same);

interface BadgesProps {
  readonly node: NodeFrame;
  readonly radius: number;
  readonly chosen: boolean | null;
}

/** What sets a node apart, at its rim. */
export function Badges({ node: { role, status, epoch }, radius, chosen }: BadgesProps) {
  const shown = shownRole({ role, status });
  const badge = (slot: keyof typeof SLOTS) => badgeOf(slot, radius);
  return (
    <>
      {shown === 'leader' && <Seal {...badge('role')} epoch={epoch} />}
      {shown === 'candidate' && <Hand {...badge('role')} />}
      {status === 'paused' && <Pause {...badge('status')} />}
      {status === 'down' && <Down {...badge('status')} />}
      {chosen && <Tick {...badge('chosen')} />}
    </>
  );
}

/** How far the points of the star reach. */
const starSize = ({ size }: Badge): number => size * 1.2;

/** The monitor's badge: a star with the number of the epoch. */
export const Seal = (badge: Badge & { epoch: number }) => (
  <g className="node-badge" transform={inSlot(badge)}>
    <path className="node-star" d={star(starSize(badge), badge.size * 0.9)} />
    <text className="node-star-number" y="0.36em" fontSize={Math.max(8.5, badge.size * 0.9)}>
      {badge.epoch}
    </text>
  </g>
);

export const Hand = (badge: Badge) => (
  <path
    className="node-hand"
    transform={`${inSlot(badge)} scale(${Math.max(0.6, badge.size / 13).toFixed(2)}) translate(-1 -4)`}
    d="M-3 8V0a2 2 0 0 1 2-2 2 2 0 0 1 4 0v-2a2 2 0 0 1 4 0v10a6 6 0 0 1-6 6h-1a5 5 0 0 1-5-5l-3-5a2 2 0 0 1 3-2z"
  />
);

const Pause = (badge: Badge) => (
  <g className="node-badge" transform={inSlot(badge)}>
    <circle r={badge.size * 0.8} className="node-pause" />
    <path className="node-pause-bars" d="M-2-3.2V3.2M2-3.2V3.2" />
  </g>
);

const Down = (badge: Badge) => {
  const arm = badge.size * 0.36;
  return (
    <g className="node-badge" transform={inSlot(badge)}>
      <circle r={badge.size * 0.8} className="node-cross-ground" />
      <path
        className="node-cross"
        d={`M${-arm} ${-arm}L${arm} ${arm}M${arm} ${-arm}L${-arm} ${arm}`}
      />
    </g>
  );
};

/** On which side of the wall it is. */
const Group = (badge: Badge & { letter: string }) => (
  <g className="node-group" transform={inSlot(badge)}>
    <circle r={Math.min(8, badge.size * 0.8)} />
    <text y="0.36em" fontSize={Math.min(11, badge.size + 2)}>
      {badge.letter}
    </text>
  </g>
);

const Tick = (badge: Badge) => (
  <g className="node-tick" transform={inSlot(badge)}>
    <circle r={8} />
    <path d="M-3.5 0L-1 3L4 -3" />
  </g>
);

function star(outer: number, inner: number): string {
  const points = Array.from({ length: 16 }, (_, index): Place => {
    const angle = (index * Math.PI) / 8;
    const r = index % 2 === 0 ? outer : inner;
    return { x: r * Math.sin(angle), y: -r * Math.cos(angle) };
  });
  return `M${points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}
