// All messages of a picture as a handful of lines: those of the same look are one path.

import type { Diagram, DiagramMessage } from '../../session/diagram.ts';
import { isCall } from '../../session/thinning.ts';
import type { Geometry } from './geometry.ts';
import type { Lane } from './lanes.ts';
import { arrowOf, crossOf, pathOf, placeOff, type Way, wayOf } from './ways.ts';

export interface Stroke {
  readonly key: string;
  readonly type: string;
  readonly fate: 'arrived' | 'gone' | 'flying';
  /** Epoch of the sender where it led when it spoke; 0 otherwise. */
  readonly epoch: number;
  readonly d: string;
}

export interface Strokes {
  readonly strokes: readonly Stroke[];
  /** Solid whatever the dashes of their messages. */
  readonly crosses: string;
  /** So many heartbeats that only those of leaders can be followed. */
  readonly crowded: boolean;
}

const CROWD = 250;

const isSeen = (way: Way, { gutter, width }: Geometry): boolean =>
  (way[way.length - 1]?.x ?? 0) >= gutter && way[0].x <= width;

const fateOf = ({ end }: DiagramMessage): Stroke['fate'] =>
  end === 'delivered' ? 'arrived' : end === 'flying' ? 'flying' : 'gone';

export function strokesOf(
  { messages }: Pick<Diagram, 'messages'>,
  lanes: readonly Lane[],
  geometry: Geometry,
): Strokes {
  const spans = new Map(lanes.map((lane) => [lane.id, lane.spans]));
  const epochOf = ({ from, sentUs }: DiagramMessage): number =>
    spans
      .get(from)
      ?.find(({ fromUs, toUs, role }) => role === 'leader' && fromUs <= sentUs && sentUs <= toUs)
      ?.epoch ?? 0;
  const seen = messages.flatMap((message) => {
    const way = wayOf(message, geometry);
    return isSeen(way, geometry) ? [{ message, way }] : [];
  });
  const crowded = seen.filter(({ message }) => isCall(message.type)).length > CROWD;
  const crosses: string[] = [];
  const parts = new Map<string, { stroke: Omit<Stroke, 'd'>; d: string[] }>();
  for (const { message, way } of seen) {
    const [fate, epoch, { type }] = [fateOf(message), epochOf(message), message];
    const key = `${type} ${fate} ${epoch}`;
    const part = parts.get(key) ?? { stroke: { key, type, fate, epoch }, d: [] };
    parts.set(key, part);
    part.d.push(pathOf(way));
    if (fate === 'gone') crosses.push(crossOf(way));
    const plain = crowded && epoch === 0 && isCall(type);
    if (geometry.roomy && fate === 'arrived' && !plain) part.d.push(arrowOf(way));
  }
  return {
    strokes: [...parts.values()].map(({ stroke, d }) => ({ ...stroke, d: d.join('') })),
    crosses: crosses.join(''),
    crowded,
  };
}

/** The heartbeats from and to one lane. */
export function callsOf(
  { messages }: Pick<Diagram, 'messages'>,
  lane: string,
  geometry: Geometry,
): string {
  return messages
    .filter(({ type, from, to }) => isCall(type) && (from === lane || to === lane))
    .map((message) => wayOf(message, geometry))
    .filter((way) => isSeen(way, geometry))
    .map((way) => pathOf(way) + (geometry.roomy ? arrowOf(way) : ''))
    .join('');
}

export interface Glyph {
  readonly key: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
}

/** Of one type, from one sender, and nearer to each other than this: one glyph. */
const PILE = 7;
/** With more glyphs than these the lines say enough. */
const MOST_GLYPHS = 160;

/** The shape of its type on each message that says more than "here!": near its sender, so that it never lies on a lane of others. */
export function glyphsOf(
  { messages }: Pick<Diagram, 'messages'>,
  geometry: Geometry,
): readonly Glyph[] {
  const { roomy, half, laneHeight, gutter, width } = geometry;
  if (!roomy) return [];
  const off = Math.max(half + 5, laneHeight * 0.36);
  const glyphs: Glyph[] = [];
  const newest = new Map<string, number>();
  for (const { type, from, to, sent, ended, sentUs, ...rest } of messages) {
    if (isCall(type)) continue;
    const { x, y } = placeOff(wayOf({ from, to, sentUs, ...rest }, geometry), off);
    if (x <= gutter || x >= width) continue;
    const pile = `${type} ${from} ${y > geometry.y(from)}`;
    const known = newest.get(pile);
    if (known !== undefined && Math.abs(known - x) < PILE) continue;
    newest.set(pile, x);
    glyphs.push({ key: `${sent} ${ended}`, type, x, y });
  }
  return glyphs.length > MOST_GLYPHS ? [] : glyphs;
}
