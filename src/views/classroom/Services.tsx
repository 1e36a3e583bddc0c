// The teacher's desk (the shared resource), and the hook of the hall pass (the lock).

import type { ReactNode } from 'react';
import type { ServiceFrame, ServiceLine } from '../../engine/frame.ts';
import { labelOf, linesFor } from '../../session/serviceLines.ts';
import { epochColour } from '../../ui/epochs.ts';
import { type Box, textWidth } from './layout.ts';

const SEAL = 26;

const written = (line: ServiceLine): string => `${labelOf(line)} ${line.value}`;

/** The title of a service, the number on its seal, and its lines, as many as there is room for. */
function Lines({ service, box }: { readonly service: ServiceFrame; readonly box: Box }): ReactNode {
  const { epoch, epochTitle, title, short } = service;
  const size = box.height > 100 && box.width > 180 ? 13 : 11;
  const step = size * 1.35;
  const width = box.width - 12;
  const fits = (text: string, used: number) =>
    textWidth(text.length, size + 1) * 1.05 <= width - used;
  const most = Math.max(1, Math.floor((box.height - step - 4) / step));
  // The seal stands in a line of its own, named, where there is room for one; else at the end of the title, where its name may have room too.
  const grave = service.lines.filter(({ tone }) => tone !== 'plain').length;
  const named =
    epoch > 0 && most > Math.max(1, grave) && textWidth(epochTitle.length, size) <= width - SEAL;
  const beside = epoch > 0 && !named ? SEAL : 0;
  const label = textWidth(epochTitle.length, size) + 10;
  const besideToo = beside > 0 && fits(title, beside + label);
  // A line stands there whole or not at all.
  const whole = service.lines.filter((one) => textWidth(written(one).length, size) <= width);
  const facts = linesFor(whole, named ? most - 1 : most);
  const rows = facts.length + 1 + (named ? 1 : 0);
  const x = box.x + 8;
  const top = box.y + (box.height - rows * step) / 2 + size * 0.98;
  const line = (index: number) => top + index * step;
  return (
    <g className="service-text">
      <text className="service-title" x={x} y={top} fontSize={size + 1}>
        {fits(title, beside) ? title : short}
      </text>
      {named && (
        <text x={x} y={line(1)} fontSize={size}>
          {epochTitle[0]?.toUpperCase()}
          {epochTitle.slice(1)}
        </text>
      )}
      {besideToo && (
        <text className="service-beside" x={box.x + box.width - SEAL - 2} y={top} fontSize={size}>
          {epochTitle}
        </text>
      )}
      {facts.map((fact, index) => (
        <text
          key={fact.label}
          className={`service-${fact.tone}`}
          x={x}
          y={line(index + (named ? 2 : 1))}
          fontSize={size}
        >
          {written(fact)}
        </text>
      ))}
      {epoch > 0 && (
        <g
          transform={
            named
              ? `translate(${x + textWidth(epochTitle.length, size) + 14} ${line(1) - size * 0.36})`
              : `translate(${box.x + box.width - 15} ${top - size * 0.36})`
          }
        >
          <title>{`${epochTitle} ${epoch}`}</title>
          <circle
            className="seal"
            r={named ? size * 0.62 : 10}
            style={{ fill: epochColour(epoch) }}
          />
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

/** The hook of the hall pass: with whom it is. */
export function HallPass({
  service,
  box,
}: {
  readonly service: ServiceFrame;
  readonly box: Box;
}): ReactNode {
  const { x, y, width, height } = box;
  const middle = x + width / 2;
  const drop = height >= 84 ? 24 : 0;
  const tag: Box = { x, y: y + drop, width, height: height - drop };
  return (
    <g data-service={service.id}>
      {drop > 0 && (
        <path
          className="pen"
          d={`M${middle} ${y + 3}L${middle - 16} ${y + drop + 1}M${middle} ${y + 3}L${middle + 16} ${y + drop + 1}`}
        />
      )}
      <rect className="paper" {...tag} rx={8} />
      <circle
        className="hook"
        cx={drop > 0 ? middle : x + width * 0.8}
        cy={drop > 0 ? y + 3 : y}
        r={3}
      />
      <Lines service={service} box={tag} />
    </g>
  );
}
