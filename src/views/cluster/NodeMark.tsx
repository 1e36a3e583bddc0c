// One member: a circle that is a button. Colour says the epoch; shape and label say role and status. Timers run down around it.

import { memo } from 'react';
import type { NodeFrame } from '../../engine/frame.ts';
import { shownRole, useNodeButton } from '../../session/nodeButton.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { Place } from './layout.ts';

interface Props
  extends Pick<NodeFrame, 'id' | 'priority' | 'status' | 'role' | 'epoch' | 'follows' | 'waiting'> {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly roomy: boolean;
  /** Names of the timers that may run here, one ring each, from the inside. */
  readonly timers: string;
  readonly highlighted: boolean;
  readonly group: string;
}

const TIMER_GAP = 5;

/** What stands beside the node: two short lines at most. */
function caption({ status, role, epoch, follows, waiting, id }: Props): [string, string] {
  if (status === 'down') return ['down', ''];
  const paused = status === 'paused' ? 'paused' : '';
  const queue = waiting > 0 ? `${waiting} waiting` : '';
  if (role === 'leader') return [paused ? 'paused leader' : 'leader', `epoch ${epoch}`];
  if (role === 'candidate') return [paused || 'candidate', `epoch ${epoch}`];
  if (paused) return [paused, queue];
  return follows === null || follows === id ? ['follows', 'nobody'] : ['follows', follows];
}

export const NodeMark = memo(function NodeMark(props: Props) {
  const { id, priority, status, role, epoch, x, y, radius, roomy, highlighted, group } = props;
  const button = useNodeButton(props);
  const timers = props.timers === '' ? [] : props.timers.split(' ');
  const shown = shownRole({ role, status });
  const rings = radius + 5 + timers.length * TIMER_GAP;
  const small = radius < 20;
  const [first, second] = caption(props);
  return (
    <g
      {...button}
      className={`node node-${status} node-${shown}${highlighted ? ' node-highlighted' : ''}`}
      transform={`translate(${x} ${y})`}
      style={{ '--node-epoch': epochColour(epoch) } as Record<string, string>}
    >
      <title>{button['aria-label']}</title>
      <circle className="node-hit" r={Math.max(rings, 13)} />
      <circle className="node-focus" r={rings + 3} />
      {status !== 'down' &&
        timers.map((timer, index) => (
          <circle
            key={timer}
            className={`timer timer-${index % 4}`}
            data-timer={timer}
            r={radius + 5 + index * TIMER_GAP}
            pathLength={1}
            strokeDasharray="0 1"
            transform="rotate(-90)"
          />
        ))}
      {shown === 'leader' && <circle className="node-crown" r={radius + 3} />}
      <circle className="node-body" r={radius} />
      {status === 'down' && <Cross radius={radius} />}
      {status === 'paused' && <Pause radius={radius} />}
      <text
        className="node-name"
        y={small ? '0.36em' : '-0.1em'}
        fontSize={Math.max(9.5, radius * (small ? 0.78 : 0.56))}
      >
        {id}
      </text>
      {!small && (
        <text className="node-priority" y="1.25em" fontSize={Math.max(11, radius * 0.34)}>
          p{priority}
        </text>
      )}
      {shown === 'leader' && <Badge radius={radius} epoch={epoch} />}
      {shown === 'candidate' && <Hand radius={radius} />}
      {group !== '' && (
        <text className="node-group" x={radius * 0.95} y={radius * 1.1} fontSize={11}>
          {group}
        </text>
      )}
      {roomy && (
        <text className="node-caption" y={rings + 15} fontSize={12}>
          <tspan x={0}>{first}</tspan>
          {second !== '' && <tspan className="node-caption-strong"> {second}</tspan>}
        </text>
      )}
    </g>
  );
});

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

function star(outer: number, inner: number): string {
  const points = Array.from({ length: 16 }, (_, index): Place => {
    const angle = (index * Math.PI) / 8;
    const r = index % 2 === 0 ? outer : inner;
    return { x: r * Math.sin(angle), y: -r * Math.cos(angle) };
  });
  return `M${points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}
