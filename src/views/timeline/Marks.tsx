// What stands on the timeline below the playhead: the bands, the jobs under them, the axis.

import { ticks } from 'd3';
import { memo } from 'react';
import type { RunReport } from '../../engine/report.ts';
import type { Band } from '../../session/bands.ts';
import { Nobody, Reigns, Split, seenIn } from './Bands.tsx';
import { Counted } from './Counted.tsx';
import { jobSigns } from './jobs.ts';
import { AXIS, BAND, HEIGHT, JOBS_AT, type PlaceOn } from './places.ts';

/** More marks than these are one grey smear: only every so many are drawn. */
const MOST_MARKS = 600;
/** Of a tick's label: a letter, and what keeps it from the next. */
const LETTER = 6.2;
const LABELS_APART = 10;

export const Marks = memo(function Marks({
  report,
  bands,
  range: [fromUs, toUs],
  x,
  width,
}: {
  readonly report: RunReport;
  readonly bands: readonly Band[];
  readonly range: readonly [number, number];
  readonly x: PlaceOn;
  readonly width: number;
}) {
  const { cut } = seenIn(x, width);
  const thin = <T,>(items: readonly T[], when: (item: T) => readonly [number, number]) => {
    const seen = items.filter((item) => {
      const [from, to] = when(item);
      return to >= fromUs && from <= toUs;
    });
    const step = Math.ceil(seen.length / MOST_MARKS);
    return step <= 1 ? seen : seen.filter((_, index) => index % step === 0);
  };
  return (
    <>
      <rect className="timeline-paper" x={0} y={BAND.y} width={width} height={BAND.height} />
      <Nobody spans={thin(report.noLeader, (span) => span)} cut={cut} />
      <Reigns bands={thin(bands, (band) => [band.fromUs, band.toUs])} cut={cut} />
      <Split spans={thin(report.splitBrain, (span) => span)} cut={cut} />
      {jobSigns(report.work, x, width).map(({ event, sign, x: at, count }) => (
        <g
          key={event}
          className={`timeline-job timeline-job-${sign}`}
          transform={`translate(${at.toFixed(1)} ${JOBS_AT})`}
        >
          <Counted sign={sign} count={count} />
        </g>
      ))}
      <Axis range={[fromUs, toUs]} x={x} width={width} />
    </>
  );
});

function Axis({
  range: [fromUs, toUs],
  x,
  width,
}: {
  readonly range: readonly [number, number];
  readonly x: PlaceOn;
  readonly width: number;
}) {
  let free = 0;
  return ticks(fromUs / 1e6, toUs / 1e6, Math.max(2, Math.floor(width / 70))).map((tick) => {
    const at = x(tick * 1e6);
    const text = `${tick} s`;
    const half = (text.length * LETTER) / 2;
    const left = Math.max(0, Math.min(width - 2 * half, at - half));
    const fits = left >= free;
    if (fits) free = left + 2 * half + LABELS_APART;
    return (
      <g key={tick} className="timeline-axis">
        <line x1={at} x2={at} y1={AXIS} y2={AXIS + 3} />
        {fits && (
          <text className="timeline-tick" x={left + half} y={HEIGHT - 2}>
            {text}
          </text>
        )}
      </g>
    );
  });
}
