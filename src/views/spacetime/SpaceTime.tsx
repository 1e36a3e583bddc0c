// The space-time diagram, after Lamport: a lane a node, time across, messages as slanted lines. Point at an event to read it, click
// to put the playhead there, ask why and the chain of causes lights up.

import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { toMicros } from '../../engine/units.ts';
import type { Diagram } from '../../session/diagram.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { followed, type Limits, panned, type Range, zoomed } from '../../ui/range.ts';
import { type Size, useSize } from '../../ui/useSize.ts';
import { Drawing } from './Drawing.tsx';
import { firstRange, limitsOf } from './first.ts';
import { FlightLayer } from './flight.ts';
import { type Geometry, geometryOf } from './geometry.ts';
import { stopAt } from './hit.ts';
import { NodeLabel } from './Lanes.tsx';
import { type Lane, lanesOf, type Mark, marksOf } from './lanes.ts';
import { Overview } from './Overview.tsx';
import { Readout, useWords } from './Readout.tsx';
import './spacetime.css';
import { alongLane, nearestIn, type Stop, stopsOf, toCause, toEffect, toLane } from './stops.ts';
import { useDiagram } from './useDiagram.ts';
import { useZoom } from './useZoom.ts';

const ENOUGH_US = 1_000_000;

export function SpaceTime() {
  const report = useSessionState((state) => state.report);
  const frame = useSessionState((state) => state.frame);
  const untilUs = useSessionState((state) => toMicros(state.scenario.untilMs));
  // How much happens in a second decides how wide the first window is.
  if (!report || !frame || (!report.complete && report.simulatedUs < ENOUGH_US)) return null;
  const { simulatedUs, summary } = report;
  return (
    <Windowed frame={frame} untilUs={untilUs} simulatedUs={simulatedUs} events={summary.events} />
  );
}

/** Holds the window of time, and follows the playhead with it. */
function Windowed({
  frame,
  untilUs,
  simulatedUs,
  events,
}: {
  readonly frame: Frame;
  readonly untilUs: number;
  readonly simulatedUs: number;
  readonly events: number;
}) {
  const session = useSession();
  const { widestUs } = limitsOf(untilUs, simulatedUs, events);
  const limits = useMemo<Limits>(() => ({ untilUs, widestUs }), [untilUs, widestUs]);
  const [range, setRange] = useState<Range>(() =>
    firstRange(
      limits,
      simulatedUs > 0 ? events / simulatedUs : 0,
      frame.network.latencyUs[1],
      session.playhead(),
    ),
  );
  const diagram = useDiagram(range, untilUs);
  const shown = useMemo<Range>(() => panned(limits, range, 0), [limits, range]);

  useEffect(() => {
    let last = -1;
    return session.onMotion((_, time) => {
      if (time !== last) setRange((now) => followed(limits, now, time));
      last = time;
    });
  }, [session, limits]);

  return (
    <div className="spacetime">
      {diagram && (
        <Picture frame={frame} diagram={diagram} range={shown} limits={limits} onRange={setRange} />
      )}
    </div>
  );
}

function Picture({
  frame,
  diagram,
  range,
  limits,
  onRange,
}: {
  readonly frame: Frame;
  readonly diagram: Diagram;
  readonly range: Range;
  readonly limits: Limits;
  readonly onRange: (range: Range) => void;
}) {
  const [measure, size] = useSize<HTMLDivElement>();
  const lanes = useMemo(() => lanesOf(diagram), [diagram]);
  const marks = useMemo(() => marksOf(diagram), [diagram]);
  const stops = useMemo(() => stopsOf(diagram, marks), [diagram, marks]);
  const [selected, setSelected] = useState<Stop | null>(null);
  const [hovered, setHovered] = useState<Stop | null>(null);
  const stop = hovered ?? selected;
  const words = useWords(stop, diagram.glossary);
  const middle = (range[0] + range[1]) / 2;
  const { stride, toUs } = diagram;
  return (
    <>
      <div className="st-box" ref={measure}>
        {size && size.width > 0 && size.height > 0 && (
          <Plot
            frame={frame}
            diagram={diagram}
            lanes={lanes}
            marks={marks}
            stops={stops}
            range={range}
            limits={limits}
            size={size}
            selected={selected}
            words={words?.what ?? ''}
            onSelect={setSelected}
            onHover={setHovered}
            onRange={onRange}
          />
        )}
      </div>
      <div className="st-bar">
        <button
          type="button"
          className="button"
          aria-label="Zoom out"
          onClick={() => onRange(zoomed(limits, range, 1 / 1.6, middle))}
        >
          −
        </button>
        <button
          type="button"
          className="button"
          aria-label="Zoom in"
          onClick={() => onRange(zoomed(limits, range, 1.6, middle))}
        >
          +
        </button>
        <Overview limits={limits} range={range} onRange={onRange} />
      </div>
      {(stride > 1 || toUs < range[1]) && (
        <p className="st-note">
          {stride > 1 && `1 of ${stride} heartbeats is drawn: there are ${diagram.calls} here. `}
          {toUs < range[1] && 'More happens here than can be looked at in one go: zoom in.'}
        </p>
      )}
      <Readout stop={stop} words={words} />
    </>
  );
}

