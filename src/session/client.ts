// The worker as the session sees it: typed questions, pushed reports, and a worker that is started again when it dies.
// Questions survive the worker: they are put to the next one. They never reject; where an answer is lost, it is the empty one.

import type { Frame, InspectionFrame } from '../engine/frame.ts';
import type { RunReport, TraceEvent } from '../engine/report.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { EventId, Micros } from '../engine/units.ts';
import type { Why } from '../engine/why.ts';
import type { OpenedScenario, Wanted } from '../scenario/open.ts';
import type { ParseResult } from '../scenario/parse.ts';
import type { Diagram } from './diagram.ts';
import { grow } from './growth.ts';
import type { Port, Request, Response, SentPicture } from './messages.ts';
import { NewsReader } from './news.ts';
import { Watch } from './watch.ts';

/** Deaths within this time that are too many. */
const DEATHS = 3;
const DEATHS_WITHIN_MS = 10_000;

export interface ClientEvents {
  report(report: RunReport): void;
  progress(simulatedUs: Micros, complete: boolean, halted: boolean): void;
  /** The worker died and another one has begun the same run from its start. */
  restarted(): void;
  /** No worker can be had here: the page simulates by itself. */
  withoutWorker(): void;
  /** It died too often; nothing is simulated until the next load. */
  gaveUp(): void;
  /** The engine could make nothing of a question. */
  refused(message: string): void;
  /** The engine cannot simulate this scenario any further. */
  failed(message: string): void;
}

/** A frame with the beliefs that were asked for beside it. */
export interface Picture {
  readonly frame: Frame;
  readonly inspections: readonly InspectionFrame[];
}

export interface Spawn {
  /** Makes a worker; throws where there is none to be had. */
  readonly worker: () => Port;
  /** Serves on this thread. */
  readonly here: () => Port;
}

interface Pending {
  readonly request: Request;
  take(response: Response): void;
  lose(): void;
  resent: boolean;
}

export class Client {
  private readonly spawn: Spawn;
  private readonly events: ClientEvents;
  private readonly watch: Watch;
  private readonly pending = new Map<number, Pending>();
  private port: Port | null = null;
  private news = new NewsReader();
  /** The picture of the answer that is being heard. */
  private shown: Picture | null = null;
  /** Serves on this thread: nothing to watch, nothing to fall back to. */
  private here = false;
  private born = false;
  private closed = false;
  private deaths: number[] = [];
  private lastRequest = 0;
  private run = 0;
  private complete = false;
  private loaded: Request | null = null;
  /** The report as told, and as it is being put together from parts. */
  private building: RunReport | null = null;

  constructor(spawn: Spawn, events: ClientEvents) {
    this.spawn = spawn;
    this.events = events;
    this.watch = new Watch(
      () => this.ping(),
      () => this.died(),
    );
  }

  load(scenario: Scenario, reportFromUs: Micros): void {
    this.run++;
    this.begin();
    this.loaded = {
      kind: 'load',
      requestId: ++this.lastRequest,
      run: this.run,
      scenario,
      reportFromUs,
    };
    if (this.port === null) this.start();
    this.send(this.loaded);
  }

  /** What an address opens. Null where the answer was lost. */
  open(wanted: Wanted, hash: string): Promise<OpenedScenario | null> {
    return this.ask(
      (requestId, run) => ({ kind: 'open', requestId, run, wanted, hash }),
      (response) => (response.kind === 'opened' ? { value: response.opened } : null),
      null,
    );
  }

  parse(input: unknown): Promise<ParseResult> {
    return this.ask<ParseResult>(
      (requestId, run) => ({ kind: 'parse', requestId, run, input }),
      (response) => (response.kind === 'parsed' ? { value: response.result } : null),
      { ok: false, faults: ['the simulation does not answer'] },
    );
  }

  /** Null where the run is not that far yet. */
  picture(time: Micros, inspect: readonly string[]): Promise<Picture | null> {
    return this.ask(
      (requestId, run) => ({ kind: 'frame', requestId, run, time, inspect }),
      (response) => (response.kind === 'picture' ? { value: this.shown } : null),
      null,
    );
  }

  /** Time of the next event (Infinity: none) or the previous one (0: none). Null where the answer was lost. */
  neighbour(direction: 1 | -1, time: Micros): Promise<Micros | null> {
    return this.ask(
      (requestId, run) => ({ kind: 'neighbour', requestId, run, direction, time }),
      (response) => (response.kind === 'time' ? { value: response.time } : null),
      null,
    );
  }

  eventsById(from: EventId, to: EventId): Promise<readonly TraceEvent[]> {
    return this.askEvents((requestId, run) => ({ kind: 'events', requestId, run, from, to }));
  }

  eventsBetween(fromUs: Micros, toUs: Micros, limit: number): Promise<readonly TraceEvent[]> {
    return this.askEvents((requestId, run) => ({
      kind: 'events-between',
      requestId,
      run,
      fromUs,
      toUs,
      limit,
    }));
  }

  why(event: EventId): Promise<Why | null> {
    return this.ask(
      (requestId, run) => ({ kind: 'why', requestId, run, event }),
      (response) => (response.kind === 'why' ? { value: response.why } : null),
      null,
    );
  }

  diagram(fromUs: Micros, toUs: Micros): Promise<Diagram | null> {
    return this.ask(
      (requestId, run) => ({ kind: 'diagram', requestId, run, fromUs, toUs }),
      (response) => (response.kind === 'diagram' ? { value: response.diagram } : null),
      null,
    );
  }

