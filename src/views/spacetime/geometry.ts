// Where things stand in a space-time diagram: a lane a node from top to bottom, time from left to right, messages as slanted lines.

import { scaleLinear } from 'd3';
import type { Micros } from '../../engine/units.ts';
import type { Range } from '../../ui/range.ts';
import type { Lane } from './lanes.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Geometry {
  readonly width: number;
  /** Of the whole picture; taller than its box where there are many lanes. */
  readonly height: number;
  /** Left of it stand the names. */
  readonly gutter: number;
  /** Above it stand the axis and what befalls the whole network. */
  readonly top: number;
  readonly laneHeight: number;
  /** Half the height of a band. */
  readonly half: number;
  readonly roomy: boolean;
  /** Names stand in two lines. */
  readonly narrow: boolean;
  x(time: Micros): number;
  time(x: number): Micros;
  /** Middle of a lane; of the row of the world for null or a name that is not here. */
  y(lane: string | null): number;
  readonly ticks: readonly Micros[];
  label(tick: Micros): string;
}

const TOP = 44;
const WORLD = 31;
const BOTTOM = 6;
const RIGHT = 10;
const LOWEST = 13;
const HIGHEST = 240;
/** Narrower than this, names stand in two lines. */
const NARROW = 500;

export function geometryOf(
  lanes: readonly Pick<Lane, 'id' | 'service'>[],
  [fromUs, toUs]: Range,
  box: { readonly width: number; readonly height: number },
): Geometry {
  const { width } = box;
  const narrow = width < NARROW;
  const gutter = narrow ? 76 : 112;
  const laneHeight = Math.max(
    LOWEST,
    Math.min(HIGHEST, (box.height - TOP - BOTTOM) / Math.max(1, lanes.length)),
  );
  const rows = new Map(lanes.map(({ id }, index) => [id, TOP + (index + 0.5) * laneHeight]));
  const scale = scaleLinear([fromUs, toUs], [gutter, width - RIGHT]);
  const seconds = scaleLinear([fromUs / 1e6, toUs / 1e6], [gutter, width - RIGHT]);
  const count = Math.max(2, Math.floor((width - gutter) / 90));
  const format = seconds.tickFormat(count);
  return {
    width,
    height: TOP + lanes.length * laneHeight + BOTTOM,
    gutter,
    narrow,
    top: TOP,
    laneHeight,
    half: Math.max(3, Math.min(10, laneHeight * 0.24)),
    roomy: laneHeight >= 26,
    x: (time) => scale(time),
    time: (x) => Math.round(scale.invert(x)),
    y: (lane) => (lane === null ? WORLD : (rows.get(lane) ?? WORLD)),
    ticks: seconds.ticks(count).map((tick) => Math.round(tick * 1e6)),
    label: (tick) => `${format(tick / 1e6)} s`,
  };
}
