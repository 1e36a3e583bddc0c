// The playhead: plays, waits for the simulation where it is behind, and asks for a frame when the one on screen went stale.

import type { Frame } from '../engine/frame.ts';
import type { Micros } from '../engine/units.ts';
import type { FrameClock } from './clock.ts';

const SLOWEST = 0.1;
const FASTEST = 100;
/** A longer pause between two animation frames (a hidden tab, a busy page) counts as one of this many ms. */
const LONGEST_MS = 250;
/** Animation frames stand still in hidden tabs and in frames that are scrolled away; the picture is kept right all the same. */
const UNSEEN_MS = 250;

export interface PlayerSource {
  /** The frame at a time; shows it by itself if `show` is called. Null where the simulation is not that far. */
  ask(time: Micros): Promise<{ readonly frame: Frame; show(): void } | null>;
  /** The end was reached while playing. */
  ended(): void;
  /** The frame under the playhead is on screen after a jump or a change of run. */
  settled(): void;
}

export type MotionListener = (frame: Frame, time: Micros) => void;

export class Player {
  private readonly source: PlayerSource;
  private readonly clock: FrameClock;
  private readonly listeners = new Set<MotionListener>();
  private position: Micros = 0;
  private rate = 1;
  private running = false;
  private resting = false;
  private untilUs: Micros = 0;
  private simulatedUs: Micros = 0;
  private complete = false;
  private frame: Frame | null = null;
  /** Of which run the frame is; answers about another run than the present one are dropped. */
  private run = 0;
  private frameRun = -1;
  private asking = false;
  /** Asked since the last animation frame: no more than once in each. */
  private asked = false;
  /** The time of which there was no picture to be had; it is not asked for again until something changes. */
  private denied = -1;
  /** Ask again although the frame is still valid: other nodes are inspected. */
  private again = false;
  /** The playhead was put somewhere, and waits for the picture of that place. */
  private jumping = false;
  private dirty = false;
  private scheduled = false;
  private lastTick = 0;
  private cancelUnseen: (() => void) | null = null;
  private closed = false;

  constructor(source: PlayerSource, clock: FrameClock) {
    this.source = source;
    this.clock = clock;
  }

  get time(): Micros {
    return this.position;
  }

  /** Another run under the playhead, of which nothing is simulated yet. The picture stays until the new one comes, or goes at once. */
  begin(untilUs: Micros, time: Micros, keepPicture: boolean): void {
    this.run++;
    this.untilUs = untilUs;
    this.simulatedUs = 0;
    this.complete = false;
    this.asking = false;
    this.denied = -1;
    if (!keepPicture) this.frame = null;
    this.jump(time);
  }

  /** Another end of the same run: it is simulated so far only. */
  limit(untilUs: Micros): void {
    this.untilUs = untilUs;
    if (this.position > untilUs) this.jump(untilUs);
  }

  progress(simulatedUs: Micros, complete: boolean): void {
    this.simulatedUs = simulatedUs;
    this.complete = complete;
    this.denied = -1;
    this.refresh();
  }

  play(): void {
    if (this.position >= this.untilUs) this.jump(0);
    if (this.running) return;
    this.running = true;
    this.lastTick = this.clock.now();
    this.wake();
  }

  /** While nobody looks, the playhead stands though it plays, and no animation frame is asked for; where it is put, the picture follows. */
  rest(resting: boolean): void {
    this.resting = resting;
    this.lastTick = this.clock.now();
    this.wake();
  }

  pause(): void {
    this.running = false;
    // The picture may be that of the last animation frame still.
    this.refresh();
  }

  jump(time: Micros): void {
    this.position = Math.max(0, Math.min(time, this.untilUs));
    this.dirty = true;
    this.jumping = true;
    this.refresh();
    this.settle();
  }

  /** The picture on screen is that of the place where the playhead was put. */
  get arrived(): boolean {
    return !this.jumping;
  }

  get speed(): number {
    return this.rate;
  }

  setSpeed(speed: number): void {
    this.rate = Math.max(SLOWEST, Math.min(FASTEST, speed));
  }

  /** Asks anew for the frame at the playhead, as soon as may be. */
  askAgain(): void {
    this.again = true;
    this.denied = -1;
    this.refresh();
  }

  onMotion(listener: MotionListener): () => void {
    this.listeners.add(listener);
    this.dirty = true;
    this.wake();
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.closed = true;
    this.running = false;
    this.listeners.clear();
    this.cancelUnseen?.();
  }

  private get moves(): boolean {
    return this.running && !this.resting;
  }

  private stale(): boolean {
    const { frame, position } = this;
    return (
      frame === null ||
      this.frameRun !== this.run ||
      position < frame.time ||
      position >= frame.validUntil
    );
  }

  /** Asks if there is need and leave to. */
  private refresh(): void {
    if (this.closed) return;
    this.wake();
    const time = Math.floor(this.position);
    const simulated = this.complete || time < this.simulatedUs;
    if (
      this.asking ||
      this.asked ||
      !simulated ||
      time === this.denied ||
      !(this.again || this.stale())
    )
      return;
    const { run } = this;
    this.asking = true;
    this.asked = true;
    this.again = false;
    void this.source.ask(time).then((answer) => {
      if (run !== this.run || this.closed) return;
      this.asking = false;
      if (answer) {
        this.frame = answer.frame;
        this.frameRun = run;
        this.dirty = true;
        answer.show();
      } else {
        this.denied = time;
      }
      this.settle();
      this.refresh();
    });
  }

  private settle(): void {
    if (!this.jumping || this.stale()) return;
    this.jumping = false;
    this.source.settled();
  }

  private wake(): void {
    if (this.closed || !(this.moves || this.dirty || this.asked)) return;
    this.cancelUnseen ??= this.clock.after(UNSEEN_MS, () => this.unseen());
    if (this.scheduled) return;
    this.scheduled = true;
    this.clock.nextFrame(() => this.tick());
  }

  private tick(): void {
    this.scheduled = false;
    if (this.closed) return;
    this.cancelUnseen?.();
    this.cancelUnseen = null;
    this.advance();
    this.look();
  }

  /** No animation frame came: nobody is looking. The playhead stands, the picture follows it where it was put. */
  private unseen(): void {
    this.cancelUnseen = null;
    if (!this.closed) this.look();
  }

  private look(): void {
    this.asked = false;
    this.refresh();
    const { frame } = this;
    if (!this.dirty || frame === null) return;
    this.dirty = false;
    const time = Math.max(frame.time, Math.min(this.position, frame.validUntil));
    for (const listener of [...this.listeners]) listener(frame, time);
  }

  private advance(): void {
    const now = this.clock.now();
    const passed = Math.min(now - this.lastTick, LONGEST_MS);
    this.lastTick = now;
    if (!this.moves || this.jumping) return;
    const limit = this.complete ? this.untilUs : Math.min(this.untilUs, this.simulatedUs);
    const next = Math.min(this.position + passed * 1000 * this.rate, limit);
    if (next > this.position) {
      this.position = next;
      this.dirty = true;
    }
    if (this.position >= this.untilUs) {
      this.running = false;
      this.source.ended();
    }
  }
}
