// What a worker tells unasked of the run that it simulates: how far it is, and what it knows of it, in parts that are soon read.

import type { RunReport } from '../engine/report.ts';
import type { Run } from '../engine/run.ts';
import type { Micros } from '../engine/units.ts';
import { inParts, type ReportUpdate, updateOf } from './growth.ts';
import type { Response } from './messages.ts';

/** Reports while the run is growing: at most one in so many ms; it redraws story and timeline. */
const REPORT_MS = 200;
/** Progress is a few bytes, and what a waiting playhead waits for. */
const PROGRESS_MS = 50;
/** Items a list may grow by in one message: some 300 kB, read in a few ms. */
const PART = 2000;

export class Reports {
  private readonly say: (response: Response) => void;
  private readonly now: () => number;
  /** Number of the run that is told of. */
  private readonly number: number;
  private readonly fromUs: Micros;
  private parts: Iterator<{ readonly update: ReportUpdate; readonly last: boolean }> | null = null;
  private reported: RunReport | null = null;
  private reportAt = -Infinity;
  private progressAt = -Infinity;

  /** No report is made before the run is simulated up to `fromUs`. */
  constructor(
    say: (response: Response) => void,
    now: () => number,
    number: number,
    fromUs: Micros,
  ) {
    this.say = say;
    this.now = now;
    this.number = number;
    this.fromUs = fromUs;
  }

  /** A report is on its way. */
  get pending(): boolean {
    return this.parts !== null;
  }

  /** Tells what is due; all of it where the run goes no further. */
  tell(run: Run, halted: boolean): void {
    const now = this.now();
    const { complete, simulatedUs } = run;
    if (complete || halted || now - this.progressAt >= PROGRESS_MS) {
      this.progressAt = now;
      this.say({ kind: 'progress', run: this.number, simulatedUs, complete, halted });
    }
    const due = now - this.reportAt >= REPORT_MS && simulatedUs > this.fromUs && !this.pending;
    if (!complete && !halted && !due) return;
    while (this.pending) this.nextPart();
    this.reportAt = now;
    const report = run.report();
    this.parts = inParts(updateOf(this.reported, report), PART);
    this.reported = report;
    this.nextPart();
  }

  nextPart(): void {
    const next = this.parts?.next();
    if (!next || next.done) return;
    if (next.value.last) this.parts = null;
    this.say({ kind: 'report', run: this.number, ...next.value });
  }
}
