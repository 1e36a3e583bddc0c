// The teacher's desk (the shared resource), and the hook of the hall pass (the lock).

import type { ReactNode } from 'react';
import type { NodeFrame, ServiceFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { labelOf, linesFor } from '../../session/serviceLines.ts';
import { epochColour } from '../../ui/epochs.ts';
import { type Box, fitText, textWidth } from './layout.ts';

/** More views of a lease than these are no row any more. */
const MOST_VIEWS = 12;

/** The title of a service and its lines, as many as there is room for. */
function Lines({ service, box }: { readonly service: ServiceFrame; readonly box: Box }): ReactNode {
  const { epoch, epochTitle, title } = service;
  const size = box.height > 100 && box.width > 180 ? 13 : 11;
  const step = size * 1.35;
  const seal = epoch > 0 ? 26 : 0;
  const width = box.width - 12;
  const most = Math.max(1, Math.floor((box.height - step - 4) / step));
  const lines = linesFor(service.lines, most).map((line) => {
    const room = width - textWidth(line.value.length + 2, size);
    return { tone: line.tone, text: `${fitText(labelOf(line), room, size)}: ${line.value}` };
  });
  const x = box.x + 8;
  const top = box.y + (box.height - (lines.length + 1) * step) / 2 + size * 0.98;
  return (
    <g className="service-text">
      <text className="service-title" x={x} y={top} fontSize={size + 1}>
        {fitText(title, width - seal, size + 1)}
      </text>
      {lines.map((line, index) => (
        <text
          key={line.text}
          className={`service-${line.tone}`}
          x={x}
          y={top + (index + 1) * step}
          fontSize={size}
        >
          {line.text}
        </text>
      ))}
      {epoch > 0 && (
        <g transform={`translate(${box.x + box.width - 15} ${box.y + 15})`}>
          <title>{`${epochTitle} ${epoch}`}</title>
          <circle className="seal" r={10} style={{ fill: epochColour(epoch) }} />
          <text className="badge-text" y="0.36em" fontSize={11}>
            {epoch}
          </text>
        </g>
      )}
    </g>
  );
}

/** The teacher's desk: the class register on it where there is room, a fence before it if it refuses what is old. */
export function TeachersDesk({
  service,
  box,
}: {
  readonly service: ServiceFrame;
  readonly box: Box;
}): ReactNode {
  const { x, y, width, height } = box;
  const top = height >= 84 ? 26 : 0;
  const front: Box = { x: x + 5, y: y + top + 7, width: width - 10, height: height - top - 7 };
  const posts = Math.floor((width - 8) / 12);
  return (
    <g data-service={service.id}>
      {top > 0 && (
        <g transform={`translate(${x + width / 2} ${y + top})`} aria-hidden="true">
          <path
            className="paper"
            d="M-30 0L-26 -15Q-12 -20 0 -14Q12 -20 26 -15L30 0Q14 -5 0 0Q-14 -5 -30 0Z"
          />
          <path
            className="pen fine"
            d="M0 -14V0M-20 -12q8 -2 15 0M-21 -7q8 -2 16 0M5 -12q8 -2 15 0M5 -7q8 -2 16 0"
          />
        </g>
      )}
      <rect className="desk" {...front} rx={2} />
      <rect className="desk" x={x} y={y + top} width={width} height={7} rx={2} />
      <Lines
        service={service}
        box={{ ...front, height: front.height - (service.fencing ? 9 : 0) }}
      />
      {service.fencing && (
        <path
          className="fence"
          d={`${Array.from(
            { length: posts },
            (_, post) => `M${x + 6 + post * 12} ${y + height}v-9l2.5 -3l2.5 3v9`,
          ).join('')}M${x + 2} ${y + height - 5}h${width - 4}`}
        />
      )}
    </g>
  );
}

/** The hook of the hall pass: with whom it is, and how much of the lease each pupil takes to be left. */
export function HallPass({
  service,
  nodes,
  box,
}: {
  readonly service: ServiceFrame;
  readonly nodes: readonly NodeFrame[];
  readonly box: Box;
}): ReactNode {
  const { x, y, width, height } = box;
  const middle = x + width / 2;
  const drop = height >= 84 ? 24 : 0;
  const tag: Box = { x, y: y + drop, width, height: height - drop };
  const views = nodes
    .filter((node) => node.status !== 'down' && markOf(node.marks, 'lease'))
    .slice(0, MOST_VIEWS);
  const across = (width - 16) / Math.max(1, views.length);
  return (
    <g data-service={service.id}>
      {drop > 0 && (
        <path
          className="pen"
          d={`M${middle} ${y + 3}L${middle - 16} ${y + drop + 1}M${middle} ${y + 3}L${middle + 16} ${y + drop + 1}`}
        />
      )}
      <rect className="paper" {...tag} rx={8} />
      <circle className="hook" cx={middle} cy={drop > 0 ? y + 3 : y} r={3} />
      <Lines service={service} box={{ ...tag, height: tag.height - (views.length > 0 ? 6 : 0) }} />
      {views.map(({ id }, index) => {
        const bar = {
          x: x + 8 + index * across,
          y: y + height - 9,
          width: across - 2,
          height: 4,
        };
        return (
          <g key={id}>
            <title>{`What ${id} takes to be left of the lease`}</title>
            <rect className="lease-track" {...bar} />
            <rect
              className="lease-left"
              data-lease={id}
              {...bar}
              style={{ fill: epochColour(service.epoch) }}
            />
          </g>
        );
      })}
    </g>
  );
}
