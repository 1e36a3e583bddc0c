// What the session asks of the simulation, as typed questions, and what it is told unasked. Questions never reject; where an answer is
// lost, it is the empty one.

import type { Frame, InspectionFrame } from '../engine/frame.ts';
import type { RunReport, TraceEvent } from '../engine/report.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { EventId, Micros } from '../engine/units.ts';
import type { Why } from '../engine/why.ts';
import type { OpenedScenario, Wanted } from '../scenario/open.ts';
import type { ParseResult } from '../scenario/parse.ts';
import { Connection, type ConnectionEvents, type Spawn } from './connection.ts';
import type { Diagram } from './diagram.ts';
import { grow } from './growth.ts';
import type { Request, Response, SentPicture } from './messages.ts';
import { NewsReader } from './news.ts';

export interface ClientEvents
  extends Pick<ConnectionEvents, 'restarted' | 'withoutWorker' | 'gaveUp'> {
  report(report: RunReport): void;
  progress(simulatedUs: Micros, complete: boolean, halted: boolean): void;
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

export class Client {
  private readonly events: ClientEvents;
  private readonly connection: Connection;
  private news = new NewsReader();
  /** The picture of the answer that is being heard. */
  private shown: Picture | null = null;
  private lastRequest = 0;
  private run = 0;
  /** The report as it is being put together from parts. */
  private building: RunReport | null = null;

  constructor(spawn: Spawn, events: ClientEvents) {
    this.events = events;
    this.connection = new Connection(spawn, {
      began: () => {
        this.news = new NewsReader();
        this.building = null;
      },
      heard: (response) => this.hear(response),
      restarted: events.restarted,
      withoutWorker: events.withoutWorker,
      gaveUp: events.gaveUp,
    });
  }

  load(scenario: Scenario, reportFromUs: Micros): void {
    this.building = null;
    const requestId = ++this.lastRequest;
    const run = ++this.run;
    this.connection.load({ kind: 'load', requestId, run, scenario, reportFromUs });
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
    if (!halt) this.connection.expecting = true;
    this.connection.send({ kind: 'halt', requestId: ++this.lastRequest, run: this.run, halt });
  }

  close(): void {
    this.connection.close();
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
      this.connection.ask(request, (response) => {
        if (response?.kind === 'refused' && request.run === this.run)
          this.events.refused(response.message);
        resolve(((response && read(response)) ?? { value: lost }).value);
      });
    });
  }

  private hear(response: Response): void {
    if (response.kind === 'picture') this.put(response.picture);
    if (!('run' in response) || response.run !== this.run) return;
    switch (response.kind) {
      case 'progress':
        this.connection.expecting = !response.complete && !response.halted;
        this.events.progress(response.simulatedUs, response.complete, response.halted);
        break;
      case 'report':
        this.building = grow(this.building, response.update);
        if (response.last) this.events.report(this.building);
        break;
      case 'failed':
        this.connection.expecting = false;
        this.connection.loseAll();
        this.events.progress(response.simulatedUs, false, false);
        this.events.failed(response.message);
        break;
    }
  }

  /** Each picture is put together as it comes, wanted or not: the next one builds on it. */
  private put(picture: SentPicture | null): void {
    this.shown = picture && {
      frame: this.news.read(picture.news),
      inspections: picture.inspections,
    };
  }
}
