// Notes that are passed from desk to desk in a small class: SVG, drawn by hand in every animation frame, without React. What is drawn
// is a function of the frame and the time alone.

import { numberOf } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { isCall } from '../../session/thinning.ts';
import type { Point } from './bend.ts';
import { eachNote, type Flights, LOST_AT, lostOpacity } from './flying.ts';

/** Where notes and words start and end, and how large they are. */
export interface Stage extends Flights {
  /** By pupil: where words come out of the head. */
  readonly mouths: ReadonlyMap<string, Point>;
  /** How much larger than usual notes are drawn, and bubbles. */
  readonly scale: number;
  readonly bubbles: number;
  /** Words can be read; else a mark stands for them. */
  readonly words: boolean;
}

/** Of more notes than these, those that say no more than "here!" are drawn smaller. */
const MANY = 8;
const SMALLER = 0.7;

const SVG = 'http://www.w3.org/2000/svg';

/** The flap goes the other way round than the sheet: both are filled. */
const SHAPES = {
  call: 'M-7 -5L7 -5L7 5L-7 5ZM-4 -1.5H4M-4 1.8H1.5',
  letter: 'M-9 -6.5L9 -6.5L9 6.5L-9 6.5ZM9 -6.5L0 1L-9 -6.5M-9 6.5L-3 -1.5M9 6.5L3 -1.5',
  cross: 'M-5 -5L5 5M5 -5L-5 5',
} as const;

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
  /** Letters lie above calls. */
  private readonly calls: SVGGElement;
  private readonly letters: SVGGElement;
  private readonly stage: Stage;
  private readonly notes = new Map<number, Note>();
  private readonly idle: Note[] = [];
  private pass = 0;

  constructor(layer: SVGGElement, stage: Stage) {
    this.stage = stage;
    this.calls = document.createElementNS(SVG, 'g');
    this.letters = document.createElementNS(SVG, 'g');
    layer.append(this.calls, this.letters);
  }

  draw(frame: Frame, time: number): void {
    this.pass++;
    const { count, processes, types } = frame.flight;
    const callScale = this.stage.scale * (count > MANY ? SMALLER : 1);
    eachNote(frame, time, this.stage, (place, part, key, from, to, type, lost) => {
      const [sender, receiver] = [processes[from] ?? '', processes[to] ?? ''];
      const note = this.noteOf(key, sender, receiver, types[type] ?? '');
      this.drawNote(note, place, part, lost, callScale);
    });
    for (const [key, note] of this.notes) if (note.seen !== this.pass) this.release(key, note);
  }

  /** Takes everything off the picture. */
  clear(): void {
    for (const [key, note] of this.notes) this.release(key, note);
    this.calls.remove();
    this.letters.remove();
  }

  private release(key: number, note: Note): void {
    note.element.remove();
    this.notes.delete(key);
    this.idle.push(note);
  }

  private drawNote(
    note: Note,
    { x, y }: Point,
    part: number,
    lost: boolean,
    callScale: number,
  ): void {
    const { element } = note;
    const crossed = lost && part >= LOST_AT;
    const call = isCall(note.type);
    const scale = call ? callScale : this.stage.scale;
    const shape = SHAPES[crossed ? 'cross' : call ? 'call' : 'letter'];
    if (note.shape !== shape) {
      note.shape = shape;
      element.setAttribute('d', shape);
      element.setAttribute('class', crossed ? 'note note-lost' : 'note');
    }
    const place = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
    element.setAttribute('transform', scale === 1 ? place : `${place} scale(${scale})`);
    if (lost || note.lost) {
      note.lost = lost;
      element.style.opacity = lost ? String(lostOpacity(part)) : '';
    }
  }

  /** The drawing of a message; a key that another message had before is named anew. */
  private noteOf(key: number, from: string, to: string, type: string): Note {
    let note = this.notes.get(key);
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
      note.element.dataset.message = String(numberOf(key));
      this.notes.set(key, note);
      note.type = '';
    }
    if (note.type !== type) (isCall(type) ? this.calls : this.letters).append(note.element);
    if (note.from !== from || note.to !== to || note.type !== type) {
      Object.assign(note, { from, to, type });
      Object.assign(note.element.dataset, { from, to, type });
    }
    note.seen = this.pass;
    return note;
  }
}
