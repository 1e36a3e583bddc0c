// Who is calling "here!": speech bubbles, drawn by hand in every animation frame, without React.

import { eachInFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isCall } from '../../session/thinning.ts';
import type { Stage } from './notes.ts';

const SVG = 'http://www.w3.org/2000/svg';
const CALL_US = 500_000;
/** Paler than this, a bubble looks like dirt on the wall. */
const FAINT = 0.35;

/** A speech bubble, with the tip at the origin. */
const BUBBLE =
  'M0 0L-15 -7L-41 -7Q-48 -7 -48 -14L-48 -20Q-48 -27 -41 -27L-9 -27Q-2 -27 -2 -20L-2 -14Q-2 -8 -7 -7Z';

interface Call {
  readonly element: SVGGElement;
  opacity: string;
  seen: number;
}

export class Calls {
  private readonly layer: SVGGElement;
  private readonly stage: Stage;
  private readonly calls = new Map<string, Call>();
  private pass = 0;

  constructor(layer: SVGGElement, stage: Stage) {
    this.layer = layer;
    this.stage = stage;
  }

  draw(frame: Frame, time: number): void {
    this.pass++;
    const { flight, nodes } = frame;
    const newest = new Map<number, number>();
    const calls = flight.types.map(isCall);
    eachInFlight(flight, (_key, from, _to, type, sentUs) => {
      if (calls[type] && sentUs <= time && sentUs > (newest.get(from) ?? time - CALL_US))
        newest.set(from, sentUs);
    });
    for (const [from, sentUs] of newest) {
      const node = nodes[from];
      if (node?.status === 'up') this.drawCall(node.id, (time - sentUs) / CALL_US);
    }
    for (const [id, call] of this.calls) {
      if (call.seen === this.pass) continue;
      call.element.remove();
      this.calls.delete(id);
    }
  }

  clear(): void {
    for (const { element } of this.calls.values()) element.remove();
    this.calls.clear();
  }

  private drawCall(id: string, age: number): void {
    const mouth = this.stage.mouths.get(id);
    const left = Math.min(1, (1 - age) * 4);
    if (!mouth || (left < FAINT && !this.stage.still)) return;
    let call = this.calls.get(id);
    if (!call) {
      call = { element: this.bubble(), opacity: '', seen: 0 };
      call.element.setAttribute(
        'transform',
        `translate(${mouth.x.toFixed(1)} ${mouth.y.toFixed(1)}) scale(${this.stage.bubbles})`,
      );
      this.calls.set(id, call);
      this.layer.append(call.element);
    }
    call.seen = this.pass;
    const opacity = this.stage.still ? '' : left.toFixed(2);
    if (opacity === call.opacity) return;
    call.opacity = opacity;
    call.element.style.opacity = opacity;
  }

  /** A speech bubble with its tip at the origin; without words three strokes, as of a voice. */
  private bubble(): SVGGElement {
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', 'call');
    const path = document.createElementNS(SVG, 'path');
    group.append(path);
    if (!this.stage.words) {
      path.setAttribute('class', 'call-strokes');
      path.setAttribute('d', 'M-1 -2.5L-4 -4.5M-1.5 0H-5M-1 2.5L-4 4.5');
      return group;
    }
    path.setAttribute('class', 'call-bubble');
    path.setAttribute('d', BUBBLE);
    const text = document.createElementNS(SVG, 'text');
    text.setAttribute('x', '-25');
    text.setAttribute('y', '-13');
    text.setAttribute('class', 'call-text');
    text.textContent = 'here!';
    group.append(text);
    return group;
  }
}
