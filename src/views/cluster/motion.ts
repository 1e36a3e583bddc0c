// Where the messages of a frame are at a time: geometry alone, for the layer of SVG and that of canvas alike.

import { eachInFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isCall, isDrawn, strideOf } from '../../session/thinning.ts';
import { epochToken } from '../../ui/epochs.ts';
import type { Layout, Place } from './layout.ts';
import { outermost } from './rings.ts';

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

/** How far to the right of the straight line messages travel, so that the two directions do not meet. */
export const asideOf = ({ radius }: Pick<Layout, 'radius'>): number => Math.min(5, radius / 5);

/** Which part of the way to another a process covers itself: a circle with its rings, or the card of a service. A third at most. */
export function edgeOf(
  { nodes }: Pick<Frame, 'nodes'>,
  layout: Layout,
  process: number,
  dx: number,
  dy: number,
): number {
  const card = layout.services[process - nodes.length];
  if (card)
    return Math.min(1 / 3, card.width / 2 / Math.abs(dx || 1), card.height / 2 / Math.abs(dy || 1));
  const node = nodes[process];
  const radius = node ? outermost(node, layout) : layout.radius;
  return Math.min(1 / 3, radius / Math.max(1, Math.sqrt(dx * dx + dy * dy)));
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
    // From edge to edge.
    const dx = end.x - start.x;
    const dy = end.y - start.y;
    const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
    const aside = asideOf(layout) / length;
    const leave = edgeOf(frame, layout, from, dx, dy);
    const enter = edgeOf(frame, layout, to, dx, dy);
    const at = leave + (lost ? Math.min(part, LOST_AT) : part) * (1 - leave - enter);
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

/** The token of the colour of a message: the epoch of a leader that sends it, ink for the rest; what only says "here!" is paler. */
export function colourOf({ nodes, flight }: Frame, from: number, type: number): string {
  const sender = nodes[from];
  if (sender?.role === 'leader') return epochToken(sender.epoch);
  return isCall(flight.types[type] ?? '') ? '--line' : '--ink';
}

/** Square pixels that the shape of a message covers; what only says "here!" is smaller than what says more. */
export const messageArea = ({ radius }: Layout, call: boolean): number =>
  (radius > 20 ? 100 : radius > 12 ? 56 : 24) * (call && radius > 12 ? 0.55 : 1);
