// The services in the middle: the lock service with its record and how much of the lease each node takes to be left, and the
// shared resource with the newest token that it took and what it refused.

import { memo } from 'react';
import type { Frame, NodeFrame, ServiceFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { epochColour } from '../../ui/epochs.ts';
import { cardRows, type Row } from './cardRows.ts';
import type { Card } from './cards.ts';
import type { Layout, Place } from './layout.ts';

/** More views of a lease than these are no row any more. */
const MOST_VIEWS = 12;

interface Props {
  readonly frame: Frame;
  readonly layout: Layout;
  readonly places: ReadonlyMap<string, Place>;
}

/** The cards, without their words: under the messages. */
export function ServiceCards({ frame: { services }, layout, places }: Props) {
  return services.map((service, index) => {
    const card = layout.services[index] as Card;
    const [left, top] = [card.x - card.width / 2, card.y - card.height / 2];
    return (
      <g key={service.id}>
        <Holds service={service} place={card} places={places} />
        <rect
          className="service-card"
          x={left}
          y={top}
          width={card.width}
          height={card.height}
          rx={6}
        />
        {service.fencing && <Fence width={card.width} x={card.x} y={top} />}
      </g>
    );
  });
}

/** What they say: over the messages, which would be read as letters of it. */
export function ServiceWords({ frame: { services, nodes }, layout }: Omit<Props, 'places'>) {
  const views = nodes.filter((node) => node.status !== 'down' && markOf(node.marks, 'lease'));
  return services.map((service, index) => (
    <ServiceMark
      key={service.id}
      service={service}
      card={layout.services[index] as Card}
      views={service.id === 'lock' ? views.slice(0, MOST_VIEWS) : []}
    />
  ));
}

/** From the record to the one whose name is in it. */
function Holds({
  service: { holder, epoch },
  place,
  places,
}: {
  service: ServiceFrame;
  place: Place | undefined;
  places: ReadonlyMap<string, Place>;
}) {
  const to = holder === null ? undefined : places.get(holder);
  return (
    place &&
    to && (
      <line
        className="holds"
        x1={place.x}
        y1={place.y}
        x2={to.x}
        y2={to.y}
        stroke={epochColour(epoch)}
      />
    )
  );
}

interface MarkProps {
  readonly service: ServiceFrame;
  readonly card: Card;
  readonly views: readonly NodeFrame[];
}

const said = ({ lines, epoch }: ServiceFrame): string => JSON.stringify([lines, epoch]);

const sameMark = (a: MarkProps, b: MarkProps): boolean =>
  a.card === b.card &&
  said(a.service) === said(b.service) &&
  a.views.map(({ id }) => id).join() === b.views.map(({ id }) => id).join();

const INDENT = 10;
/** Width of a bold character of a title in font sizes. */
const BOLD = 0.62;

const ServiceMark = memo(function ServiceMark({ service, card, views }: MarkProps) {
  const { id, title, short, epoch } = service;
  const { width, height, step, text } = card;
  const [left, top] = [-width / 2 + INDENT, -height / 2];
  // Where there is one row only, it is the line.
  const bars = card.rows > 1 ? views : [];
  const rows = cardRows(service, card.rows - (bars.length > 0 ? 1 : 0));
  const first = top + step;
  const fits = title.length * text * BOLD <= width - 2 * INDENT;
  return (
    <g className="service" data-service={id} transform={`translate(${card.x} ${card.y})`}>
      <text className="service-title" x={left} y={first} dy="0.36em" fontSize={text}>
        {fits ? title : short}
      </text>
      {rows.map((row, index) => (
        <ServiceRow
          key={row.label}
          row={row}
          x={left}
          y={first + (index + 1) * step}
          end={width - 2 * INDENT - 8}
          size={text - 1}
          epoch={epoch}
        />
      ))}
      {bars.map((node, index) => {
        const whole = width - 2 * INDENT;
        const box = {
          x: left + (index * whole) / bars.length,
          y: height / 2 - step * 0.75 - 1,
          width: whole / bars.length - 2,
          height: 6,
        };
        return (
          <g key={node.id}>
            <title>{`What ${node.id} takes to be left of the lease`}</title>
            <rect className="lease-track" {...box} />
            <rect
              className="lease-left"
              data-lease={node.id}
              {...box}
              style={{ fill: epochColour(epoch) }}
            />
          </g>
        );
      })}
    </g>
  );
}, sameMark);

function ServiceRow({
  row: { text, tone },
  x,
  y,
  end,
  size,
  epoch,
}: {
  row: Row;
  x: number;
  y: number;
  /** How far to the right of x the row ends. */
  end: number;
  size: number;
  epoch: number;
}) {
  if (tone !== 'seal')
    return (
      <text className={`service-line service-${tone}`} x={x} y={y} dy="0.36em" fontSize={size}>
        {text}
      </text>
    );
  return (
    <g transform={`translate(${x} ${y})`}>
      <text className="service-line" dy="0.36em" fontSize={size}>
        {text}
      </text>
      <g transform={`translate(${end} 0)`}>
        <circle className="seal" r={8} style={{ fill: epochColour(epoch) }} />
        <text className="seal-number" dy="0.36em" fontSize={10}>
          {epoch}
        </text>
      </g>
    </g>
  );
}

/** It takes nothing older than the newest: a fence along its top. */
function Fence({ width, x, y }: { width: number; x: number; y: number }) {
  const posts = Math.floor((width - 16) / 8);
  const path = Array.from(
    { length: posts },
    (_, post) => `M${12 - width / 2 + post * 8} 0v-6l2 -3l2 3v6`,
  );
  return (
    <path
      className="fence"
      transform={`translate(${x} ${y})`}
      d={`${path.join('')}M${8 - width / 2} -3h${width - 16}`}
    />
  );
}
