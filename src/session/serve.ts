// Answers requests about a run, and simulates it ahead in between: what the worker does, without the worker.
// `handle` notes a request or answers it at once; `work` is called again and again and takes a slice of what is left to do.

import type { Frame } from '../engine/frame.ts';
import { Run } from '../engine/run.ts';
import type { Micros } from '../engine/units.ts';
import { lookBack } from '../engine/why.ts';
import { type OpenedScenario, openScenario, type Wanted } from '../scenario/open.ts';
import { parseScenario } from '../scenario/parse.ts';
import { diagramOf } from './diagram.ts';
import { firingOf } from './firing.ts';
import type { Request, Response } from './messages.ts';
import { NewsWriter } from './news.ts';
import { Reports } from './reports.ts';

/** Steps simulated between two looks at the clock. */
const STEPS = 256;
/** An address that asks for nothing. */
const NOTHING: Wanted = {
  scenario: null,
  protocol: null,
  nodes: null,
  seed: null,
  at: 0,
  until: null,
};

/** A question that is not answered at once: it waits for the run to get somewhere, or takes more than one slice. */
interface Job {
  ready(): boolean;
  /** Does a part of the work; true when the answer is given. */
  step(): boolean;
}

/** A question about the run. */
type About = Exclude<Request, { kind: 'ping' | 'load' | 'open' | 'parse' }>;

export class Server {
  private readonly post: (response: Response, transfer: Transferable[]) => void;
  private readonly now: () => number;
  private run: Run | null = null;
  private number = 0;
  private readonly news = new NewsWriter();
  /** The engine threw on the way: what was simulated until then can still be looked at. */
  private broken = false;
  /** The reader has seen enough for now. */
  private halted = false;
  private jobs: Job[] = [];
  private reports: Reports | null = null;

  constructor(post: (response: Response, transfer: Transferable[]) => void, now: () => number) {
    this.post = post;
    this.now = now;
    this.say({ kind: 'hello' });
  }

  handle(request: Request): void {
    if (request.kind === 'ping') this.say({ kind: 'pong', requestId: request.requestId });
    else if (request.kind === 'load') this.load(request);
    else if (request.kind === 'open') void this.open(request);
    else if (request.kind === 'parse') this.parse(request);
    else this.attempt(request.requestId, () => this.answer(request));
  }

  /** Works for about so many ms. True while there is more to do. */
  work(budgetMs: number): boolean {
    const until = this.now() + budgetMs;
    this.reports?.nextPart();
    for (const job of [...this.jobs]) {
      if (!job.ready()) continue;
      while (!job.step()) if (this.now() >= until) return true;
      this.jobs = this.jobs.filter((other) => other !== job);
    }
    const { run } = this;
    if (run && !this.idle(run)) {
      try {
        while (!run.advance(STEPS) && this.now() < until);
        this.reports?.tell(run, this.halted);
      } catch (error) {
        this.broken = true;
        this.say({
          kind: 'failed',
          run: this.number,
          simulatedUs: run.simulatedUs,
          message: messageOf(error),
        });
      }
    }
    return (
      (run !== null && !this.idle(run)) ||
      this.reports?.pending ||
      this.jobs.some((job) => job.ready())
    );
  }

  private async open({ requestId, wanted, hash }: Extract<Request, { kind: 'open' }>) {
    let opened: OpenedScenario;
    try {
      opened = await openScenario(wanted, hash);
    } catch (error) {
      // A part of the engine could not be fetched. What opens by itself needs none.
      const { scenario } = await openScenario(NOTHING, '');
      const line = messageOf(error);
      const fault = { tone: 'error', line, text: line } as const;
      opened = { scenario, expect: null, faults: [fault] };
    }
    this.say({ kind: 'opened', requestId, opened });
  }

  private parse({ requestId, input }: Extract<Request, { kind: 'parse' }>): void {
    this.say({ kind: 'parsed', requestId, result: parseScenario(input) });
  }