interface PlotProps {
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

function Plot(props: PlotProps) {
  const { frame, diagram, lanes, marks, stops, range, limits, size, onSelect, onHover } = props;
  const session = useSession();
  const why = useSessionState((state) => state.why?.answer ?? null);
  const lit = useSessionState((state) => state.highlight);
  const svg = useRef<SVGSVGElement>(null);
  const surface = useRef<SVGRectElement>(null);
  const flights = useRef<SVGGElement>(null);
  const head = useRef<SVGLineElement>(null);
  const geometry = useMemo(() => geometryOf(lanes, range, size), [lanes, range, size]);
  const { gutter, width, height, top } = geometry;
  useZoom(surface, width - gutter - 10, limits, range, props.onRange);

  useEffect(() => {
    if (!flights.current) return;
    const layer = new FlightLayer(flights.current, geometry, diagram.stride);
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
  }, [session, geometry, diagram.stride]);

  const at = useCallback(
    (event: { readonly clientX: number; readonly clientY: number }) => {
      const box = svg.current?.getBoundingClientRect();
      const point = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
      return { point, stop: stopAt(stops, geometry, point) };
    },
    [stops, geometry],
  );
  const hover = (stop: Stop | null) => {
    onHover(stop);
    session.highlight({ event: stop?.event ?? null });
  };
  const marked = stops.find(({ event }) => event === lit.event) ?? null;
  const standing = new Map(frame.nodes.map((node) => [node.id, node]));
  return (
    <svg
      ref={svg}
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
        <pattern
          id="st-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className="st-hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      <g clipPath="url(#st-clip)">
        <Drawing diagram={diagram} lanes={lanes} marks={marks} geometry={geometry} why={why} />
        <g ref={flights} />
        <line ref={head} className="st-playhead" y1={top - 24} y2={height} />
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
        {marked && <Ring stop={marked} geometry={geometry} className="st-hovered" />}
      </g>
      <Cursor {...props} geometry={geometry} />
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
        return (
          <g key={lane.id} className="st-service-name" data-service={lane.id}>
            <title>{lane.title}</title>
            <text x={8} y={y} dy="0.36em" fontSize={gutter < 80 ? 9.5 : 11.5}>
              {gutter < 80 ? lane.id : lane.title}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Ring({
  stop,
  geometry,
  className,
}: {
  readonly stop: Stop;
  readonly geometry: Geometry;
  readonly className: string;
}) {
  return (
    <circle
      className={className}
      cx={geometry.x(stop.atUs)}
      cy={geometry.y(stop.lane)}
      r={geometry.roomy ? 10 : 7}
    />
  );
}

/** Where the keys stand: a button that walks from event to event. */
function Cursor({
  stops,
  lanes,
  range,
  limits,
  selected,
  words,
  onSelect,
  onRange,
  geometry,
}: PlotProps & { readonly geometry: Geometry }) {
  const session = useSession();
  const names = useMemo(() => lanes.map(({ id }) => id), [lanes]);
  const known = selected && (stops.find(({ event }) => event === selected.event) ?? null);
  const begin = () =>
    nearestIn(
      stops.filter(({ lane }) => lane === names[0]),
      session.playhead(),
    ) ?? nearestIn(stops, session.playhead());

  const go = (stop: Stop | null) => {
    if (!stop) return;
    onSelect(stop);
    session.highlight({ event: stop.event });
    onRange(followed(limits, range, stop.atUs));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = known ?? begin();
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowRight: () => go(alongLane(stops, here, 1)),
      ArrowLeft: () => go(alongLane(stops, here, -1)),
      ArrowUp: () => go(event.shiftKey ? toLane(stops, names, here, -1) : toCause(stops, here)),
      ArrowDown: () => go(event.shiftKey ? toLane(stops, names, here, 1) : toEffect(stops, here)),
      Enter: () => session.seek(here.atUs),
      w: () => session.explain(here.event),
      '+': () => onRange(zoomed(limits, range, 1.6, here.atUs)),
      '-': () => onRange(zoomed(limits, range, 1 / 1.6, here.atUs)),
      PageDown: () => onRange(panned(limits, range, 0.8)),
      PageUp: () => onRange(panned(limits, range, -0.8)),
    };
    const act = acts[event.key];
    if (!act || (event.shiftKey && event.key.startsWith('Arrow') && /Left|Right/.test(event.key)))
      return;
    event.preventDefault();
    act();
  };
  const place = known ?? { atUs: range[0], lane: names[0] ?? null };
  const x = Math.max(geometry.gutter, Math.min(geometry.width - 8, geometry.x(place.atUs)));
  return (
    <g
      role="button"
      tabIndex={0}
      className={known ? 'st-cursor st-cursor-on' : 'st-cursor'}
      aria-label={known && words !== '' ? words : 'Events: walk with the arrow keys'}
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Enter w"
      transform={`translate(${x.toFixed(1)} ${geometry.y(place.lane).toFixed(1)})`}
      onFocus={() => known ?? go(begin())}
      onBlur={() => session.highlight({ event: null })}
      onKeyDown={onKeyDown}
    >
      <circle r={geometry.roomy ? 11 : 8} />
    </g>
  );
}
