// Where the messages of a frame are at a time: geometry alone, for the layer of SVG and that of canvas alike.

import { eachInFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isDrawn, strideOf } from '../../session/thinning.ts';
import { epochToken } from '../../ui/epochs.ts';
import type { Layout, Place } from './layout.ts';

/** A message that gets lost is seen to vanish at this part of its way, and is gone a quarter of the way further on. */
const LOST_AT = 0.62;
const FADES_OVER = 0.25;

export interface Scene {
  readonly layout: Layout;
  /** By process, as the columns of the flight index them: members, then services. */
  readonly places: readonly Place[];
  /** Each message in the middle of its way instead of travelling. */
  readonly still: boolean;
}

/** What moves: drawn by hand in every animation frame. React does not know of it. */
export interface MotionLayer {
  draw(frame: Frame, time: number): void;
  clear(): void;
}

export type MessageVisitor = (
  x: number,
  y: number,
  opacity: number,
  key: number,
  from: number,
  to: number,
  type: number,
  lost: boolean,
  index: number,
) => void;

/** Visits the messages that are drawn, each with its place. */
export function eachMessage(
  frame: Frame,
  time: number,
  { places, layout, still }: Scene,
  visit: MessageVisitor,
): void {
  const { flight } = frame;
  const stride = strideOf(flight.count);
  eachInFlight(flight, (key, from, to, type, sentUs, leftUs, arriveUs, lost, index) => {
    if (sentUs > time) return;
    if (stride > 1 && !isDrawn(key, flight.types[type] ?? '', stride)) return;
    const start = places[from];
    const end = places[to];
    if (!start || !end) return;
    const way = arriveUs - leftUs;
    const part = still ? 0.5 : way > 0 ? Math.min(1, (time - leftUs) / way) : 1;
    const opacity = lost && part > LOST_AT ? 1 - (part - LOST_AT) / FADES_OVER : 1;
    if (opacity <= 0) return;
    // From edge to edge, a little to the right of the straight line, so that the two directions do not meet.
    const dx = end.x - start.x;
    const dy = end.y - start.y;
    const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
    const { radius } = layout;
    const margin = Math.min(radius, length / 3) / length;
    const aside = Math.min(5, radius / 5) / length;
    const at = margin + (lost ? Math.min(part, LOST_AT) : part) * (1 - 2 * margin);
    visit(
      start.x + dx * at - dy * aside,
      start.y + dy * at + dx * aside,
      opacity,
      key,
      from,
      to,
      type,
      lost,
      index,
    );
  });
}

/** Index of the message nearest to a place and no further than `reach`; −1 where there is none. */
export function messageAt(
  frame: Frame,
  time: number,
  scene: Scene,
  { x, y }: Place,
  reach: number,
): number {
  let nearest = -1;
  let least = reach * reach;
  eachMessage(frame, time, scene, (atX, atY, _opacity, _key, _from, _to, _type, _lost, index) => {
    const distance = (atX - x) ** 2 + (atY - y) ** 2;
    if (distance > least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

/** The token of the colour of what a process sends: a leader's epoch, ink for the rest. */
export function colourOf({ nodes }: Frame, from: number): string {
  const sender = nodes[from];
  if (!sender) return '--ink';
  return sender.role === 'leader' ? epochToken(sender.epoch) : '--ink-soft';
}

/** Square pixels that the shape of a message covers. */
export const messageArea = ({ radius }: Layout): number =>
  radius > 20 ? 90 : radius > 12 ? 46 : 24;
