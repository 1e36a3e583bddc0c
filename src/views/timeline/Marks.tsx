// What stands on the timeline: bands of leaders, no leader hatched, two framed; faults and breaches above, jobs below; the axis.

import { ticks } from 'd3';
import { memo, useMemo } from 'react';
import type { RunReport } from '../../engine/report.ts';
import { epochColour } from '../../ui/epochs.ts';
import { type Band, bandLabel, bandsOf } from './bands.ts';

export const HEIGHT = 58;
const BAND = { y: 16, height: 18 };
/** More marks than these are one grey smear: only every so many are drawn. */
const MOST_MARKS = 600;

/** Where a time stands on a line. A whole d3 scale would bring 9 kB of colour and format with it. */
export type PlaceOn = (time: number) => number;

export const placeOn =
  ([from, to]: readonly [number, number], width: number): PlaceOn =>
  (time) =>
    ((time - from) / (to - from)) * width;

const SHAPES = {
  fault: 'M-4-4H4L0 3Z',
  repair: 'M-4 3L0-4L4 3Z',
  breach: 'M-4-4L4 4M4-4L-4 4',
  election: 'M-3 3V-3H3',
} as const;
type Shape = keyof typeof SHAPES;

/** The shape of a story line on the timeline; elections where they are milestones. */
function shapeOf({ tone, milestone }: RunReport['story'][number]): Shape | null {
  if (tone === 'fault' || tone === 'repair' || tone === 'breach') return tone;
  return milestone === 'election' ? 'election' : null;
}

/** Above the band stand the marks: so far down. */
export const MARKS_UNTIL = 14;
const NEAR = 7;

/** The line of the story whose mark is nearest to a place, where one is near. */
export function markNear(
  story: RunReport['story'],
  x: PlaceOn,
  at: number,
): RunReport['story'][number] | null {
  let best: RunReport['story'][number] | null = null;
  let distance = NEAR;
  for (const line of story) {
    const far = Math.abs(x(line.atUs) - at);
    if (far <= distance && shapeOf(line)) [best, distance] = [line, far];
  }
  return best;
}

export const Marks = memo(function Marks({
  report,
  fromUs,
  toUs,
  width,
}: {
  report: RunReport;
  fromUs: number;
  toUs: number;
  width: number;
}) {
  const { leaders } = report.summary;
  const bands = useMemo(() => bandsOf(leaders), [leaders]);
  const x = placeOn([fromUs, toUs], width);
  /** A span as far as it is on the line: [left edge, width]. */
  const cut = (from: number, to: number): readonly [number, number] => {
    const left = Math.max(0, x(from));
    return [left, Math.max(1, Math.min(width, x(to)) - left)];
  };
  const isSeen = (from: number, to: number) => to >= fromUs && from <= toUs;
  const thin = <T,>(items: readonly T[], when: (item: T) => readonly [number, number]) => {
    const seen = items.filter((item) => isSeen(...when(item)));
    const step = Math.ceil(seen.length / MOST_MARKS);
    return step <= 1 ? seen : seen.filter((_, index) => index % step === 0);
  };
  const at = ({ atUs }: { readonly atUs: number }) => [atUs, atUs] as const;
  const tickStep = Math.max(2, Math.floor(width / 70));
  return (
    <>
      <rect className="timeline-paper" x={0} y={BAND.y} width={width} height={BAND.height} />
      {thin(report.noLeader, (span) => span).map(([from, to]) => {
        const [left, wide] = cut(from, to);
        return (
          <rect
            key={from}
            fill="url(#nobody)"
            x={left}
            y={BAND.y}
            width={wide}
            height={BAND.height}
          />
        );
      })}
      {thin(bands, (band) => [band.fromUs, band.toUs]).map((band) => (
        <Reign key={`${band.node} ${band.fromUs}`} band={band} x={x} width={width} />
      ))}
      {thin(report.splitBrain, (span) => span).map(([from, to]) => {
        const [left, wide] = cut(from, to);
        return (
          <rect
            key={from}
            className="timeline-split"
            x={left - 1}
            y={BAND.y - 3}
            width={wide + 2}
            height={BAND.height + 6}
          />
        );
      })}
      {thin(report.work, at).map(({ event, atUs, outcome }) => (
        <rect
          key={event}
          className={`timeline-job timeline-job-${outcome}`}
          x={x(atUs) - 1}
          y={BAND.y + BAND.height + 2}
          width={outcome === 'done' ? 2 : 4}
          height={outcome === 'done' ? 4 : 7}
        />
      ))}
      {thin(report.story, at).map((line) => {
        const shape = shapeOf(line);
        return shape ? (
          <path
            key={line.event}
            className={`timeline-mark timeline-${shape}`}
            transform={`translate(${x(line.atUs)} 7)`}
            d={SHAPES[shape]}
          />
        ) : null;
      })}
      {ticks(fromUs / 1_000_000, toUs / 1_000_000, tickStep).map((tick) => (
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

function Reign({ band, x, width }: { band: Band; x: PlaceOn; width: number }) {
  const { epoch, fromUs, toUs, stripe, of } = band;
  const from = Math.max(0, x(fromUs));
  const to = Math.min(width, x(toUs));
  const height = BAND.height / of;
  const label = bandLabel(band, to - from);
  return (
    <g>
      <rect
        x={from}
        y={BAND.y + stripe * height}
        width={Math.max(1, to - from)}
        height={height}
        fill={epochColour(epoch)}
      />
      {label !== '' && (
        <text className="timeline-leader" x={from + 5} y={BAND.y + 13}>
          {label}
        </text>
      )}
    </g>
  );
}
