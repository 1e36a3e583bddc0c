// Notices a worker that has gone silent. Counts beats of its own instead of reading a clock: timers of a hidden tab are held
// back and those of a sleeping machine stand still, and neither says anything about the worker.

const BEAT_MS = 500;
/** 4 s of silence. */
const BEATS = 8;
/** 30 s, for a worker that waits for the network. */
const FETCHING_BEATS = 60;
/** A beat that comes this late was held back: it counts for nothing. */
const LATE_MS = 1500;

export class Watch {
  private readonly ping: () => void;
  private readonly silent: () => void;
  private timer: ReturnType<typeof setInterval> | null = null;
  private beats = 0;
  private beatAt = 0;

  constructor(ping: () => void, silent: () => void) {
    this.ping = ping;
    this.silent = silent;
  }

  start(): void {
    if (this.timer !== null) return;
    this.beats = 0;
    this.beatAt = Date.now();
    this.timer = setInterval(() => this.beat(), BEAT_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  heard(): void {
    this.beats = 0;
  }

  /** It will be silent for longer: it waits for the network. */
  excuse(): void {
    this.beats = BEATS - FETCHING_BEATS;
  }

  private beat(): void {
    const now = Date.now();
    const heldBack =
      now - this.beatAt > LATE_MS || (typeof document !== 'undefined' && document.hidden);
    this.beatAt = now;
    this.beats = heldBack ? 0 : this.beats + 1;
    if (this.beats >= BEATS) {
      this.stop();
      this.silent();
    } else {
      this.ping();
    }
  }
}
