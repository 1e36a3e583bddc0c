// Messages in flight at the playhead: each a line of its own with the shape of its type where it is now. React does not know of them.

import { eachInFlight, type MessageInFlight, numberOf, readFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import type { Micros } from '../../engine/units.ts';
import type { Diagram, DiagramMessage } from '../../session/diagram.ts';
import { isCall, isDrawn } from '../../session/thinning.ts';
import { messagePath } from '../../ui/shapes.ts';
import type { Geometry } from './geometry.ts';
import { pathOf, placeAt, type Way, wayOf } from './ways.ts';

const SVG = 'http://www.w3.org/2000/svg';
const RING = 'M-2.4 0a2.4 2.4 0 1 1 4.8 0a2.4 2.4 0 1 1-4.8 0Z';
/** Of a shape, in square pixels: larger than on the lines behind. */
const AREA = 64;

interface Drawn {
  readonly group: SVGGElement;
  readonly dot: SVGPathElement;
  readonly way: Way;
  /** Of a message that is held up the line is another. */
  readonly arriveUs: Micros;
  pass: number;
}

export class FlightLayer {
  private readonly parent: SVGGElement;
  private readonly geometry: Geometry;
  private readonly drawn = new Map<number, Drawn>();
  /** One in so many heartbeats is drawn, the same ones as in the picture behind. */
  private readonly stride: number;
  private readonly order: ReadonlyMap<string, number>;
  private readonly bends = new Map<number, DiagramMessage['bends']>();
  private pass = 0;

  constructor(
    parent: SVGGElement,
    geometry: Geometry,
    diagram: Diagram,
    order: ReadonlyMap<string, number>,
  ) {
    this.parent = parent;
    this.geometry = geometry;
    this.stride = diagram.stride;
    this.order = order;
    for (const { id, bends } of diagram.messages) if (bends.length > 0) this.bends.set(id, bends);
  }

  draw({ flight }: Frame, time: number): void {
    this.pass++;
    const { gutter } = this.geometry;
    const x = this.geometry.x(time);
    eachInFlight(flight, (key, _from, _to, type, sentUs, _leftUs, arriveUs, _lost, index) => {
      if (sentUs > time || !isDrawn(key, flight.types[type] ?? '', this.stride)) return;
      const known = this.drawn.get(key);
      if (known && known.arriveUs !== arriveUs) known.group.remove();
      const drawn = known?.arriveUs === arriveUs ? known : this.begin(readFlight(flight, index));
      drawn.pass = this.pass;
      const { x: cx, y: cy } = placeAt(drawn.way, x);
      drawn.group.style.display = x < gutter ? 'none' : '';
      drawn.dot.setAttribute('transform', `translate(${cx.toFixed(1)} ${cy.toFixed(1)})`);
    });
    for (const [key, { group, pass }] of this.drawn) {
      if (pass === this.pass) continue;
      this.drawn.delete(key);
      group.remove();
    }
  }

  clear(): void {
    for (const { group } of this.drawn.values()) group.remove();
    this.drawn.clear();
  }

  private begin(message: MessageInFlight): Drawn {
    const { key, from, to, type, sentUs, arriveUs, lost } = message;
    const end = lost ? 'lost' : 'flying';
    const bends = this.bends.get(numberOf(key)) ?? [];
    const way = wayOf({ from, to, sentUs, endUs: arriveUs, end, bends }, this.geometry);
    const group = document.createElementNS(SVG, 'g');
    const line = document.createElementNS(SVG, 'path');
    const dot = document.createElementNS(SVG, 'path');
    const looks = ['st-flying', isCall(type) && 'st-flying-call', lost && 'st-flying-lost'];
    group.setAttribute('class', looks.filter(Boolean).join(' '));
    Object.assign(group.dataset, { message: String(numberOf(key)), from, to, type });
    line.setAttribute('class', 'st-flying-line');
    line.setAttribute('d', pathOf(way));
    // A heartbeat is a ring, as no type of message is.
    dot.setAttribute('class', 'st-flying-dot');
    dot.setAttribute('d', isCall(type) ? RING : messagePath(this.order.get(type) ?? 0, AREA));
    group.append(line, dot);
    this.parent.append(group);
    const drawn = { group, dot, way, arriveUs, pass: this.pass };
    this.drawn.set(key, drawn);
    return drawn;
  }
}
