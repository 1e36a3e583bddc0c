// The messages of a small class: a pool of SVG paths, one for each message in flight, moved in every animation frame.

import { numberOf } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isCall } from '../../session/thinning.ts';
import { messagePath } from '../../ui/shapes.ts';
import { colourOf, eachMessage, type MotionLayer, messageArea, type Scene } from './motion.ts';

/** Where a message dies. */
const CROSS = 'M-5 -5L5 5M5 -5L-5 5';

const SVG = 'http://www.w3.org/2000/svg';

interface Drawn {
  readonly element: SVGPathElement;
  readonly shape: string;
  readonly from: number;
  readonly to: number;
  readonly type: number;
  readonly lost: boolean;
  opacity: number;
  seen: number;
}

export class SvgMessages implements MotionLayer {
  private readonly parent: SVGGElement;
  private readonly scene: Scene;
  private readonly drawn = new Map<number, Drawn>();
  private readonly idle: SVGPathElement[] = [];
  private pass = 0;

  constructor(parent: SVGGElement, scene: Scene) {
    this.parent = parent;
    this.scene = scene;
  }

  draw(frame: Frame, time: number): void {
    const pass = ++this.pass;
    eachMessage(frame, time, this.scene, (x, y, opacity, key, from, to, type, lost) => {
      let drawn = this.drawn.get(key);
      // In another branch the same number may be another message.
      if (drawn?.from !== from || drawn.to !== to || drawn.type !== type || drawn.lost !== lost) {
        if (drawn) this.end(key, drawn.element);
        drawn = this.begin(frame, key, from, to, type, lost);
        this.drawn.set(key, drawn);
      }
      drawn.seen = pass;
      drawn.element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      if (opacity !== drawn.opacity) {
        // Where it dies there is a cross, as long as it fades.
        if (opacity < 1 !== drawn.opacity < 1) this.cross(drawn, opacity < 1);
        drawn.opacity = opacity;
        drawn.element.style.opacity = String(opacity);
      }
    });
    for (const [key, { element, seen }] of this.drawn) if (seen !== pass) this.end(key, element);
  }

  clear(): void {
    for (const { element } of this.drawn.values()) element.remove();
    this.drawn.clear();
  }

  private end(key: number, element: SVGPathElement): void {
    this.drawn.delete(key);
    element.remove();
    this.idle.push(element);
  }

  private cross({ element, shape }: Drawn, dead: boolean): void {
    element.setAttribute('d', dead ? CROSS : shape);
    element.classList.toggle('message-dead', dead);
  }

  private begin(
    frame: Frame,
    key: number,
    from: number,
    to: number,
    type: number,
    lost: boolean,
  ): Drawn {
    const element = this.idle.pop() ?? document.createElementNS(SVG, 'path');
    const { processes, types } = frame.flight;
    const name = types[type] ?? '';
    const call = isCall(name);
    const area = messageArea(this.scene.layout, call);
    // Hollow is what gets lost. What only says "here!" has no tail: with one its triangle would be the arrow of whom a node follows.
    const shape = messagePath(type, area) + (lost || call ? '' : this.tail(from, to, area));
    const colour = `var(${colourOf(frame, from, type)})`;
    element.setAttribute('d', shape);
    element.setAttribute('class', lost ? 'message message-lost' : 'message');
    element.style.color = colour;
    element.style.opacity = '';
    element.dataset.message = String(numberOf(key));
    element.dataset.from = processes[from] ?? '';
    element.dataset.to = processes[to] ?? '';
    element.dataset.type = name;
    // What only says "here!" lies under all that says more.
    if (call) this.parent.prepend(element);
    else this.parent.append(element);
    return { element, shape, from, to, type, lost, opacity: 1, seen: 0 };
  }

  /** A short tail: where it comes from. The shape itself does not turn, for a square that does is a diamond. */
  private tail(from: number, to: number, area: number): string {
    const [start, end] = [this.scene.places[from], this.scene.places[to]];
    if (!start || !end) return '';
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
    const [ux, uy] = [dx / length, dy / length];
    const size = Math.sqrt(area);
    const point = (back: number, aside: number) =>
      `${(-ux * back * size - uy * aside * size).toFixed(1)} ${(-uy * back * size + ux * aside * size).toFixed(1)}`;
    return `M${point(0.4, 0.13)}L${point(1.8, 0)}L${point(0.4, -0.13)}Z`;
  }
}
