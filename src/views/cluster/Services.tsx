// The services in the middle: the lock service with its record and how much of the lease each node takes to be left, and the
// shared resource with the newest token that it took and what it refused.

import { memo } from 'react';
import type { Frame, NodeFrame, ServiceFrame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { labelOf, linesFor } from '../../session/serviceLines.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { Layout, Place } from './layout.ts';

/** More views of a lease than these are no row any more. */
const MOST_VIEWS = 12;

export function Services({
  frame,
  layout,
  places,
}: {
  frame: Frame;
  layout: Layout;
  places: ReadonlyMap<string, Place>;
}) {
  const { services, nodes } = frame;
  const views = nodes.filter((node) => node.status !== 'down' && markOf(node.marks, 'lease'));
  return services.map((service, index) => (
    <g key={service.id}>
      <Holds service={service} place={layout.services[index]} places={places} />
      <ServiceMark
        service={service}
        place={layout.services[index] as Place}
        layout={layout}
        views={service.id === 'lock' ? views.slice(0, MOST_VIEWS) : []}
      />
    </g>
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
  readonly place: Place;
  readonly layout: Layout;
  readonly views: readonly NodeFrame[];
}

const said = ({ lines, epoch }: ServiceFrame): string => JSON.stringify([lines, epoch]);

const sameMark = (a: MarkProps, b: MarkProps): boolean =>
  a.place === b.place &&
  a.layout === b.layout &&
  said(a.service) === said(b.service) &&
  a.views.map(({ id }) => id).join() === b.views.map(({ id }) => id).join();

const ServiceMark = memo(function ServiceMark({ service, place, layout, views }: MarkProps) {
  const { id, title, lines, epoch, epochTitle, fencing } = service;
  const { width, height } = layout.serviceSize;
  const isSmall = height < 60;
  const step = isSmall ? 13 : 16;
  const top = -height / 2;
  const shown = linesFor(lines, isSmall ? 1 : views.length > 0 ? 2 : 3);
  return (
    <g className="service" data-service={id} transform={`translate(${place.x} ${place.y})`}>
      <rect x={-width / 2} y={top} width={width} height={height} rx={6} />
      {fencing && <Fence width={width} y={top} />}
      {epoch > 0 && (
        <g transform={`translate(${width / 2 - 17} ${top + 16})`}>
          <title>{`${epochTitle} ${epoch}`}</title>
          <circle className="seal" r={11} style={{ fill: epochColour(epoch) }} />
          <text className="seal-number" y="0.36em" fontSize={11}>
            {epoch}
          </text>
        </g>
      )}
      <text className="service-title" x={-width / 2 + 10} y={top + 19}>
        {title}
      </text>
      {shown.map((line, index) => (
        <text
          key={line.label}
          className={`service-line service-${line.tone}`}
          x={-width / 2 + 10}
          y={top + 19 + (index + 1) * step}
        >
          {labelOf(line)} {line.value}
        </text>
      ))}
      {views.map((node, index) => {
        const box = {
          x: -width / 2 + 10 + (index * (width - 20)) / views.length,
          y: -top - 10,
          width: (width - 20) / views.length - 2,
          height: 5,
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

/** It takes nothing older than the newest: a fence along its top. */
function Fence({ width, y }: { width: number; y: number }) {
  const posts = Math.floor((width - 16) / 8);
  const path = Array.from({ length: posts }, (_, post) => {
    const x = -width / 2 + 12 + post * 8;
    return `M${x} ${y}v-6l2 -3l2 3v6`;
  });
  return <path className="fence" d={`${path.join('')}M${-width / 2 + 8} ${y - 3}h${width - 16}`} />;
}
