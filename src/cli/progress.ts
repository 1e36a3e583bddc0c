// A bar on a terminal for what takes longer than a second: redrawn in place, gone at the end.

const PATIENCE_MS = 1000;
const EVERY_MS = 100;
const WIDTH = 24;

export interface ProgressOptions {
  /** Where the bar is drawn; null: nowhere. */
  readonly write: ((text: string) => void) | null;
  readonly now?: () => number;
}

export function bar(fraction: number, label: string): string {
  const clamped = Math.min(1, Math.max(0, fraction));
  const full = Math.floor(clamped * WIDTH);
  const percent = `${Math.floor(clamped * 100)}`.padStart(3);
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${percent} % ${label}`.trimEnd();
}

export class Progress {
  private readonly write: ((text: string) => void) | null;
  private readonly now: () => number;
  private next: number;
  private shown = false;

  constructor({ write, now = Date.now }: ProgressOptions) {
    this.write = write;
    this.now = now;
    this.next = now() + PATIENCE_MS;
  }

  /** `fraction` of the whole, from 0 to 1. Cheap when it is not yet time to draw. */
  update(fraction: number, label: () => string): void {
    if (!this.write) return;
    const now = this.now();
    if (now < this.next) return;
    this.next = now + EVERY_MS;
    this.shown = true;
    this.write(`\r${bar(fraction, label())}\x1b[K`);
  }

  clear(): void {
    if (this.shown) this.write?.('\r\x1b[K');
    this.shown = false;
  }
}
