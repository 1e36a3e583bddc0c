// The lanes themselves: a band where a node leads, a line where it follows, a gap where it is down; and its name, which is a button.

import { memo } from 'react';
import { type NodeAppearance, shownRole, useNodeButton } from '../../session/nodeButton.ts';
import { useSessionState } from '../../session/react.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Reign } from '../../ui/Reign.tsx';
import type { Geometry } from './geometry.ts';
import type { Lane, Span } from './lanes.ts';
import { DOTS } from './Patterns.tsx';

export const Lanes = memo(function Lanes({
  lanes,
  geometry,
}: {
  readonly lanes: readonly Lane[];
  readonly geometry: Geometry;
}) {
  const { gutter, width } = geometry;
  return (
    <g className="st-lanes" aria-hidden="true">
      {lanes.map((lane) => {
        const y = geometry.y(lane.id);
        return (
          <g key={lane.id}>
            {lane.service && <line className="st-service" x1={gutter} x2={width} y1={y} y2={y} />}
            {lane.spans.map((span) => {
              const from = Math.max(gutter, geometry.x(span.fromUs));
              const to = Math.min(width, geometry.x(span.toUs));
              return to > from ? (
                <Band
                  key={span.fromUs}
                  span={span}
                  from={from}
                  to={to}
                  y={y}
                  half={geometry.half}
                  roomy={geometry.roomy}
                />
              ) : null;
            })}
          </g>
        );
      })}
    </g>
  );
});

function Band({
  span: { status, role, epoch },
  from,
  to,
  y,
  half,
  roomy,
}: {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly half: number;
  readonly roomy: boolean;
}) {
  const width = to - from;
  const colour = epochColour(epoch);
  const box = { x: from, y: y - half, width, height: 2 * half };
  if (status === 'down') return null;
  if (status === 'paused') return <rect className="st-paused" {...box} stroke={colour} />;
  if (role === 'leader') return <Reign epoch={epoch} dots={DOTS} {...box} />;
  if (role === 'candidate') return <rect className="st-candidate" {...box} stroke={colour} />;
  return <line x1={from} x2={to} y1={y} y2={y} stroke={colour} strokeWidth={roomy ? 3 : 2} />;
}

/** What stands beside a name, and for a leader its epoch; as short as the gutter of a phone. */
const STANDINGS = { follower: '', candidate: 'stands', down: 'down', paused: 'paused' } as const;

/** What a node is at the playhead, and the button that crashes or revives it. */
export const NodeLabel = memo(function NodeLabel({
  y,
  geometry,
  highlighted,
  ...node
}: NodeAppearance & {
  readonly y: number;
  readonly geometry: Geometry;
  readonly highlighted: boolean;
}) {
  const chosen = useSessionState((state) => state.selected?.includes(node.id) ?? null);
  const button = useNodeButton(node, chosen);
  const { laneHeight, gutter, roomy, narrow } = geometry;
  const role = shownRole(node);
  const status = node.status === 'up' ? role : node.status;
  const text = status === 'leader' ? `leads ${node.epoch}` : STANDINGS[status];
  const size = Math.min(14, Math.max(10, laneHeight * 0.62));
  const second = roomy && text !== '';
  return (
    <g
      {...button}
      className={`st-node st-node-${node.status}${highlighted ? ' st-node-highlighted' : ''}`}
      transform={`translate(0 ${y})`}
    >
      <title>{button['aria-label']}</title>
      <rect
        className="st-node-box"
        x={3}
        y={-Math.min(laneHeight, 44) / 2 + 0.5}
        width={gutter - 8}
        height={Math.min(laneHeight, 44) - 1}
        rx={4}
      />
      <circle
        className={`st-node-dot st-node-dot-${role}`}
        cx={13}
        r={Math.min(6, laneHeight * 0.3)}
        style={{ '--node-epoch': epochColour(node.epoch) } as Record<string, string>}
      />
      <text
        className="st-node-name"
        x={24}
        y={second && narrow ? -6.5 : 0}
        dy="0.36em"
        fontSize={size}
      >
        {node.id}
      </text>
      {second && (
        <text
          className="st-soft st-node-standing"
          x={narrow ? 24 : gutter - 10}
          y={narrow ? 7.5 : 0}
          dy="0.36em"
          textAnchor={narrow ? 'start' : 'end'}
        >
          {text}
        </text>
      )}
    </g>
  );
});
