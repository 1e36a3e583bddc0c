// The script's entries in order of time (of position among equals), and how far the world has come in it.

import type { Setup } from '../compile.ts';
import type { Micros } from '../units.ts';

export class Agenda {
  /** Position of the next entry: how many have been applied. */
  next = 0;
  private readonly script: Setup['script'];
  private readonly order: readonly number[];

  constructor(script: Setup['script']) {
    this.script = script;
    this.order = script
      .map((_, index) => index)
      .sort((a, b) => (script[a]?.atUs ?? 0) - (script[b]?.atUs ?? 0) || a - b);
  }

  /** When the next entry is due; Infinity where there is none. */
  get nextUs(): Micros {
    const index = this.order[this.next];
    return index === undefined ? Infinity : (this.script[index]?.atUs ?? 0);
  }

  /** The index of the next entry in the script; the one after it is the next. */
  take(): number {
    return this.order[this.next++] ?? 0;
  }
}
