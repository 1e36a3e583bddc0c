// The notes of a large class, as dots on a canvas: squares call "here!", diamonds say more, crosses are lost.

import { eachInFlight, numberOf } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isCall, isDrawn, strideOf } from '../../session/thinning.ts';
import { Mirror } from '../../ui/mirror.ts';
import { Sheet } from '../../ui/sheet.ts';
import type { Size } from '../../ui/useSize.ts';
import { along, LOST_AT, lostOpacity, partOf, type Stage } from './notes.ts';

const CALL = 1.9;
const LETTER = 4.2;
const CROSS = 3;

export class CanvasNotes {
  private readonly sheet: Sheet;
  private readonly mirror: Mirror;
  private readonly stage: Stage;
  private readonly size: Size;

  constructor(canvas: HTMLCanvasElement, mirror: HTMLElement, stage: Stage, size: Size) {
    this.sheet = new Sheet(canvas);
    this.mirror = new Mirror(mirror);
    this.stage = stage;
    this.size = size;
  }

  draw(frame: Frame, time: number): void {
    const context = this.sheet.begin(this.size.width, this.size.height);
    if (!context) return;
    const { flight } = frame;
    const { processes, types } = flight;
    const places = processes.map((name) => this.stage.places.get(name));
    const calls = types.map(isCall);
    const stride = strideOf(flight.count);
    const whole = new Path2D();
    const pale = new Path2D();
    const crosses = new Path2D();
    eachInFlight(flight, (key, from, to, type, sentUs, arriveUs, lost) => {
      const start = places[from];
      const end = places[to];
      if (sentUs > time || !start || !end || !isDrawn(key, types[type] ?? '', stride)) return;
      const part = partOf(sentUs, arriveUs, time, this.stage.still);
      const opacity = lost ? lostOpacity(part) : 1;
      if (opacity <= 0) return;
      this.mirror.add(numberOf(key), processes[from], processes[to], types[type]);
      const gone = lost && part >= LOST_AT;
      const { x, y } = along(start, end, gone ? LOST_AT : part);
      if (gone) {
        crosses.moveTo(x - CROSS, y - CROSS);
        crosses.lineTo(x + CROSS, y + CROSS);
        crosses.moveTo(x + CROSS, y - CROSS);
        crosses.lineTo(x - CROSS, y + CROSS);
        return;
      }
      const path = opacity < 1 ? pale : whole;
      if (calls[type]) path.rect(x - CALL, y - CALL, 2 * CALL, 2 * CALL);
      else {
        path.moveTo(x, y - LETTER);
        path.lineTo(x + LETTER, y);
        path.lineTo(x, y + LETTER);
        path.lineTo(x - LETTER, y);
        path.closePath();
      }
    });
    this.mirror.end(flight.count);
    context.fillStyle = this.sheet.colour('--ink-soft');
    context.fill(whole);
    context.globalAlpha = 0.5;
    context.fill(pale);
    context.globalAlpha = 1;
    context.lineWidth = 2.25;
    context.strokeStyle = this.sheet.colour('--danger');
    context.stroke(crosses);
  }

  clear(): void {
    this.mirror.end();
    this.sheet.clear();
  }
}
