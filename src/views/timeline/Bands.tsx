// Who led when: a band in the colour of the epoch, hatched where its leader was paused, divided and framed where several led. Names
// come later, above the playhead.

import { memo } from 'react';
import type { RunReport } from '../../engine/report.ts';
import type { Band } from '../../session/bands.ts';
import { epochColour } from '../../ui/epochs.ts';
import { bandLabel, crowdLabel } from './names.ts';
import { BAND, type PlaceOn, stripeOf } from './places.ts';

interface Seen {
  /** Left edge and width of a span as far as it is on the line. */
  readonly cut: (from: number, to: number) => readonly [left: number, width: number];
}

export const seenIn = (x: PlaceOn, width: number): Seen => ({
  cut: (from, to) => {
    const left = Math.max(0, x(from));
    return [left, Math.max(1, Math.min(width, x(to)) - left)];
  },
});

export function Nobody({ spans, cut }: Seen & { readonly spans: RunReport['noLeader'] }) {
  return spans.map(([from, to]) => {
    const [x, width] = cut(from, to);
    return (
      <rect key={from} fill="url(#nobody)" x={x} y={BAND.y} width={width} height={BAND.height} />
    );
  });
}

export function Reigns({ bands, cut }: Seen & { readonly bands: readonly Band[] }) {
  return bands.map(({ node, epoch, fromUs, toUs, paused, stripe, of }) => {
    const [x, width] = cut(fromUs, toUs);
    const [y, height] = stripeOf(stripe, of);
    const key = `${node} ${fromUs}`;
    if (!paused)
      return <rect key={key} x={x} y={y} width={width} height={height} fill={epochColour(epoch)} />;
    // The line of its rim is inside.
    const rim = { x: x + 1, y: y + 1, width: Math.max(0, width - 2), height: height - 2 };
    return (
      <g key={key}>
        <rect className="timeline-paused" x={x} y={y} width={width} height={height} />
        <rect fill="url(#nobody)" stroke={epochColour(epoch)} strokeWidth={2} {...rim} />
      </g>
    );
  });
}

export function Split({ spans, cut }: Seen & { readonly spans: RunReport['splitBrain'] }) {
  return spans.map(([from, to]) => {
    const [x, width] = cut(from, to);
    return (
      <rect
        key={from}
        className="timeline-split"
        x={x - 1}
        y={BAND.y - 1}
        width={width + 2}
        height={BAND.height + 2}
      />
    );
  });
}

/** Above the playhead, whose line they break. */
export const Names = memo(function Names({
  bands,
  x,
  width,
}: {
  readonly bands: readonly Band[];
  readonly x: PlaceOn;
  readonly width: number;
}) {
  const { cut } = seenIn(x, width);
  return bands.map((band) => {
    const [left, wide] = cut(band.fromUs, band.toUs);
    const isSeen = x(band.toUs) > 0 && x(band.fromUs) < width;
    const crowd = isSeen ? crowdLabel(band, bands, wide) : '';
    const label = crowd !== '' || !isSeen ? crowd : bandLabel(band, wide);
    const [y, height] = crowd === '' ? stripeOf(band.stripe, band.of) : [BAND.y, BAND.height];
    const onPaper = band.paused || crowd !== '';
    return label === '' ? null : (
      <text
        key={`${band.node} ${band.fromUs}`}
        className={`timeline-leader${onPaper ? ' timeline-leader-paper' : ''}${crowd !== '' ? ' timeline-leader-crowd' : band.of > 1 ? ' timeline-leader-stripe' : ''}`}
        stroke={onPaper ? undefined : epochColour(band.epoch)}
        x={left + (band.paused ? 7 : 5)}
        y={y + height / 2}
        dy="0.36em"
      >
        {label}
      </text>
    );
  });
});
