// What moves in a large class, on a canvas: messages, and the timers that run down around the nodes.
//
// Scripts and tests find messages as elements all the same: up to MIRRORED of those in flight stand as empty elements beside the
// canvas. `data-messages` on their parent says how many there are in all.

import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { messagePoints } from '../../ui/shapes.ts';
import { colourOf, eachMessage, type MotionLayer, messageArea, type Scene } from './motion.ts';
import type { Viewport } from './viewport.ts';

const MIRRORED = 300;
/** Timers are drawn where a ring is wide enough to be read on the screen. */
const TIMER_RADIUS = 8;

export class CanvasMotion implements MotionLayer {
  private readonly canvas: HTMLCanvasElement;
  private readonly mirror: Mirror;
  private readonly scene: Scene;
  private readonly viewport: Viewport;
  private readonly colours = new Map<string, string>();
  private readonly contrast = matchMedia('(forced-colors: active)');
  /** Of which theme the colours are. */
  private theme = '';

  constructor(canvas: HTMLCanvasElement, mirror: HTMLElement, scene: Scene, viewport: Viewport) {
    this.canvas = canvas;
    this.mirror = new Mirror(mirror);
    this.scene = scene;
    this.viewport = viewport;
  }

  draw(frame: Frame, time: number): void {
    const context = this.prepare();
    if (!context) return;
    const theme = `${document.documentElement.dataset.theme} ${this.contrast.matches}`;
    if (theme !== this.theme) this.colours.clear();
    this.theme = theme;
    this.drawTimers(context, frame, time);
    this.drawMessages(context, frame, time);
  }

  clear(): void {
    this.mirror.show(0);
    this.canvas.width = 0;
  }

  /** A clean canvas of the right size, in the coordinates of the picture. */
  private prepare(): CanvasRenderingContext2D | null {
    const { canvas } = this;
    const { width, height } = this.scene.layout;
    const ratio = Math.min(2, devicePixelRatio);
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    const context = canvas.getContext('2d');
    if (!context) return null;
    const { k, x, y } = this.viewport.view;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    context.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
    return context;
  }

  private drawTimers(context: CanvasRenderingContext2D, frame: Frame, time: number): void {
    const { layout, places } = this.scene;
    if (layout.radius * this.viewport.view.k < TIMER_RADIUS) return;
    const radius = layout.radius + 3.5;
    context.beginPath();
    for (const [index, node] of frame.nodes.entries()) {
      const place = places[index];
      const left = place ? remaining(node, time) : 0;
      if (!place || left <= 0) continue;
      const start = -Math.PI / 2;
      context.moveTo(place.x, place.y - radius);
      context.arc(place.x, place.y, radius, start, start + left * 2 * Math.PI);
    }
    context.lineWidth = 2;
    context.strokeStyle = this.colour('--line');
    context.stroke();
  }

  /** All shapes of a colour are one path: a fill costs more than a corner. */
  private drawMessages(context: CanvasRenderingContext2D, frame: Frame, time: number): void {
    const scale = Math.sqrt(messageArea(this.scene.layout));
    const { processes, types } = frame.flight;
    const paths = new Map<string, Path2D>();
    let mirrored = 0;
    eachMessage(frame, time, this.scene, (x, y, opacity, key, from, to, type, lost) => {
      if (mirrored < MIRRORED)
        this.mirror.set(mirrored++, key, processes[from], processes[to], types[type]);
      // A lost one pales in three steps, with a rim of its own.
      const pale = lost ? Math.ceil(opacity * 3) / 3 : 1;
      const style = `${colourOf(frame, from)} ${pale} ${lost}`;
      const path = paths.get(style) ?? new Path2D();
      paths.set(style, path);
      addShape(path, type, scale, x, y);
    });
    this.mirror.show(mirrored, frame.flight.count);
    for (const [style, path] of paths) {
      const [token = '', pale, lost] = style.split(' ');
      context.globalAlpha = Number(pale);
      context.fillStyle = this.colour(token);
      context.fill(path);
      if (lost === 'true') {
        context.lineWidth = 1.5;
        context.strokeStyle = this.colour('--danger');
        context.stroke(path);
      }
    }
    context.globalAlpha = 1;
  }

  private colour(token: string): string {
    let colour = this.colours.get(token);
    if (colour === undefined) {
      colour = getComputedStyle(this.canvas).getPropertyValue(token).trim();
      this.colours.set(token, colour);
    }
    return colour;
  }
}

/** How much is left of the timer that matters soonest, 0 to 1. */
function remaining({ status, timers }: NodeFrame, time: number): number {
  const timer = status === 'down' ? undefined : timers[0];
  if (!timer || timer.dueUs <= timer.setUs) return 0;
  return Math.max(0, Math.min(1, (timer.dueUs - time) / (timer.dueUs - timer.setUs)));
}

function addShape(path: Path2D, type: number, scale: number, x: number, y: number): void {
  const points = messagePoints(type);
  if (!points) {
    const radius = scale * 0.564;
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (let i = 0; i < points.length; i++) {
    const [px, py] = points[i] as readonly [number, number];
    if (i === 0) path.moveTo(x + px * scale, y + py * scale);
    else path.lineTo(x + px * scale, y + py * scale);
  }
  path.closePath();
}

/** The elements that stand for messages on the canvas. */
class Mirror {
  private readonly parent: HTMLElement;
  private readonly elements: HTMLElement[] = [];
  private readonly keys: number[] = [];
  private shown = 0;

  constructor(parent: HTMLElement) {
    this.parent = parent;
    parent.replaceChildren();
  }

  set(at: number, key: number, from = '', to = '', type = ''): void {
    if (this.keys[at] === key) return;
    let element = this.elements[at];
    if (!element) {
      element = document.createElement('i');
      this.elements[at] = element;
    }
    this.keys[at] = key;
    element.dataset.message = String(key);
    element.dataset.from = from;
    element.dataset.to = to;
    element.dataset.type = type;
  }

  show(count: number, total = 0): void {
    for (; this.shown < count; this.shown++)
      this.parent.append(this.elements[this.shown] as HTMLElement);
    for (; this.shown > count; this.shown--) this.elements[this.shown - 1]?.remove();
    this.parent.dataset.messages = String(total);
  }
}
