// The notes of a large class, as small drawings on a canvas: dots call "here!", diamonds say more, crosses are lost.

import { numberOf } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isCall } from '../../session/thinning.ts';
import { Mirror } from '../../ui/mirror.ts';
import { Sheet } from '../../ui/sheet.ts';
import { eachNote, type Flights, LOST_AT, lostOpacity } from './flying.ts';
import type { RoomLayout } from './layout.ts';

const CALL = 1.9;
const LETTER = 4.2;
const CROSS = 3;

export class CanvasNotes {
  private readonly sheet: Sheet;
  private readonly mirror: Mirror;
  private readonly stage: Flights;
  private readonly room: RoomLayout;

  constructor(canvas: HTMLCanvasElement, mirror: HTMLElement, stage: Flights, room: RoomLayout) {
    this.sheet = new Sheet(canvas);
    this.mirror = new Mirror(mirror);
    this.stage = stage;
    this.room = room;
  }

  draw(frame: Frame, time: number): void {
    const { width, height, wall } = this.room;
    const context = this.sheet.begin(width, height);
    if (!context) return;
    context.save();
    context.beginPath();
    context.rect(0, wall.height, width, height - wall.height);
    context.clip();
    const { flight } = frame;
    const { processes, types } = flight;
    const calls = types.map(isCall);
    const whole = new Path2D();
    const pale = new Path2D();
    const crosses = new Path2D();
    eachNote(frame, time, this.stage, ({ x, y }, part, key, from, to, type, lost) => {
      const opacity = lost ? lostOpacity(part) : 1;
      this.mirror.add(numberOf(key), processes[from], processes[to], types[type]);
      if (lost && part >= LOST_AT) {
        crosses.moveTo(x - CROSS, y - CROSS);
        crosses.lineTo(x + CROSS, y + CROSS);
        crosses.moveTo(x + CROSS, y - CROSS);
        crosses.lineTo(x - CROSS, y + CROSS);
        return;
      }
      const path = opacity < 1 ? pale : whole;
      if (calls[type]) {
        path.moveTo(x + CALL, y);
        path.arc(x, y, CALL, 0, 2 * Math.PI);
      } else {
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
    context.restore();
  }

  clear(): void {
    this.mirror.end();
    this.sheet.clear();
  }
}
