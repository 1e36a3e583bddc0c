// One member: a circle that is a button. Colour says the epoch; shape and label say role and status. Timers run down around it.

import { memo } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { markOf, markWords } from '../../session/marks.ts';
import { shownRole, useNodeButton } from '../../session/nodeButton.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Log, Rim, Tally } from './glyphs.tsx';
import type { Layout, Place } from './layout.ts';

interface Props {
  readonly node: NodeFrame;
  readonly place: Place;
  readonly places: ReadonlyMap<string, Place>;
  readonly layout: Layout;
  /** Names of the timers that may run here, one ring each, from the inside. */
  readonly timers: string;
  readonly highlighted: boolean;
  readonly chosen: boolean | null;
  readonly group: string;
}

/** From ring to ring; where nodes are small, the rings move together. */
const gapOf = (radius: number): number => (radius < 30 ? 4 : 5);

/** What a node is told by; its timers move by themselves. */
const SHOWN = [
  ...(['id', 'priority', 'status', 'role', 'epoch', 'follows', 'waiting'] as const),
  ...(['slow', 'driftPpm', 'suspectCount'] as const),
];
const FRAMED = ['place', 'places', 'layout', 'timers', 'highlighted', 'chosen', 'group'] as const;

const same = (a: Props, b: Props): boolean =>
  FRAMED.every((key) => a[key] === b[key]) &&
  (a.node === b.node ||
    (SHOWN.every((key) => a.node[key] === b.node[key]) && markWords(a.node) === markWords(b.node)));

/** What stands beside the node: two short words or three. */
function caption({ status, role, epoch, follows, waiting, id, marks }: NodeFrame) {
  if (status === 'down') return ['down', ''];
  const state = markOf(marks, 'state')?.text;
  if (status === 'paused')
    return [
      role === 'leader' ? 'paused leader' : 'paused',
      waiting > 0 ? `${waiting} waiting` : '',
    ];
  if (role === 'leader') return [state ?? 'leader', `epoch ${epoch}`];
  if (role === 'candidate') return [state ?? 'candidate', `epoch ${epoch}`];
  if (follows === null || follows === id) return [state ?? 'follows', state ? '' : 'nobody'];
  return [state ? `${state} of` : 'follows', follows];
}

export const NodeMark = memo(function NodeMark(props: Props) {
  const { node, place, places, layout, highlighted, chosen, group } = props;
  const { id, priority, status, role, epoch, marks } = node;
  const { radius, roomy, label } = layout;
  const button = useNodeButton(node, chosen);
  const timers = props.timers === '' ? [] : props.timers.split(' ');
  const shown = shownRole({ role, status });
  const gap = gapOf(radius);
  const rings = radius + 5 + timers.length * gap;
  const words = markWords(node);
  const [first, second] = caption(node);
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
      {layout.detailed && <title>{[button['aria-label'], words].filter(Boolean).join('; ')}</title>}
      <circle className="node-hit" r={Math.max(rings, 13)} />
      <circle className="node-focus" r={rings + 3} />
      {status !== 'down' &&
        timers.map((timer, index) => (
          <circle
            key={timer}
            className={`timer timer-${timer === LEASE ? 'lease' : index % 4}`}
            data-timer={timer}
            r={radius + 5 + index * gap}
            pathLength={1}
            strokeDasharray="0 1"
            transform="rotate(-90)"
          />
        ))}
      {shown === 'leader' && <circle className="node-crown" r={radius + 3} />}
      <circle className="node-body" r={radius} />
      {status === 'down' && <Cross radius={radius} />}
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
      {status === 'paused' && <Pause radius={radius} />}
      {shown === 'leader' && <Badge radius={radius} epoch={epoch} />}
      {shown === 'candidate' && <Hand radius={radius} />}
      {group !== '' && (
        <text className="node-group" x={radius * 0.95} y={radius * 1.1} fontSize={11}>
          {group}
        </text>
      )}
      {chosen && <Tick radius={radius} />}
      {layout.detailed && status !== 'down' && (
        <Rim node={node} place={place} places={places} radius={radius + 1} />
      )}
      {roomy && (
        <text className="node-caption" y={rings + 15} fontSize={12}>
          <tspan x={0}>{first}</tspan>
          {second !== '' && <tspan className="node-caption-strong"> {second}</tspan>}
        </text>
      )}
      {layout.detailed && <Log marks={marks} x={0} y={roomy ? rings + 29 : radius + 13} />}
      {layout.detailed && <Tally marks={marks} y={radius + 3} />}
    </g>
  );
}, same);

/** Name of the ring that is no timer of the node but the lease as it sees it. */
export const LEASE = '·lease';

const Cross = ({ radius }: { radius: number }) => (
  <path
    className="node-cross"
    d={`M${-radius * 0.6} ${-radius * 0.6}L${radius * 0.6} ${radius * 0.6}M${radius * 0.6} ${-radius * 0.6}L${-radius * 0.6} ${radius * 0.6}`}
  />
);

const Pause = ({ radius }: { radius: number }) => (
  <g className="node-badge" transform={`translate(${radius * 0.78} ${-radius * 0.78})`}>
    <circle r={Math.max(6.5, radius * 0.3)} className="node-pause" />
    <path className="node-pause-bars" d="M-2-3.2V3.2M2-3.2V3.2" />
  </g>
);

/** The monitor's badge: a star with the number of the epoch. */
function Badge({ radius, epoch }: { radius: number; epoch: number }) {
  const r = Math.max(8, radius * 0.4);
  return (
    <g className="node-badge" transform={`translate(${-radius * 0.8} ${-radius * 0.8})`}>
      <path className="node-star" d={star(r * 1.35, r * 0.95)} />
      <text className="node-star-number" y="0.36em" fontSize={Math.max(9, r * 0.95)}>
        {epoch}
      </text>
    </g>
  );
}

const Hand = ({ radius }: { radius: number }) => (
  <path
    className="node-hand"
    transform={`translate(${radius * 0.75} ${-radius * 0.95}) scale(${Math.max(0.55, radius / 34)})`}
    d="M-3 8V0a2 2 0 0 1 2-2 2 2 0 0 1 4 0v-2a2 2 0 0 1 4 0v10a6 6 0 0 1-6 6h-1a5 5 0 0 1-5-5l-3-5a2 2 0 0 1 3-2z"
  />
);

const Tick = ({ radius }: { radius: number }) => (
  <g className="node-tick" transform={`translate(${-radius * 0.78} ${radius * 0.78})`}>
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
