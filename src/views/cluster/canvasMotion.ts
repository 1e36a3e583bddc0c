// What moves in a large class, on a canvas: messages, and the timers that run down around the nodes.

import { numberOf } from '../../engine/flight.ts';
import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { isCall } from '../../session/thinning.ts';
import { Mirror } from '../../ui/mirror.ts';
import { messagePoints } from '../../ui/shapes.ts';
import { Sheet } from '../../ui/sheet.ts';
import { colourOf, eachMessage, type MotionLayer, messageArea, type Scene } from './motion.ts';
import type { Viewport } from './viewport.ts';

/** Timers are drawn where a ring is wide enough to be read on the screen. */
const TIMER_RADIUS = 8;

export class CanvasMotion implements MotionLayer {
  private readonly sheet: Sheet;
  private readonly mirror: Mirror;
  private readonly scene: Scene;
  private readonly viewport: Viewport;

  constructor(canvas: HTMLCanvasElement, mirror: HTMLElement, scene: Scene, viewport: Viewport) {
    this.sheet = new Sheet(canvas);
    this.mirror = new Mirror(mirror);
    this.scene = scene;
    this.viewport = viewport;
  }

  draw(frame: Frame, time: number): void {
    const { width, height } = this.scene.layout;
    const { k, x, y } = this.viewport.view;
    const context = this.sheet.begin(width, height, k, x, y);
    if (!context) return;
    this.drawTimers(context, frame, time);
    this.drawMessages(context, frame, time);
  }

  clear(): void {
    this.mirror.end();
    this.sheet.clear();
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
    context.strokeStyle = this.sheet.colour('--line');
    context.stroke();
  }

  /** All shapes of a colour are one path: a fill costs more than a corner. */
  private drawMessages(context: CanvasRenderingContext2D, frame: Frame, time: number): void {
    const { layout } = this.scene;
    const [letter, call] = [messageArea(layout, false), messageArea(layout, true)].map(Math.sqrt);
    const { processes, types } = frame.flight;
    const calls = new Map<string, Path2D>();
    const letters = new Map<string, Path2D>();
    eachMessage(frame, time, this.scene, (x, y, opacity, key, from, to, type, lost) => {
      this.mirror.add(numberOf(key), processes[from], processes[to], types[type]);
      // A lost one is hollow; where it dies there is a cross that pales in three steps.
      const dead = lost && opacity < 1;
      const pale = dead ? Math.ceil(opacity * 3) / 3 : 1;
      const small = isCall(types[type] ?? '');
      const style = `${dead ? '--danger' : colourOf(frame, from, type)} ${pale} ${lost ? 'hollow' : 'full'}`;
      // What only says "here!" lies under all that says more.
      const paths = small && !dead ? calls : letters;
      const path = paths.get(style) ?? new Path2D();
      paths.set(style, path);
      if (dead) addCross(path, x, y);
      else addShape(path, type, (small ? call : letter) ?? 1, x, y);
    });
    this.mirror.end(frame.flight.count);
    for (const [style, path] of [...calls, ...letters]) {
      const [token = '', pale, form] = style.split(' ');
      context.globalAlpha = Number(pale);
      context.lineWidth = 1.5;
      if (form === 'hollow') context.strokeStyle = this.sheet.colour(token);
      else context.fillStyle = this.sheet.colour(token);
      if (form === 'hollow') context.stroke(path);
      else context.fill(path);
    }
    context.globalAlpha = 1;
  }
}

/** How much is left of the timer that matters soonest, 0 to 1. */
function remaining({ status, timers }: NodeFrame, time: number): number {
  const timer = status === 'down' ? undefined : timers[0];
  if (!timer || timer.dueUs <= timer.setUs) return 0;
  return Math.max(0, Math.min(1, (timer.dueUs - time) / (timer.dueUs - timer.setUs)));
}

function addCross(path: Path2D, x: number, y: number): void {
  path.moveTo(x - 3.5, y - 3.5);
  path.lineTo(x + 3.5, y + 3.5);
  path.moveTo(x + 3.5, y - 3.5);
  path.lineTo(x - 3.5, y + 3.5);
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
