// What is written on the lanes, and where: beside the marks, in the first stretch of a span that has room.

import type { Geometry, Place } from './geometry.ts';
import type { Lane, Span } from './lanes.ts';
import { MARK } from './spots.ts';

export interface Title {
  readonly key: string;
  readonly text: string;
  readonly look: 'leader' | 'soft' | 'epoch';
  readonly epoch: number;
  readonly x: number;
  readonly y: number;
}

/** Pixels that a letter takes, about, and what is left free on either side of a text. */
const LETTER = 6.4;
const MARGIN = 6;

/** What can be said of a span, the longer first. A follower's line says its epoch alone. */
function formsOf({ status, role, epoch }: Span): readonly string[] {
  if (status === 'down') return ['down'];
  if (status === 'paused')
    return role === 'leader' ? [`paused, leads epoch ${epoch}`, 'paused'] : ['paused'];
  if (role === 'leader') return [`leads, epoch ${epoch}`, String(epoch)];
  if (role === 'candidate') return [`stands, epoch ${epoch}`, String(epoch)];
  return epoch > 0 ? [String(epoch)] : [];
}

/** The parts of a stretch that nothing lies on. */
export function freeOf(
  [from, to]: readonly [number, number],
  taken: readonly number[],
): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start = from;
  for (const x of [...taken].sort((a, b) => a - b)) {
    if (x + MARK <= from || x - MARK >= to) continue;
    if (x - MARK > start) parts.push([start, x - MARK]);
    start = Math.max(start, x + MARK);
  }
  if (start < to) parts.push([start, to]);
  return parts;
}

export function titlesOf(
  lanes: readonly Lane[],
  spots: Iterable<Place>,
  geometry: Geometry,
): readonly Title[] {
  if (!geometry.roomy) return [];
  const { gutter, width, laneHeight } = geometry;
  const places = [...spots];
  return lanes.flatMap(({ id, spans }) => {
    const y = geometry.y(id);
    /** On the band, or above it, where a follower's epoch stands. */
    const on = places.filter((place) => Math.abs(place.y - y) < 2).map(({ x }) => x);
    const near = places
      .filter((place) => place.y <= y && y - place.y < laneHeight / 2)
      .map(({ x }) => x);
    return spans.flatMap((span): readonly Title[] => {
      const follows = span.status === 'up' && span.role === 'follower';
      const stretch = [
        Math.max(gutter, geometry.x(span.fromUs)),
        Math.min(width, geometry.x(span.toUs)),
      ] as const;
      const free = freeOf(stretch, follows ? near : on);
      const margin = follows ? 3 : MARGIN;
      for (const text of formsOf(span)) {
        const part = free.find(([from, to]) => text.length * LETTER + 2 * margin <= to - from);
        if (!part) continue;
        return [
          {
            key: `${id} ${span.fromUs}`,
            text,
            look: follows
              ? 'epoch'
              : span.status === 'up' && span.role === 'leader'
                ? 'leader'
                : 'soft',
            epoch: span.epoch,
            x: part[0] + margin,
            // What is sent to one that is down is lost on its lane: the word stands above the crosses.
            y: follows ? y - 5 : span.status === 'down' ? y - 7 : y + 4,
          },
        ];
      }
      return [];
    });
  });
}
