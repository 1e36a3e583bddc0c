// Who led when: a band in the colour of the epoch, hatched where its leader was paused, divided and framed where several led. Names
// come later, above the playhead.

import { memo } from 'react';
import type { RunReport } from '../../engine/report.ts';
import type { Band } from '../../session/bands.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Reign } from '../../ui/Reign.tsx';
import { bandLabel, crowdLabel, widthOn } from './names.ts';
import { BAND, type PlaceOn, stripeOf } from './places.ts';

/** The pattern of every other round of colours. */
export const DOTS = 'rounds';

/** The rim of who is paused: of a stripe it leaves room for letters. */
const rimOf = (of: number): number => (of > 1 ? 1 : 2);
/** Ground under a name, beyond its letters on either side, and how high it is at most; on hatching all that is inside of the rim. */
const GROUND = { beside: 2, height: 14 };

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
    const box = { x, y, width, height };
    if (!paused) return <Reign key={key} epoch={epoch} dots={DOTS} {...box} />;
    // The line of its rim is inside.
    const line = rimOf(of);
    const rim = {
      x: x + line / 2,
      y: y + line / 2,
      width: Math.max(0, width - line),
      height: height - line,
    };
    return (
      <g key={key}>
        <rect className="timeline-paused" {...box} />
        <rect fill="url(#nobody)" stroke={epochColour(epoch)} strokeWidth={line} {...rim} />
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

/** Above the playhead, each on a ground of its own, which breaks its line and whatever pattern there is. */
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
    if (label === '') return null;
    const onStripe = crowd === '' && band.of > 1;
    const letters = widthOn(onStripe ? band.of : 1, label);
    const start = left + Math.max(2, Math.min(band.paused ? 7 : 5, (wide - letters) / 2));
    const inside = height - 2 * rimOf(band.of);
    const ground = band.paused ? inside : Math.min(GROUND.height, inside);
    return (
      <g key={`${band.node} ${band.fromUs}`}>
        <rect
          className="timeline-ground"
          fill={onPaper ? undefined : epochColour(band.epoch)}
          x={start - GROUND.beside}
          y={y + (height - ground) / 2}
          width={Math.min(letters + 2 * GROUND.beside, left + wide - start + GROUND.beside)}
          height={ground}
        />
        <text
          className={`timeline-leader${onPaper ? ' timeline-leader-paper' : ''}${onStripe ? ' timeline-leader-stripe' : ''}`}
          x={start}
          y={y + height / 2}
          dy="0.36em"
        >
          {label}
        </text>
      </g>
    );
  });
});
