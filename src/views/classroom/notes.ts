// Notes that are passed from desk to desk in a small class: SVG, drawn by hand in every animation frame, without React. What is drawn
// is a function of the frame and the time alone.

import { type MessageInFlight, numberOf, readFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isCall, isDrawn, strideOf } from '../../session/thinning.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where notes and words start and end, and how large they are. */
export interface Stage {
  readonly places: ReadonlyMap<string, Point>;
  /** By pupil: where words come out of the head, on which side. */
  readonly mouths: ReadonlyMap<string, Mouth>;
  /** How much larger than usual notes and words are drawn. */
  readonly scale: number;
  /** Words can be read; else a mark stands for them. */
  readonly words: boolean;
  /** No travel: each note lies in the middle of its way. */
  readonly still: boolean;
}

export interface Mouth extends Point {
  readonly side: 'left' | 'above';
}

/** Width of a speech bubble at its usual size, from its tip. */
export const BUBBLE = 48;

const SVG = 'http://www.w3.org/2000/svg';
/** A lost note gets no further than this part of its way, and its cross is gone at the next. */
export const LOST_AT = 0.6;
const GONE_AT = 0.85;

const SHAPES = {
  call: 'M-7 -5L7 -5L7 5L-7 5ZM-4 -1.5H4M-4 1.8H1.5',
  letter: 'M-9 -6.5L9 -6.5L9 6.5L-9 6.5ZM-9 -6.5L0 1L9 -6.5M-9 6.5L-3 -1.5M9 6.5L3 -1.5',
  cross: 'M-5 -5L5 5M5 -5L-5 5',
} as const;

/** How far a note is on its way, 0 to 1; `still` in the middle. */
export function partOf(sentUs: number, arriveUs: number, time: number, still: boolean): number {
  if (still) return 0.5;
  const way = arriveUs - sentUs;
  return way > 0 ? Math.max(0, Math.min(1, (time - sentUs) / way)) : 1;
}

/** How visible a lost note is: whole until halfway, a paler one until it is a cross, and nothing in the end. */
export function lostOpacity(part: number): number {
  if (part < 0.4) return 1;
  if (part < LOST_AT) return 1 - (part - 0.4) * 3.5;
  return part < GONE_AT ? 1 : 0;
}

/** Thrown in an arc; the way there is higher than the way back, so that two notes do not meet. */
export function along(from: Point, to: Point, part: number): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const distance = Math.sqrt(dx * dx + dy * dy);
  const lift = Math.min(distance * (dx > 0 ? 0.3 : 0.18), 110) * 4 * part * (1 - part);
  return { x: from.x + dx * part, y: from.y + dy * part - lift };
}

interface Note {
  readonly element: SVGPathElement;
  from: string;
  to: string;
  type: string;
  shape: string;
  lost: boolean;
  seen: number;
}

export class Notes {
  private readonly layer: SVGGElement;
  private readonly stage: Stage;
  private readonly notes = new Map<number, Note>();
  private readonly idle: Note[] = [];
  private pass = 0;

  constructor(layer: SVGGElement, stage: Stage) {
    this.layer = layer;
    this.stage = stage;
  }

  draw(frame: Frame, time: number): void {
    this.pass++;
    const { flight } = frame;
    const stride = strideOf(flight.count);
    for (let index = 0; index < flight.count; index++) {
      const message = readFlight(flight, index);
      if (message.sentUs > time) continue;
      if (isDrawn(message.key, message.type, stride)) this.drawNote(message, time);
    }
    for (const [key, note] of this.notes) if (note.seen !== this.pass) this.release(key, note);
  }

  /** Takes everything off the picture. */
  clear(): void {
    for (const [key, note] of this.notes) this.release(key, note);
  }

  private release(key: number, note: Note): void {
    note.element.remove();
    this.notes.delete(key);
    this.idle.push(note);
  }

  private drawNote(message: MessageInFlight, time: number): void {
    const { places, still, scale } = this.stage;
    const from = places.get(message.from);
    const to = places.get(message.to);
    if (!from || !to) return;
    const note = this.noteOf(message);
    const { element } = note;
    const part = partOf(message.sentUs, message.arriveUs, time, still);
    const lost = message.lost && part >= LOST_AT;
    const shape = SHAPES[lost ? 'cross' : isCall(message.type) ? 'call' : 'letter'];
    if (note.shape !== shape) {
      note.shape = shape;
      element.setAttribute('d', shape);
      element.setAttribute('class', lost ? 'note note-lost' : 'note');
    }
    const { x, y } = along(from, to, lost ? LOST_AT : part);
    const place = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
    element.setAttribute('transform', scale === 1 ? place : `${place} scale(${scale})`);
    if (message.lost || note.lost) {
      note.lost = message.lost;
      element.style.opacity = message.lost ? String(lostOpacity(part)) : '';
    }
  }

  /** The drawing of a message; a key that another message had before is named anew. */
  private noteOf(message: MessageInFlight): Note {
    let note = this.notes.get(message.key);
    if (!note) {
      note = this.idle.pop() ?? {
        element: document.createElementNS(SVG, 'path'),
        from: '',
        to: '',
        type: '',
        shape: '',
        lost: false,
        seen: 0,
      };
      note.element.dataset.message = String(numberOf(message.key));
      this.notes.set(message.key, note);
      this.layer.append(note.element);
    }
    if (note.from !== message.from || note.to !== message.to || note.type !== message.type) {
      note.from = message.from;
      note.to = message.to;
      note.type = message.type;
      note.element.dataset.from = message.from;
      note.element.dataset.to = message.to;
      note.element.dataset.type = message.type;
    }
    note.seen = this.pass;
    return note;
  }
}
