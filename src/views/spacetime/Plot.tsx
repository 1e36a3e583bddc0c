// The part of the diagram that takes pointers and keys: the drawing, the names at its side, the playhead, what is in flight.

import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Frame } from '../../engine/frame.ts';
import type { Diagram } from '../../session/diagram.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import type { Limits, Range } from '../../ui/range.ts';
import type { Size } from '../../ui/useSize.ts';
import { Cursor } from './Cursor.tsx';
import { Above, Below, orderOf } from './Drawing.tsx';
import { FlightLayer } from './flight.ts';
import { geometryOf, type Place } from './geometry.ts';
import { placeOf, stopAt } from './hit.ts';
import { NodeLabel } from './Lanes.tsx';
import type { Lane, Mark } from './lanes.ts';
import { Patterns } from './Patterns.tsx';
import { spotsOf } from './spots.ts';
import type { Stop } from './stops.ts';
import { useZoom } from './useZoom.ts';
import { World } from './World.tsx';

export interface PlotProps {
  readonly frame: Frame;
  readonly diagram: Diagram;
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly stops: readonly Stop[];
  readonly range: Range;
  readonly limits: Limits;
  readonly size: Size;
  readonly selected: Stop | null;
  readonly words: string;
  readonly onSelect: (stop: Stop | null) => void;
  readonly onHover: (stop: Stop | null) => void;
  readonly onRange: (range: Range) => void;
}

export function Plot(props: PlotProps) {
  const { frame, diagram, lanes, marks, stops, range, limits, size, onSelect, onHover } = props;
  const session = useSession();
  const why = useSessionState((state) => state.why?.answer ?? null);
  const lit = useSessionState((state) => state.highlight);
  const svg = useRef<SVGSVGElement>(null);
  const surface = useRef<SVGRectElement>(null);
  const flights = useRef<SVGGElement>(null);
  const head = useRef<SVGLineElement>(null);
  const geometry = useMemo(() => geometryOf(lanes, range, size), [lanes, range, size]);
  const spots = useMemo(
    () => spotsOf(marks, new Set(diagram.services.map(({ id }) => id)), geometry),
    [marks, diagram, geometry],
  );
  const { gutter, width, height, top } = geometry;
  useZoom(surface, width - gutter - 10, limits, range, props.onRange);

  useEffect(() => {
    if (!flights.current) return;
    const layer = new FlightLayer(flights.current, geometry, diagram, orderOf(diagram));
    const stop = session.onMotion((shown, time) => {
      layer.draw(shown, time);
      const x = geometry.x(time);
      head.current?.setAttribute('transform', `translate(${x.toFixed(1)} 0)`);
      head.current?.setAttribute('visibility', x < geometry.gutter - 1 ? 'hidden' : 'visible');
    });
    return () => {
      stop();
      layer.clear();
    };
  }, [session, geometry, diagram]);

  const at = useCallback(
    (event: { readonly clientX: number; readonly clientY: number }) => {
      const box = svg.current?.getBoundingClientRect();
      const point = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
      return { point, stop: stopAt(stops, spots, geometry, point) };
    },
    [stops, spots, geometry],
  );
  const hover = (stop: Stop | null) => {
    onHover(stop);
    session.highlight({ event: stop?.event ?? null });
  };
  const marked = stops.find(({ event }) => event === lit.event) ?? null;
  const standing = new Map(frame.nodes.map((node) => [node.id, node]));
  // Many lanes scroll: what the reader asks for comes into sight, at first who leads, else who led last.
  const shown = why?.threads[0]?.steps[0]?.node ?? props.selected?.lane ?? null;
  const first = useRef<string | null>(frame.leader ?? ledIn(lanes));
  useEffect(() => {
    const box = svg.current?.parentElement;
    const lane = shown ?? first.current;
    first.current = null;
    if (!box || lane === null) return;
    const y = geometry.y(lane);
    const margin = top + geometry.laneHeight;
    if (y < box.scrollTop + margin || y > box.scrollTop + box.clientHeight - geometry.laneHeight)
      box.scrollTop = y - box.clientHeight / 2;
  }, [shown, geometry, top]);
  const scrolls = height > size.height + 1;
  return (
    <>
      {scrolls && (
        <svg className="st-axis" width={width} height={top} aria-hidden="true">
          <rect width={width} height={top} />
          <World marks={marks} geometry={geometry} />
        </svg>
      )}
      <svg
        ref={svg}
        style={scrolls ? { marginTop: -top } : undefined}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label="Space-time diagram"
      >
        <defs>
          <clipPath id="st-clip">
            <rect x={gutter} y={0} width={width - gutter} height={height} />
          </clipPath>
          <Patterns />
        </defs>
        <g clipPath="url(#st-clip)">
          <Below
            diagram={diagram}
            lanes={lanes}
            marks={marks}
            geometry={geometry}
            dimmed={why !== null}
            lane={lit.node}
          />
          <g ref={flights} className={geometry.roomy ? 'st-flights' : 'st-flights st-dense'} />
          <line ref={head} className="st-playhead" y1={top - 24} y2={height} />
          <Above lanes={lanes} marks={marks} spots={spots} geometry={geometry} why={why} />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does here, the keys do on the cursor. */}
          <rect
            ref={surface}
            className="st-surface"
            transform={`translate(${gutter} 0)`}
            width={width - gutter}
            height={height}
            onPointerMove={(event) => event.buttons === 0 && hover(at(event).stop)}
            onPointerLeave={() => hover(null)}
            onClick={(event) => {
              const { point, stop } = at(event);
              onSelect(stop);
              session.seek(stop ? stop.atUs : Math.max(0, geometry.time(point.x)));
            }}
          />
          {marked && <Ring at={placeOf(marked, spots, geometry)} roomy={geometry.roomy} />}
        </g>
        <Cursor {...props} geometry={geometry} spots={spots} />
        {lanes.map((lane) => {
          const node = standing.get(lane.id);
          const y = geometry.y(lane.id);
          if (node)
            return (
              <NodeLabel
                key={lane.id}
                id={node.id}
                priority={node.priority}
                status={node.status}
                role={node.role}
                epoch={node.epoch}
                y={y}
                geometry={geometry}
                highlighted={lit.node === lane.id}
              />
            );
          return <ServiceLabel key={lane.id} lane={lane} y={y} gutter={gutter} />;
        })}
      </svg>
    </>
  );
}

/** The newest reign of a picture: whose it is. */
function ledIn(lanes: readonly Lane[]): string | null {
  const reigns = lanes.flatMap(({ id, spans }) =>
    spans.filter(({ role }) => role === 'leader').map(({ toUs }) => ({ id, toUs })),
  );
  return reigns.sort((a, b) => b.toUs - a.toUs)[0]?.id ?? null;
}

/** Where the name of a service begins, and what a letter takes, about. */
const SERVICE = { x: 8, letter: 6 };

function ServiceLabel({
  lane: { id, title, short },
  y,
  gutter,
}: {
  readonly lane: Lane;
  readonly y: number;
  readonly gutter: number;
}) {
  return (
    <g className="st-service-name" data-service={id}>
      <title>{title}</title>
      <text x={SERVICE.x} y={y} dy="0.36em">
        {SERVICE.x + title.length * SERVICE.letter <= gutter ? title : short}
      </text>
    </g>
  );
}

function Ring({ at: { x, y }, roomy }: { readonly at: Place; readonly roomy: boolean }) {
  return <circle className="st-hovered" cx={x} cy={y} r={roomy ? 10 : 7} />;
}
