// Stand-ins for tests: a clock that is wound by hand, and workers that live in the test and die when told to.

import type { Frame } from '../engine/frame.ts';
import { Run } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { Session } from './api.ts';
import type { FrameClock } from './clock.ts';
import type { Port, Request, Response } from './messages.ts';
import { Server } from './serve.ts';
import { createSessionStore } from './store.ts';

/** Lets everything that was promised come in. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

export class ManualClock implements FrameClock {
  time = 0;
  frames = 0;
  /** Whether anybody looks: animation frames come only then. */
  visible = true;
  private waiting: (() => void)[] = [];
  private timers: { at: number; callback: () => void }[] = [];

  now = (): number => this.time;
  nextFrame = (callback: () => void): void => {
    this.waiting.push(callback);
  };
  after = (ms: number, callback: () => void): (() => void) => {
    const timer = { at: this.time + ms, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** True while an animation frame is asked for. */
  get busy(): boolean {
    return this.waiting.length > 0;
  }

  /** So many ms pass in animation frames of `frameMs`. */
  async pass(ms: number, frameMs = 16): Promise<void> {
    for (const end = this.time + ms; this.time < end; ) {
      this.time = Math.min(end, this.time + frameMs);
      for (const timer of this.timers.filter(({ at }) => at <= this.time)) {
        this.timers = this.timers.filter((other) => other !== timer);
        timer.callback();
      }
      if (this.visible) {
        const callbacks = this.waiting;
        this.waiting = [];
        this.frames++;
        for (const callback of callbacks) callback();
      }
      await settle();
    }
  }
}

/** A worker in the test: nothing happens in it until `work` is called. */
export class TestPort implements Port {
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  onmessageerror: Port['onmessageerror'] = null;
  readonly requests: Request[] = [];
  terminated = false;
  /** Answers nothing, as if in an endless loop. */
  hung = false;
  private readonly server: Server;
  private readonly spoken: Response[] = [];
  private handled = 0;

  constructor() {
    this.server = new Server(
      (response) => this.spoken.push(structuredClone(response)),
      () => performance.now(),
    );
  }

  postMessage(request: Request): void {
    this.requests.push(structuredClone(request));
  }
  terminate(): void {
    this.terminated = true;
  }
  crash(): void {
    this.onerror?.({ preventDefault: () => {} });
  }

  /** Handles what was asked, works a slice, and speaks. True while there is more to do. */
  work(budgetMs = 8): boolean {
    if (this.hung || this.terminated) return false;
    for (; this.handled < this.requests.length; this.handled++) {
      const request = this.requests[this.handled];
      if (request) this.server.handle(request);
    }
    const more = this.server.work(budgetMs);
    for (let data = this.spoken.shift(); data; data = this.spoken.shift())
      this.onmessage?.({ data });
    return more;
  }
}

/** A frame with nothing on it, valid for a time. */
export const emptyFrame = (time: number, validUntil: number): Frame => ({
  time,
  validUntil,
  nodes: [],
  services: [],
  flight: { count: 0, columns: new Float64Array(0), processes: [], types: [] },
  cuts: [],
  groups: null,
  leader: null,
  epoch: 0,
  leaders: [],
  network: { latencyUs: [0, 0], loss: 0, duplicate: 0 },
  jobs: null,
  lastEvent: 0,
});

/** A session that stands still at a moment of a finished run: what a view is given to draw. Commands do nothing. */
export function stillSession(scenario: Scenario, time: number): Session {
  const run = new Run(scenario).finish();
  const store = createSessionStore(scenario);
  const branch = { id: 0, parent: null, scenario, forkUs: 0, label: 'Start' };
  store.setState({ frame: run.frameAt(time), report: run.report(), branches: [branch] });
  const none = () => {};
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    playhead: () => time,
    onMotion: () => none,
    play: none,
    pause: none,
    toggle: none,
    step: none,
    stepEvent: none,
    stepMilestone: none,
    seek: none,
    setSpeed: none,
    rest: none,
    settled: async () => {},
    reset: none,
    halt: none,
    goOn: none,
    intervene: none,
    toggleNode: none,
    undo: none,
    redo: none,
    switchBranch: none,
    load: none,
    open: async () => null,
    parse: async () => ({ ok: false, faults: ['a picture parses nothing'] }),
    inspect: none,
    highlight: none,
    select: none,
    toggleSelected: none,
    events: async (from, to) => run.events(from, to),
    eventsBetween: async (fromUs, toUs, limit) => run.eventsBetween(fromUs, toUs, limit),
    explain: none,
    diagram: async () => null,
    firing: async () => null,
    notify: none,
    dismiss: none,
    dispose: none,
  };
}
