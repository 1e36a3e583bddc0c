// The whole run on one line: who led when, when nobody or two did, what happened, and where the playhead stands. Drag it anywhere.

import { lazy, type MouseEvent, Suspense, useEffect, useRef } from 'react';
import { toMicros } from '../../engine/units.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import { useSize } from '../../ui/useSize.ts';
import { HEIGHT, MARKS_UNTIL, Marks, markNear, placeOn } from './Marks.tsx';
import './timeline.css';
import { useTimelineZoom } from './useTimelineZoom.ts';

// Wanted only after the first intervention.
const BranchLines = lazy(async () => ({
  default: (await import('./BranchLines.tsx')).BranchLines,
}));

/** `branches`: where there is room for the branches under it. */
export function Timeline({ branches = false }: { branches?: boolean }) {
  const session = useSession();
  const [measure, size] = useSize<HTMLDivElement>();
  const slider = useRef<HTMLInputElement>(null);
  const head = useRef<SVGGElement>(null);
  const report = useSessionState((state) => state.report);
  const untilUs = useSessionState((state) => toMicros(state.scenario.untilMs));
  const tickMs = useSessionState((state) => state.scenario.tickMs);
  const forked = useSessionState((state) => state.branches.length > 1);
  const zoom = useTimelineZoom(untilUs);
  const [from, to] = zoom.range;
  const width = size?.width ?? 0;
  const wheel = useRef(zoom.onWheel);
  wheel.current = zoom.onWheel;

  useEffect(() => {
    const x = placeOn([from, to], width);
    return session.onMotion((_, time) => {
      head.current?.setAttribute('transform', `translate(${x(time).toFixed(1)} 0)`);
      if (!slider.current) return;
      slider.current.value = String(time / 1000);
      slider.current.setAttribute('aria-valuetext', seconds(time));
    });
  }, [session, from, to, width]);

  /** The mark under the pointer, if it is on one. */
  const markAt = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) =>
    report && offsetY <= MARKS_UNTIL
      ? markNear(report.story, placeOn([from, to], width), offsetX)
      : null;

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
            {report && <Marks report={report} fromUs={from} toUs={to} width={width} />}
            <Lit fromUs={from} toUs={to} width={width} />
            {zoom.zoomed && (
              <rect
                className="timeline-window"
                x={(from / untilUs) * width}
                width={Math.max(4, ((to - from) / untilUs) * width)}
                height={3}
              />
            )}
            <g ref={head} className="playhead">
              <line y1={4} y2={HEIGHT - 12} />
              <path d="M-6 2H6V9L0 15L-6 9Z" />
            </g>
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
            const mark = event.buttons === 0 ? markAt(event) : null;
            event.currentTarget.title = mark ? `${mark.text} Click: why?` : '';
            session.highlight({ event: mark?.event ?? null });
          }}
          onMouseLeave={() => session.highlight({ event: null })}
          onClick={(event) => {
            const mark = markAt(event);
            if (!mark) return;
            session.seek(mark.atUs);
            session.explain(mark.event);
          }}
          {...zoom.handlers}
        />
      </div>
      {branches && forked && width > 0 && (
        <Suspense fallback={null}>
          <BranchLines fromUs={from} toUs={to} width={width} />
        </Suspense>
      )}
    </div>
  );
}

/** The chain of causes that was asked for, and the event that the pointer is on in whichever view. */
function Lit({ fromUs, toUs, width }: { fromUs: number; toUs: number; width: number }) {
  const why = useSessionState((state) => state.why?.answer ?? null);
  const event = useSessionState((state) => state.highlight.event);
  const line = useSessionState((state) =>
    event === null ? null : (state.report?.story.find((one) => one.event === event)?.atUs ?? null),
  );
  const x = placeOn([fromUs, toUs], width);
  const steps = why?.threads.flatMap((thread) => thread.steps) ?? [];
  const at = line ?? steps.find((step) => step.event === event)?.atUs ?? null;
  return (
    <g className="timeline-lit">
      {[...new Set(steps.map(({ atUs }) => atUs))].map((atUs) => (
        <circle key={atUs} cx={x(atUs)} cy={40} r={3} />
      ))}
      {at !== null && <line x1={x(at)} x2={x(at)} y1={4} y2={HEIGHT - 12} />}
    </g>
  );
}
