// The whole run on one line: who led when, when nobody or two did, what happened, and where the playhead stands. Drag it anywhere.

import { lazy, type MouseEvent, Suspense, useEffect, useMemo, useRef } from 'react';
import { toMicros } from '../../engine/units.ts';
import { bandsOf, pausesOf } from '../../session/bands.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { Dots } from '../../ui/Reign.tsx';
import { seconds } from '../../ui/time.ts';
import { useSize } from '../../ui/useSize.ts';
import { DOTS, Names } from './Bands.tsx';
import { Happenings } from './Happenings.tsx';
import { happeningAt, happeningsOf, words } from './happenings.ts';
import { Marks } from './Marks.tsx';
import { AXIS, BAND, HEIGHT, type PlaceOn, placeOn, SIGNS_UNTIL } from './places.ts';
import './timeline.css';
import { KEPT_ROWS, ROW } from './rows.ts';
import { useTimelineZoom } from './useTimelineZoom.ts';

// Wanted only after the first intervention.
const BranchLines = lazy(async () => ({
  default: (await import('./BranchLines.tsx')).BranchLines,
}));

/** Between the band and the labels of the axis, so that it hides neither names nor signs. */
const KNOB = `M0 ${AXIS - 5}L6 ${AXIS + 1}V${AXIS + 4}H-6V${AXIS + 1}Z`;

/** `branches`: under it as soon as there are two, or always, so that the first deed moves nothing; or never. */
export function Timeline({ branches = 'never' }: { branches?: 'always' | 'forked' | 'never' }) {
  const session = useSession();
  const [measure, size] = useSize<HTMLDivElement>();
  const slider = useRef<HTMLInputElement>(null);
  const head = useRef<SVGGElement>(null);
  const report = useSessionState((state) => state.report);
  const untilUs = useSessionState((state) => toMicros(state.scenario.untilMs));
  const tickMs = useSessionState((state) => state.scenario.tickMs);
  const forked = useSessionState((state) => state.branches.length > 1);
  const branched = branches === 'always' || (branches === 'forked' && forked);
  const zoom = useTimelineZoom(untilUs);
  const [from, to] = zoom.range;
  const width = size?.width ?? 0;
  const x = useMemo(() => placeOn([from, to], width), [from, to, width]);
  const bands = useMemo(
    () => (report ? bandsOf(report.summary.leaders, pausesOf(report.story)) : []),
    [report],
  );
  const happenings = useMemo(
    () => (report ? happeningsOf(report.story, x, width) : []),
    [report, x, width],
  );
  const wheel = useRef(zoom.onWheel);
  wheel.current = zoom.onWheel;

  useEffect(() => {
    return session.onMotion((_, time) => {
      head.current?.setAttribute('transform', `translate(${x(time).toFixed(1)} 0)`);
      if (!slider.current) return;
      slider.current.value = String(time / 1000);
      slider.current.setAttribute('aria-valuetext', seconds(time));
    });
  }, [session, x]);

  /** What the pointer is on. */
  const under = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) =>
    offsetY <= SIGNS_UNTIL ? happeningAt(happenings, offsetX) : null;

  useEffect(() => {
    const element = slider.current;
    const onWheel = (event: WheelEvent) => wheel.current(event);
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  return (
    <div className="timeline" ref={measure}>
      <div className="timeline-line">
        {width > 0 && (
          <svg viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} aria-hidden="true">
            <pattern
              id="nobody"
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line className="nobody-line" x1="0" y1="0" x2="0" y2="6" />
            </pattern>
            <Dots id={DOTS} />
            {report && (
              <Marks report={report} bands={bands} range={zoom.range} x={x} width={width} />
            )}
            {zoom.zoomed && (
              <rect
                className="timeline-window"
                x={(from / untilUs) * width}
                width={Math.max(4, ((to - from) / untilUs) * width)}
                height={3}
              />
            )}
            <g ref={head} className="playhead">
              <line y1={BAND.y - 1} y2={AXIS} />
              <path d={KNOB} />
            </g>
            <Names bands={bands} x={x} width={width} />
            <Happenings happenings={happenings} />
            <Lit x={x} />
          </svg>
        )}
        <input
          ref={slider}
          type="range"
          aria-label="Timeline"
          aria-keyshortcuts="+ - 0"
          min={from / 1000}
          max={to / 1000}
          step="any"
          defaultValue={0}
          data-step={tickMs}
          onInput={(event) => {
            if (!zoom.isPinching()) session.seek(toMicros(Number(event.currentTarget.value)));
          }}
          onMouseMove={(event) => {
            const found = event.buttons === 0 ? under(event) : null;
            event.currentTarget.title = found ? `${words(found)} Click: why?` : '';
            session.highlight({ event: found?.line.event ?? null });
          }}
          onMouseLeave={() => session.highlight({ event: null })}
          onClick={(event) => {
            const found = under(event);
            if (!found) return;
            session.seek(found.line.atUs);
            session.explain(found.line.event);
          }}
          {...zoom.handlers}
        />
      </div>
      {branched && (
        <Suspense fallback={<div className="branch-lines" style={{ height: KEPT_ROWS * ROW }} />}>
          <BranchLines fromUs={from} toUs={to} width={width} />
        </Suspense>
      )}
    </div>
  );
}

/** The chain of causes that was asked for, and the event that the pointer is on in whichever view. */
function Lit({ x }: { readonly x: PlaceOn }) {
  const why = useSessionState((state) => state.why?.answer ?? null);
  const event = useSessionState((state) => state.highlight.event);
  const line = useSessionState((state) =>
    event === null ? null : (state.report?.story.find((one) => one.event === event)?.atUs ?? null),
  );
  const steps = why?.threads.flatMap((thread) => thread.steps) ?? [];
  const at = line ?? steps.find((step) => step.event === event)?.atUs ?? null;
  return (
    <g className="timeline-lit">
      {[...new Set(steps.map(({ atUs }) => atUs))].map((atUs) => (
        <circle key={atUs} cx={x(atUs)} cy={BAND.y + BAND.height} r={3} />
      ))}
      {at !== null && <line x1={x(at)} x2={x(at)} y1={BAND.y - 1} y2={AXIS} />}
    </g>
  );
}
