// The worker, and another one when it dies: it is watched, started again, and replaced by this thread where none can be had.
// Questions survive the worker: they are put to the next one.

import type { Port, Request, Response } from './messages.ts';
import { Watch } from './watch.ts';

/** Deaths within this time that are too many. */
const DEATHS = 3;
const DEATHS_WITHIN_MS = 10_000;

export interface Spawn {
  /** Makes a worker; throws where there is none to be had. */
  readonly worker: () => Port;
  /** Serves on this thread. */
  readonly here: () => Port;
}

export interface ConnectionEvents {
  /** Somebody new listens, who knows nothing of what was said before. */
  began(): void;
  /** Before whoever asked for it gets it. */
  heard(response: Response): void;
  /** The worker died and another one has begun the same run from its start. */
  restarted(): void;
  /** No worker can be had here: the page simulates by itself. */
  withoutWorker(): void;
  /** It died too often; nothing is simulated until the next load. */
  gaveUp(): void;
}

interface Pending {
  readonly request: Request;
  /** Null: the answer is lost. */
  readonly take: (response: Response | null) => void;
  resent: boolean;
}

export class Connection {
  /** Something is to be heard unasked. */
  expecting = false;
  private readonly spawn: Spawn;
  private readonly events: ConnectionEvents;
  private readonly watch: Watch;
  private readonly pending = new Map<number, Pending>();
  private port: Port | null = null;
  /** Serves on this thread: nothing to watch, nothing to fall back to. */
  private here = false;
  private born = false;
  private closed = false;
  private deaths: number[] = [];
  private loaded: Request | null = null;
  private pings = 0;

  constructor(spawn: Spawn, events: ConnectionEvents) {
    this.spawn = spawn;
    this.events = events;
    this.watch = new Watch(
      () => this.ping(),
      () => this.died(),
    );
  }

  /** The run that the worker is to know, this one and the next. */
  load(request: Request): void {
    this.loaded = request;
    this.expecting = true;
    if (this.port === null) this.start();
    this.send(request);
  }

  send(request: Request): void {
    this.port?.postMessage(request);
    this.attend();
  }

  ask(request: Request, take: Pending['take']): void {
    if (this.port === null) {
      take(null);
      return;
    }
    this.pending.set(request.requestId, { request, take, resent: false });
    this.send(request);
  }

  loseAll(): void {
    for (const { take } of this.pending.values()) take(null);
    this.pending.clear();
  }

  close(): void {
    this.closed = true;
    this.stop();
    this.loseAll();
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
    this.events.began();
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

  /** Watches for signs of life while something is to be expected of the worker. */
  private attend(): void {
    const waits = !this.born || this.expecting || this.pending.size > 0;
    if (this.port !== null && !this.here && waits) this.watch.start();
    else this.watch.stop();
  }

  private ping(): void {
    if (this.loaded)
      this.port?.postMessage({ kind: 'ping', requestId: --this.pings, run: this.loaded.run });
  }

  private hear(response: Response): void {
    this.born = true;
    this.watch.heard();
    if (response.kind === 'fetching') this.watch.excuse();
    this.events.heard(response);
    if ('requestId' in response) {
      const pending = this.pending.get(response.requestId);
      this.pending.delete(response.requestId);
      pending?.take(response);
    }
    this.attend();
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
    const { loaded } = this;
    this.expecting = true;
    if (loaded) this.send(loaded);
    for (const [id, pending] of this.pending) {
      if (pending.request.run === loaded?.run && !pending.resent) {
        pending.resent = true;
        this.send(pending.request);
      } else {
        this.pending.delete(id);
        pending.take(null);
      }
    }
  }

  private stop(): void {
    this.watch.stop();
    const { port } = this;
    this.port = null;
    port?.terminate();
  }
}
