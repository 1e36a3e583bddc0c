// Where things stand in a space-time diagram: a lane a node from top to bottom, time from left to right, messages as slanted lines.

import { scaleLinear } from 'd3';
import type { Micros } from '../../engine/units.ts';
import type { Diagram, DiagramMessage } from '../../session/diagram.ts';
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
const HIGHEST = 74;

export function geometryOf(
  lanes: readonly Pick<Lane, 'id' | 'service'>[],
  [fromUs, toUs]: Range,
  box: { readonly width: number; readonly height: number },
): Geometry {
  const { width } = box;
  const gutter = width < 500 ? 62 : 112;
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

/** A message that gets lost is seen to vanish at this part of its way. */
const LOST_AT = 0.6;
const CROSS = 3.5;

/** From where to where a message is drawn: to its end, or to where it vanishes. */
export function lineOf(
  message: Pick<DiagramMessage, 'from' | 'to' | 'sentUs' | 'endUs' | 'end'>,
  geometry: Geometry,
): readonly [Place, Place] {
  const start = { x: geometry.x(message.sentUs), y: geometry.y(message.from) };
  const full = { x: geometry.x(message.endUs), y: geometry.y(message.to) };
  // It never left: a stub shows where it would have gone.
  if (message.endUs === message.sentUs) {
    const part = 0.3;
    return [start, { x: start.x + 8, y: start.y + (full.y - start.y) * part }];
  }
  if (message.end !== 'lost' && message.end !== 'script' && message.end !== 'cut')
    return [start, full];
  return [
    start,
    { x: start.x + (full.x - start.x) * LOST_AT, y: start.y + (full.y - start.y) * LOST_AT },
  ];
}

export interface Stroke {
  readonly key: string;
  readonly type: string;
  readonly fate: 'arrived' | 'gone' | 'flying';
  /** Epoch of the sender where it led when it spoke; 0 otherwise. */
  readonly epoch: number;
  readonly d: string;
}

const n = (value: number): string => value.toFixed(1);

/** Lines of the same look are one path: thousands of messages are a handful of elements. */
export function strokesOf(
  diagram: Diagram,
  lanes: readonly Lane[],
  geometry: Geometry,
): readonly Stroke[] {
  const parts = new Map<string, { stroke: Omit<Stroke, 'd'>; d: string[] }>();
  const spans = new Map(lanes.map((lane) => [lane.id, lane.spans]));
  const [left, right] = [geometry.gutter, geometry.width];
  for (const message of diagram.messages) {
    const [a, b] = lineOf(message, geometry);
    if (b.x < left || a.x > right) continue;
    const fate =
      message.end === 'delivered' ? 'arrived' : message.end === 'flying' ? 'flying' : 'gone';
    const epoch =
      spans
        .get(message.from)
        ?.find(
          ({ fromUs, toUs, role }) =>
            role === 'leader' && fromUs <= message.sentUs && message.sentUs <= toUs,
        )?.epoch ?? 0;
    const key = `${message.type} ${fate} ${epoch}`;
    let part = parts.get(key);
    if (!part) {
      part = { stroke: { key, type: message.type, fate, epoch }, d: [] };
      parts.set(key, part);
    }
    part.d.push(`M${n(a.x)} ${n(a.y)}L${n(b.x)} ${n(b.y)}`);
    if (fate === 'gone')
      part.d.push(
        `M${n(b.x - CROSS)} ${n(b.y - CROSS)}l7 7M${n(b.x + CROSS)} ${n(b.y - CROSS)}l-7 7`,
      );
    else if (geometry.roomy && fate === 'arrived') part.d.push(arrow(a, b));
  }
  return [...parts.values()].map(({ stroke, d }) => ({ ...stroke, d: d.join('') }));
}

/** Two short strokes at the end of a line. */
function arrow(a: Place, b: Place): string {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const [ux, uy] = [(dx / length) * 5, (dy / length) * 5];
  const side = (turn: 1 | -1) =>
    `M${n(b.x)} ${n(b.y)}l${n(-ux - turn * uy * 0.5)} ${n(-uy + turn * ux * 0.5)}`;
  return side(1) + side(-1);
}