  private load(request: Extract<Request, { kind: 'load' }>): void {
    this.number = request.run;
    this.news.forget();
    this.broken = false;
    this.halted = false;
    this.jobs = [];
    this.reports = new Reports(
      (response) => this.say(response),
      this.now,
      request.run,
      request.reportFromUs,
    );
    try {
      this.run = new Run(request.scenario);
    } catch (error) {
      this.run = null;
      this.say({ kind: 'failed', run: this.number, simulatedUs: 0, message: messageOf(error) });
    }
  }

  private answer(request: About): void {
    const { requestId } = request;
    const { run } = this;
    if (run === null || request.run !== this.number)
      throw new Error('there is no such run any more');
    switch (request.kind) {
      case 'halt':
        this.halted = request.halt;
        // What there is so far, whole.
        this.reports?.tell(run, this.halted);
        return;
      case 'frame': {
        const frame = this.reached(request.time) ? run.frameAt(request.time) : null;
        const asked = frame ? request.inspect : [];
        const inspections = asked.map((node) => run.inspect(node, request.time));
        // Written last: what is written is sent.
        const picture = frame && { news: this.news.write(frame), inspections };
        this.post({ kind: 'picture', requestId, picture }, frame ? buffersOf(frame) : []);
        return;
      }
      case 'neighbour':
        return this.later(
          requestId,
          () => this.reached(request.time),
          () => {
            const time =
              request.direction > 0
                ? run.nextEventTime(request.time)
                : run.previousEventTime(request.time);
            this.say({ kind: 'time', requestId, time });
            return true;
          },
        );
      case 'events':
        // Events that are not simulated yet are waited for, rather than simulated twice.
        return this.later(
          requestId,
          () => this.finished(run) || run.summary().events >= request.to,
          () => {
            this.say({ kind: 'events', requestId, events: run.events(request.from, request.to) });
            return true;
          },
        );
      case 'events-between':
        return this.later(
          requestId,
          () => this.reached(request.toUs),
          () => {
            this.say({
              kind: 'events',
              requestId,
              events: run.eventsBetween(request.fromUs, request.toUs, request.limit),
            });
            return true;
          },
        );
      case 'why': {
        // A link at a time: in a long chain through a large class each may have to be made again from a checkpoint.
        const looking = lookBack(run.past, request.event);
        return this.later(
          requestId,
          () => true,
          () => {
            const { done, value } = looking.next();
            if (done) this.say({ kind: 'why', requestId, why: value });
            return done ?? false;
          },
        );
      }
      case 'diagram':
        return this.later(
          requestId,
          () => this.reached(request.toUs),
          () => {
            this.say({
              kind: 'diagram',
              requestId,
              diagram: diagramOf(run, request.fromUs, request.toUs),
            });
            return true;
          },
        );
      case 'firing': {
        const event = firingOf(run.past, request);
        this.say({ kind: 'events', requestId, events: event ? [event] : [] });
        return;
      }
    }
  }

  private later(requestId: number, ready: () => boolean, step: () => boolean): void {
    this.jobs.push({
      ready,
      step: () => {
        let done = true;
        this.attempt(requestId, () => {
          done = step();
        });
        return done;
      },
    });
  }

  /** All that happens up to and including a time has been simulated. */
  private reached(time: Micros): boolean {
    const { run } = this;
    return run !== null && (this.finished(run) || time < run.simulatedUs);
  }

  private finished(run: Run): boolean {
    return run.complete || this.broken;
  }

  private idle(run: Run): boolean {
    return this.halted || this.finished(run);
  }

  private attempt(requestId: number, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.say({ kind: 'refused', requestId, message: messageOf(error) });
    }
  }

  private say(response: Response): void {
    this.post(response, []);
  }
}

/** The messages in flight change hands instead of being copied. */
function buffersOf({ flight: { columns } }: Frame): Transferable[] {
  return columns.buffer instanceof ArrayBuffer ? [columns.buffer] : [];
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
