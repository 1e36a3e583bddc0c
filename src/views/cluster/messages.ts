// Messages on their way, drawn by hand: a pool of SVG paths, one for each message in flight, moved in every animation frame.
// React does not know of them.

import { type MessageInFlight, readFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isDrawn, strideOf } from '../../session/thinning.ts';
import { epochColour } from '../../ui/epochs.ts';
import { messagePath } from '../../ui/shapes.ts';
import type { Layout, Place } from './layout.ts';

/** A message that gets lost is seen to vanish at this part of its way. */
const LOST_AT = 0.62;
const SVG = 'http://www.w3.org/2000/svg';

interface Drawn {
  readonly element: SVGPathElement;
  key: number;
  from: Place;
  to: Place;
  lost: boolean;
  seen: number;
}

export class MessageLayer {
  private readonly parent: SVGGElement;
  private readonly drawn = new Map<number, Drawn>();
  private readonly idle: Drawn[] = [];
  private pass = 0;

  constructor(parent: SVGGElement) {
    this.parent = parent;
  }

  /** Draws the messages of a frame at a time; `still` shows each in the middle of its way instead of travelling. */
  draw(frame: Frame, time: number, layout: Layout, places: Places, still: boolean): void {
    const pass = ++this.pass;
    const { flight } = frame;
    const stride = strideOf(flight.count);
    for (let index = 0; index < flight.count; index++) {
      const message = readFlight(flight, index);
      if (message.sentUs > time || !isDrawn(message.key, message.type, stride)) continue;
      let drawn = this.drawn.get(message.key);
      if (!drawn) {
        drawn = this.begin(message, frame, layout, places);
        if (!drawn) continue;
      }
      drawn.seen = pass;
      const way = message.arriveUs - message.sentUs;
      move(drawn, still ? 0.5 : way > 0 ? Math.min(1, (time - message.sentUs) / way) : 1);
    }
    for (const [key, drawn] of this.drawn) {
      if (drawn.seen === pass) continue;
      this.drawn.delete(key);
      drawn.element.remove();
      this.idle.push(drawn);
    }
  }

  /** Forgets everything: the places or the run have changed. */
  clear(): void {
    for (const drawn of this.drawn.values()) drawn.element.remove();
    this.drawn.clear();
  }

  private begin(
    message: MessageInFlight,
    frame: Frame,
    layout: Layout,
    places: Places,
  ): Drawn | undefined {
    const from = places.get(message.from);
    const to = places.get(message.to);
    if (!from || !to) return undefined;
    const [start, end] = ends(from, to, layout.radius);
    const element = this.idle.pop()?.element ?? document.createElementNS(SVG, 'path');
    const type = frame.flight.types.indexOf(message.type);
    const sender = frame.nodes.find(({ id }) => id === message.from);
    const area = layout.radius > 20 ? 90 : layout.radius > 12 ? 46 : 24;
    element.setAttribute('d', messagePath(type, area));
    element.setAttribute('class', message.lost ? 'message message-lost' : 'message');
    element.style.fill =
      sender?.role === 'leader' ? epochColour(sender.epoch) : sender ? '' : 'var(--ink)';
    element.style.opacity = '';
    element.dataset.message = String(message.key);
    element.dataset.from = message.from;
    element.dataset.to = message.to;
    element.dataset.type = message.type;
    this.parent.append(element);
    const drawn = { element, key: message.key, from: start, to: end, lost: message.lost, seen: 0 };
    this.drawn.set(message.key, drawn);
    return drawn;
  }
}

export type Places = ReadonlyMap<string, Place>;

function move({ element, from, to, lost }: Drawn, part: number): void {
  const at = lost ? Math.min(part, LOST_AT) : part;
  const x = from.x + (to.x - from.x) * at;
  const y = from.y + (to.y - from.y) * at;
  element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  if (lost)
    element.style.opacity = part < LOST_AT ? '' : String(Math.max(0, 1 - (part - LOST_AT) / 0.25));
}

/** From edge to edge, a little to the right of the straight line, so that the two directions do not meet. */
function ends(from: Place, to: Place, radius: number): [Place, Place] {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const [ux, uy] = [dx / length, dy / length];
  const aside = Math.min(5, radius / 5);
  const margin = Math.min(radius, length / 3);
  const [ox, oy] = [-uy * aside, ux * aside];
  return [
    { x: from.x + ux * margin + ox, y: from.y + uy * margin + oy },
    { x: to.x - ux * margin + ox, y: to.y - uy * margin + oy },
  ];
}
