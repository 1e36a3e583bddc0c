// Messages in flight at the playhead: each a line of its own with a dot where it is now. React does not know of them.

import { eachInFlight, type MessageInFlight, numberOf, readFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import type { Micros } from '../../engine/units.ts';
import { isCall, isDrawn } from '../../session/thinning.ts';
import { type Geometry, lineOf, type Place } from './geometry.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface Drawn {
  readonly group: SVGGElement;
  readonly dot: SVGCircleElement;
  readonly ends: readonly [Place, Place];
  /** Of a message that is held up the line is another. */
  readonly arriveUs: Micros;
  pass: number;
}

export class FlightLayer {
  private readonly parent: SVGGElement;
  private readonly geometry: Geometry;
  private readonly drawn = new Map<number, Drawn>();
  private readonly stride: number;
  private pass = 0;

  /** `stride`: one in so many heartbeats is drawn, the same ones as in the picture behind. */
  constructor(parent: SVGGElement, geometry: Geometry, stride: number) {
    this.parent = parent;
    this.geometry = geometry;
    this.stride = stride;
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
      const [a, b] = drawn.ends;
      const part = b.x > a.x ? Math.min(1, (x - a.x) / (b.x - a.x)) : 1;
      drawn.group.style.display = x < gutter ? 'none' : '';
      drawn.dot.setAttribute('cx', (a.x + part * (b.x - a.x)).toFixed(1));
      drawn.dot.setAttribute('cy', (a.y + part * (b.y - a.y)).toFixed(1));
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
    const ends = lineOf({ from, to, sentUs, endUs: arriveUs, end }, this.geometry);
    const group = document.createElementNS(SVG, 'g');
    const line = document.createElementNS(SVG, 'line');
    const dot = document.createElementNS(SVG, 'circle');
    group.setAttribute('class', lost ? 'st-flying st-flying-lost' : 'st-flying');
    Object.assign(group.dataset, { message: String(numberOf(key)), from, to, type });
    for (const [name, value] of [
      ['x1', ends[0].x],
      ['y1', ends[0].y],
      ['x2', ends[1].x],
      ['y2', ends[1].y],
    ] as const)
      line.setAttribute(name, value.toFixed(1));
    dot.setAttribute('r', isCall(type) ? '2.2' : '3.5');
    group.append(line, dot);
    this.parent.append(group);
    const drawn = { group, dot, ends, arriveUs, pass: this.pass };
    this.drawn.set(key, drawn);
    return drawn;
  }
}
