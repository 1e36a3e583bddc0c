// The whole run on one line: who led when, when nobody or two did, what happened, and where the playhead stands. Drag it anywhere.

import { ticks } from 'd3';
import { memo, useEffect, useRef } from 'react';
import type { RunReport } from '../../engine/report.ts';
import { toMicros } from '../../engine/units.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { epochColour } from '../../ui/epochs.ts';
import { seconds } from '../../ui/time.ts';
import { useSize } from '../../ui/useSize.ts';
import './timeline.css';

const HEIGHT = 58;
const BAND = { y: 16, height: 18 };
/** More marks than these are one grey smear: only every so many are drawn. */
const MOST_MARKS = 600;

/** Where a time stands on a line of so many pixels. A whole d3 scale would bring 9 kB of colour and format with it. */
const placeOn =
  (untilUs: number, width: number) =>
  (time: number): number =>
    (time / untilUs) * width;

export function Timeline() {
  const session = useSession();
  const [measure, size] = useSize<HTMLDivElement>();
  const slider = useRef<HTMLInputElement>(null);
  const head = useRef<SVGGElement>(null);
  const report = useSessionState((state) => state.report);
  const untilUs = useSessionState((state) => toMicros(state.scenario.untilMs));
  const tickMs = useSessionState((state) => state.scenario.tickMs);
  const width = size?.width ?? 0;

  useEffect(() => {
    const x = placeOn(untilUs, width);
    return session.onMotion((_, time) => {
      head.current?.setAttribute('transform', `translate(${x(time).toFixed(1)} 0)`);
      if (!slider.current) return;
      slider.current.value = String(time / 1000);
      slider.current.setAttribute('aria-valuetext', seconds(time));
    });
  }, [session, untilUs, width]);

  return (
    <div className="timeline" ref={measure}>
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
          {report && <Marks report={report} untilUs={untilUs} width={width} />}
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
        min={0}
        max={untilUs / 1000}
        step="any"
        defaultValue={0}
        data-step={tickMs}
        onInput={(event) => session.seek(toMicros(Number(event.currentTarget.value)))}
      />
    </div>
  );
}

const Marks = memo(function Marks({
  report,
  untilUs,
  width,
}: {
  report: RunReport;
  untilUs: number;
  width: number;
}) {
  const x = placeOn(untilUs, width);
  const { leaders } = report.summary;
  const thin = <T,>(items: readonly T[]): readonly T[] => {
    const step = Math.ceil(items.length / MOST_MARKS);
    return step <= 1 ? items : items.filter((_, index) => index % step === 0);
  };
  return (
    <>
      <rect className="timeline-paper" x={0} y={BAND.y} width={width} height={BAND.height} />
      {thin(report.noLeader).map(([from, to]) => (
        <rect
          key={from}
          fill="url(#nobody)"
          x={x(from)}
          y={BAND.y}
          width={Math.max(1, x(to) - x(from))}
          height={BAND.height}
        />
      ))}
      {thin(leaders).map(({ node, epoch, fromUs, toUs }) => {
        const length = x(toUs) - x(fromUs);
        return (
          <g key={`${node} ${fromUs}`}>
            <rect
              x={x(fromUs)}
              y={BAND.y}
              width={Math.max(1, length)}
              height={BAND.height}
              fill={epochColour(epoch)}
            />
            {length > 26 && (
              <text className="timeline-leader" x={x(fromUs) + 5} y={BAND.y + 13}>
                {node}
                {length > 88 ? ` · epoch ${epoch}` : ''}
              </text>
            )}
          </g>
        );
      })}
      {thin(report.splitBrain).map(([from, to]) => (
        <rect
          key={from}
          className="timeline-split"
          x={x(from)}
          y={BAND.y - 3}
          width={Math.max(2, x(to) - x(from))}
          height={BAND.height + 6}
        />
      ))}
      {thin(report.work).map(({ event, atUs, outcome }) => (
        <rect
          key={event}
          className={`timeline-job timeline-job-${outcome}`}
          x={x(atUs) - 1}
          y={BAND.y + BAND.height + 2}
          width={outcome === 'done' ? 2 : 4}
          height={outcome === 'done' ? 4 : 7}
        />
      ))}
      {thin(
        report.story.filter(
          ({ tone }) => tone === 'fault' || tone === 'repair' || tone === 'breach',
        ),
      ).map(({ event, atUs, tone }) => (
        <path
          key={event}
          className={`timeline-mark timeline-${tone}`}
          transform={`translate(${x(atUs)} 10)`}
          d={
            tone === 'repair'
              ? 'M-4 3L0-4L4 3Z'
              : tone === 'breach'
                ? 'M-4-4L4 4M4-4L-4 4'
                : 'M-4-4H4L0 3Z'
          }
        />
      ))}
      {ticks(0, untilUs / 1_000_000, Math.max(2, Math.floor(width / 70))).map((tick) => (
        <text
          key={tick}
          className="timeline-tick"
          x={Math.min(width - 14, Math.max(8, x(tick * 1_000_000)))}
          y={HEIGHT - 3}
        >
          {tick} s
        </text>
      ))}
    </>
  );
});
