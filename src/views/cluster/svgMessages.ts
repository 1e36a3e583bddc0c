// The messages of a small class: a pool of SVG paths, one for each message in flight, moved in every animation frame.

import { numberOf } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { messagePath } from '../../ui/shapes.ts';
import { colourOf, eachMessage, type MotionLayer, messageArea, type Scene } from './motion.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface Drawn {
  readonly element: SVGPathElement;
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
        const element = this.begin(frame, key, from, to, type, lost);
        drawn = { element, from, to, type, lost, opacity: 1, seen: 0 };
        this.drawn.set(key, drawn);
      }
      drawn.seen = pass;
      drawn.element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      if (opacity !== drawn.opacity) {
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

  private begin(
    frame: Frame,
    key: number,
    from: number,
    to: number,
    type: number,
    lost: boolean,
  ): SVGPathElement {
    const element = this.idle.pop() ?? document.createElementNS(SVG, 'path');
    const { processes, types } = frame.flight;
    element.setAttribute('d', messagePath(type, messageArea(this.scene.layout)));
    element.setAttribute('class', lost ? 'message message-lost' : 'message');
    element.style.fill = `var(${colourOf(frame, from)})`;
    element.style.opacity = '';
    element.dataset.message = String(numberOf(key));
    element.dataset.from = processes[from] ?? '';
    element.dataset.to = processes[to] ?? '';
    element.dataset.type = types[type] ?? '';
    this.parent.append(element);
    return element;
  }
}
