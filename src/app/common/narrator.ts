// What a screen reader is told as the playhead passes: milestones, in order, politely and not more than one breath at a time.

import type { Frame } from '../../engine/frame.ts';
import type { RunReport } from '../../engine/report.ts';

/** Milliseconds of a breath, and sentences in one: of more, the last ones are said. */
export const BREATH_MS = 1200;
const MOST = 4;

export class Narrator {
  /** Id of the last event that was told of; −1 = where the page opened is not known yet. */
  private heard = -1;
  private waiting: string[] = [];

  /** Takes note of where the playhead is. True where there is something to say. */
  look(frame: Frame | null, report: RunReport | null): boolean {
    if (!frame) {
      this.heard = -1;
      return false;
    }
    const now = frame.lastEvent;
    // Going back is not told again; what follows from there is.
    if (this.heard < 0 || now < this.heard) this.heard = now;
    const { heard } = this;
    const news = (report?.milestones ?? []).filter(({ event }) => event > heard && event <= now);
    if (report && report.summary.events >= now) this.heard = now;
    this.waiting.push(...news.map(({ text }) => text));
    return this.waiting.length > 0;
  }

  /** What is to be said now; '' = nothing. */
  breath(): string {
    const said = this.waiting.slice(-MOST).join(' ');
    this.waiting = [];
    return said;
  }
}