  firing(
    from: EventId,
    direction: 1 | -1,
    node: string | null,
    rule: string | null,
  ): Promise<readonly TraceEvent[]> {
    return this.askEvents((requestId, run) => ({
      kind: 'firing',
      requestId,
      run,
      from,
      direction,
      node,
      rule,
    }));
  }

  /** Simulates no further for now; or goes on. */
  halt(halt: boolean): void {
    if (!halt) this.complete = false;
    this.send({ kind: 'halt', requestId: ++this.lastRequest, run: this.run, halt });
  }

  close(): void {
    this.closed = true;
    this.stop();
    this.loseAll();
  }

  private askEvents(
    make: (requestId: number, run: number) => Request,
  ): Promise<readonly TraceEvent[]> {
    return this.ask<readonly TraceEvent[]>(
      make,
      (response) => (response.kind === 'events' ? { value: response.events } : null),
      [],
    );
  }

  private ask<T>(
    make: (requestId: number, run: number) => Request,
    read: (response: Response) => { value: T } | null,
    lost: T,
  ): Promise<T> {
    const request = make(++this.lastRequest, this.run);
    return new Promise((resolve) => {
      if (this.port === null) {
        resolve(lost);
        return;
      }
      this.pending.set(request.requestId, {
        request,
        take: (response) => resolve((read(response) ?? { value: lost }).value),
        lose: () => resolve(lost),
        resent: false,
      });
      this.send(request);
    });
  }

  private begin(): void {
    this.complete = false;
    this.building = null;
  }

  private start(): void {
    this.born = false;
    try {
      this.port = this.here ? this.spawn.here() : this.spawn.worker();
    } catch {
      this.fallBack();
      return;
    }
    this.listen(this.port);
  }

  private fallBack(): void {
    this.here = true;
    this.port = this.spawn.here();
    this.listen(this.port);
    this.events.withoutWorker();
  }

  private listen(port: Port): void {
    this.news = new NewsReader();
    port.onmessage = ({ data }) => {
      if (port === this.port) this.hear(data);
    };
    port.onerror = (event) => {
      // What the page does about it is told to people; the console need not be red as well.
      event.preventDefault();
      if (port === this.port) this.died();
    };
    port.onmessageerror = () => {
      if (port === this.port) this.died();
    };
  }

  private send(request: Request): void {
    this.port?.postMessage(request);
    this.attend();
  }

  /** Watches for signs of life while something is to be expected of the worker. */
  private attend(): void {
    const expecting =
      this.port !== null && !this.here && (!this.born || !this.complete || this.pending.size > 0);
    if (expecting) this.watch.start();
    else this.watch.stop();
  }

  private ping(): void {
    this.port?.postMessage({ kind: 'ping', requestId: ++this.lastRequest, run: this.run });
  }

  private hear(response: Response): void {
    this.born = true;
    this.watch.heard();
    switch (response.kind) {
      case 'hello':
      case 'pong':
        break;
      case 'fetching':
        this.watch.excuse();
        break;
      case 'progress':
        if (response.run !== this.run) break;
        this.complete = response.complete || response.halted;
        this.events.progress(response.simulatedUs, response.complete, response.halted);
        break;
      case 'report':
        if (response.run !== this.run) break;
        this.building = grow(this.building, response.update);
        if (response.last) this.events.report(this.building);
        break;
      case 'failed':
        if (response.run !== this.run) break;
        this.complete = true;
        this.loseAll();
        this.events.progress(response.simulatedUs, false, false);
        this.events.failed(response.message);
        break;
      default: {
        if (response.kind === 'picture') this.put(response.picture);
        const pending = this.pending.get(response.requestId);
        this.pending.delete(response.requestId);
        if (response.kind === 'refused' && pending?.request.run === this.run)
          this.events.refused(response.message);
        pending?.take(response);
      }
    }
    this.attend();
  }

  /** Each picture is put together as it comes, wanted or not: the next one builds on it. */
  private put(picture: SentPicture | null): void {
    this.shown = picture && {
      frame: this.news.read(picture.news),
      inspections: picture.inspections,
    };
  }

  private died(): void {
    if (this.closed) return;
    const { born } = this;
    this.stop();
    if (!born && !this.here) {
      this.fallBack();
      this.resume();
      return;
    }
    const now = Date.now();
    this.deaths = [...this.deaths.filter((then) => now - then < DEATHS_WITHIN_MS), now];
    if (this.deaths.length >= DEATHS) {
      this.deaths = [];
      this.loseAll();
      this.events.gaveUp();
      return;
    }
    this.start();
    this.resume();
    this.events.restarted();
  }

  /** The same run and the same questions, to a new worker. A question that saw a worker die twice is not put a third time. */
  private resume(): void {
    this.begin();
    if (this.loaded) this.send(this.loaded);
    for (const [id, pending] of this.pending) {
      if (pending.request.run === this.run && !pending.resent) {
        pending.resent = true;
        this.send(pending.request);
      } else {
        this.pending.delete(id);
        pending.lose();
      }
    }
  }

  private stop(): void {
    this.watch.stop();
    const { port } = this;
    this.port = null;
    port?.terminate();
  }

  private loseAll(): void {
    for (const pending of this.pending.values()) pending.lose();
    this.pending.clear();
  }
}
