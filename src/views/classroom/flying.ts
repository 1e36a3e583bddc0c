// Where the notes of a frame are at a time: geometry alone, for the layer of SVG, that of canvas, and for a click.

import { eachInFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isDrawn, strideOf } from '../../session/thinning.ts';
import type { Point } from './bend.ts';
import type { Ways } from './ways.ts';

/** A lost note gets no further than this part of its way, and its cross is gone at the next. */
export const LOST_AT = 0.6;
const GONE_AT = 0.85;

/** How far a note is on its way, 0 to 1; `still` in the middle. */
export function partOf(leftUs: number, arriveUs: number, time: number, still: boolean): number {
  if (still) return 0.5;
  const way = arriveUs - leftUs;
  return way > 0 ? Math.max(0, Math.min(1, (time - leftUs) / way)) : 1;
}

/** How visible a lost note is: whole until halfway, a paler one until it is a cross, and nothing in the end. */
export function lostOpacity(part: number): number {
  if (part < 0.4) return 1;
  if (part < LOST_AT) return 1 - (part - 0.4) * 3.5;
  return part < GONE_AT ? 1 : 0;
}

export interface Flights {
  readonly ways: Ways;
  /** No travel: each note lies in the middle of its way. */
  readonly still: boolean;
}

export type NoteVisitor = (
  place: Point,
  part: number,
  key: number,
  from: number,
  to: number,
  type: number,
  lost: boolean,
  index: number,
) => void;

/** Visits the notes that are drawn and not yet gone, each with its place; `from`, `to` and `type` index the columns' names. */
export function eachNote(
  { flight }: Frame,
  time: number,
  { ways, still }: Flights,
  visit: NoteVisitor,
): void {
  const { processes, types } = flight;
  const stride = strideOf(flight.count);
  eachInFlight(flight, (key, from, to, type, sentUs, leftUs, arriveUs, lost, index) => {
    if (sentUs > time || !isDrawn(key, types[type] ?? '', stride)) return;
    const part = partOf(leftUs, arriveUs, time, still);
    if (lost && lostOpacity(part) <= 0) return;
    const flown = lost ? Math.min(part, LOST_AT) : part;
    const place = ways.at(processes[from] ?? '', processes[to] ?? '', flown);
    if (place) visit(place, part, key, from, to, type, lost, index);
  });
}

/** Index of the note nearest to a point and no further than `reach`; −1 where there is none. */
export function noteAt(
  frame: Frame,
  time: number,
  flights: Flights,
  { x, y }: Point,
  reach: number,
): number {
  let nearest = -1;
  let least = reach * reach;
  eachNote(frame, time, flights, (place, _part, _key, _from, _to, _type, _lost, index) => {
    const distance = (place.x - x) ** 2 + (place.y - y) ** 2;
    if (distance > least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}
