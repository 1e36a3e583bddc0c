// A session: one scenario on screen, its branches, its playhead, and the worker that knows the run. Puts the parts together.

import type { Status } from '../engine/frame.ts';
import type { RunReport } from '../engine/report.ts';
import type { Intervention, Scenario } from '../engine/scenario.ts';
import type { Micros } from '../engine/units.ts';
import type { Branch, Session, SessionState } from './api.ts';
import { attention } from './attention.ts';
import { Branches, endOf } from './branches.ts';
import { Client } from './client.ts';
import { type FrameClock, pageClock } from './clock.ts';
import type { Spawn } from './connection.ts';
import { Player } from './player.ts';
import { serveHere, spawnWorker } from './spawn.ts';
import { milestoneFrom, tickFrom } from './steps.ts';
import { addNotice, createSessionStore, removeNotice, UNBEGUN } from './store.ts';

export interface LoadOptions {
  readonly at?: Micros;
  readonly play?: boolean;
  /** The fingerprint that a shared link promises. */
  readonly expect?: string | null;
}

export interface SessionOptions extends LoadOptions {
  readonly speed?: number;
  /** For tests: other workers, another clock. */
  readonly spawn?: Spawn;
  readonly clock?: FrameClock;
}

const tenths = (time: Micros): string => `${(time / 1_000_000).toFixed(1)} s`;

/** Status of a node after an intervention that names it; null = as before. */
function statusAfter(intervention: Intervention): Status | null {
  switch (intervention.do) {
    case 'crash':
      return 'down';
    case 'pause':
      return 'paused';
    case 'revive':
    case 'resume':
      return 'up';
    default:
      return null;
  }
}

export function createSession(scenario: Scenario, options: SessionOptions = {}): Session {
  const store = createSessionStore(scenario);
  const { getState, setState } = store;
  let branches = new Branches(scenario);
  let expected: string | null = null;
  /** Grows with each command to the playhead: what an earlier one was waiting for is of no interest any more. */
  let command = 0;
  let wantsMilestone = false;
  let eventSteps: Promise<void> = Promise.resolve();
  /** What clicks made of nodes since the frame on screen: it shows them as they were. */
  const clicked = new Map<string, Status>();
  /** Clicks that wait for the picture of the place that the playhead was put to. */
  let clicks: (() => void)[] = [];
  /** The playhead was put somewhere of which there is no picture yet. */
  let unseen = true;
  let gaveUp = false;
  /** No picture will come any more. */
  let stopped = false;
  /** Who waits for the picture under the playhead. */
  const arrivals: (() => void)[] = [];

  const notify: Session['notify'] = (tone, text, line) => addNotice(store, tone, text, line);

  const client = new Client(options.spawn ?? { worker: spawnWorker, here: serveHere }, {
    report: (report) => {
      setState({ report, fingerprint: report.complete ? report.summary.fingerprint : '' });
      compareFingerprint(report);
      if (wantsMilestone) goToMilestone(1, report);
    },
    progress: (us, complete, halted) => {
      player.progress(us, complete);
      // The last moment may be simulated in part.
      player.limit(halted ? Math.max(0, us - 1) : endOf(getState().scenario));
      setState({ simulated: { us, complete, halted } });
    },
    restarted: () => {
      player.begin(endOf(getState().scenario), player.time, true);
      notify(
        'warning',
        `The simulation stopped unexpectedly and was started again at ${tenths(player.time)}.`,
      );
    },
    withoutWorker: () =>
      notify(
        'info',
        'This browser gives the page no worker: the simulation runs in the page itself and may be slower.',
      ),
    gaveUp: () => {
      gaveUp = true;
      stopFor(
        `The simulation stopped again and again, the last time at ${tenths(player.time)}. Reset tries once more.`,
      );
    },
    refused: (message) => notify('warning', `The simulation has no answer: ${message}`),
    failed: (message) => stopFor(`The simulation cannot go on: ${message}`),
  });

  const player = new Player(
    {
      ask: async (time) => {
        const picture = await client.picture(time, getState().inspected);
        if (!picture) return null;
        return {
          frame: picture.frame,
          show: () => {
            clicked.clear();
            const inspections = picture.inspections.filter(({ node }) =>
              getState().inspected.includes(node),
            );
            setState({ frame: picture.frame, inspections });
          },
        };
      },
      ended: () => setState({ playing: false }),
      settled: () => {
        unseen = false;
        const waiting = clicks;
        clicks = [];
        for (const click of waiting) click();
        if (player.arrived) arrive();
      },
    },
    options.clock ?? pageClock,
  );

  function arrive(): void {
    for (const arrival of arrivals.splice(0)) arrival();
  }

  function stopFor(text: string): void {
    setPlaying(false);
    clicks = [];
    unseen = false;
    stopped = true;
    arrive();
    notify('error', text);
  }

  function setPlaying(playing: boolean): void {
    if (playing) player.play();
    else player.pause();
    if (getState().playing !== playing) setState({ playing });
  }

  /** A command to the playhead; what earlier ones still wait for is dropped. */
  function commanded(): void {
    wantsMilestone = false;
    eventSteps = Promise.resolve();
    command++;
  }

  function jump(time: Micros): void {
    if (Number.isNaN(time)) return;
    clicked.clear();
    unseen = true;
    player.jump(time);
  }

  /** Another run under the playhead. The old picture and report stay until the new ones come, or give way to `blank`. */
  function run(branch: Branch, at: Micros, blank: Partial<SessionState> | null): void {
    gaveUp = false;
    stopped = false;
    player.begin(endOf(branch.scenario), at, blank === null);
    setState({
      ...blank,
      scenario: branch.scenario,
      branches: branches.all,
      branch: branch.id,
      why: null,
      // The report of the branch before stays on screen a while; its fingerprint would be a wrong one.
      fingerprint: '',
      mismatch: null,
      simulated: UNBEGUN,
    });
    client.load(branch.scenario, blank === null ? player.time : 0);
  }

  function go(branch: Branch | null): void {
    if (!branch) return;
    commanded();
    clicked.clear();
    unseen = true;
    run(branch, player.time, null);
  }

  function compareFingerprint({ complete, summary: { fingerprint: actual } }: RunReport): void {
    if (!complete || expected === null || getState().branch !== 0) return;
    if (actual !== expected) setState({ mismatch: { expected, actual } });
  }

  function goToMilestone(direction: 1 | -1, report: RunReport | null): void {
    const time = milestoneFrom(report?.milestones ?? [], player.time, direction);
    if (time !== null) jump(time);
    else if (direction < 0) jump(0);
    wantsMilestone = time === null && direction > 0 && !report?.complete;
  }

  async function goToEvent(direction: 1 | -1, mine: number): Promise<void> {
    if (mine !== command) return;
    const from = direction > 0 ? Math.floor(player.time) : Math.ceil(player.time);
    const time = await client.neighbour(direction, from);
    if (mine === command && time !== null && time !== Infinity) jump(time);
  }

  function intervene(intervention: Intervention): void {
    try {
      const branch = branches.grow(Math.floor(player.time), intervention);
      commanded();
      run(branch, player.time, null);
      const status = statusAfter(intervention);
      if (status !== null && 'node' in intervention) clicked.set(intervention.node, status);
    } catch (error) {
      notify('error', error instanceof Error ? error.message : String(error));
    }
  }

  /** Clicks are taken in order, and mean the picture that the reader is about to see. */
  function click(action: () => void): void {
    if (clicks.length === 0 && !unseen) action();
    else clicks.push(action);
  }

  function load(next: Scenario, { at = 0, play = false, expect = null }: LoadOptions = {}): void {
    commanded();
    clicked.clear();
    clicks = [];
    unseen = true;
    branches = new Branches(next);
    expected = expect?.toLowerCase() ?? null;
    const known = new Set(next.nodes.map(({ id }) => id));
    const inspected = getState().inspected.filter((node) => known.has(node));
    run(branches.current, at, {
      report: null,
      frame: null,
      inspected,
      inspections: [],
      highlight: { node: null, event: null },
      selected: null,
    });
    setPlaying(play);
  }

  const session: Session = {
    getState,
    subscribe: store.subscribe,
    playhead: () => player.time,
    onMotion: (listener) => player.onMotion(listener),

    play: () => {
      commanded();
      setPlaying(true);
    },
    pause: () => {
      commanded();
      setPlaying(false);
    },
    toggle: () => (getState().playing ? session.pause() : session.play()),
    step: (direction) => {
      commanded();
      setPlaying(false);
      jump(tickFrom(player.time, getState().scenario.tickMs, direction));
    },
    stepEvent: (direction) => {
      // Quick presses are one command: each goes on from where the one before arrives.
      wantsMilestone = false;
      setPlaying(false);
      const mine = command;
      eventSteps = eventSteps.then(() => goToEvent(direction, mine));
    },
    stepMilestone: (direction) => {
      commanded();
      setPlaying(false);
      goToMilestone(direction, getState().report);
    },
    seek: (time) => {
      commanded();
      jump(time);
    },
    setSpeed: (speed) => {
      if (Number.isNaN(speed)) return;
      player.setSpeed(speed);
      setState({ speed: player.speed });
    },
    rest: (resting) => player.rest(resting),
    reset: () => {
      commanded();
      setPlaying(false);
      if (gaveUp) run(branches.current, 0, null);
      jump(0);
    },

    halt: () => client.halt(true),
    goOn: () => client.halt(false),
    settled: () =>
      player.arrived || stopped
        ? Promise.resolve()
        : new Promise((resolve) => arrivals.push(resolve)),

    intervene: (intervention) =>
      clicks.length > 0 ? click(() => intervene(intervention)) : intervene(intervention),
    toggleNode: (node) =>
      click(() => {
        const status =
          clicked.get(node) ??
          getState().frame?.nodes.find(({ id }) => id === node)?.status ??
          'up';
        intervene({ do: status === 'down' ? 'revive' : 'crash', node });
      }),
    undo: () => go(branches.undo()),
    redo: () => go(branches.redo()),
    switchBranch: (id) => go(branches.switchTo(id)),
    load,

    open: (wanted, hash) => client.open(wanted, hash),
    parse: (input) => client.parse(input),

    ...attention(store, () => player.askAgain()),
    events: (from, to) => client.eventsById(from, to),
    eventsBetween: (fromUs, toUs, limit) => client.eventsBetween(fromUs, toUs, limit),
    explain: (event) => {
      setState({ why: event === null ? null : { event, answer: null } });
      if (event === null) return;
      const asked = getState().why;
      void client.why(event).then((answer) => {
        if (getState().why === asked) setState({ why: answer && { event, answer } });
      });
    },
    diagram: (fromUs, toUs) => client.diagram(fromUs, toUs),
    firing: async (from, direction, node, rule) =>
      (await client.firing(from, direction, node, rule))[0] ?? null,

    notify,
    dismiss: (notice) => removeNotice(store, notice),
    dispose: () => {
      commanded();
      clicks = [];
      stopped = true;
      arrive();
      player.close();
      client.close();
    },
  };

  if (options.speed !== undefined) session.setSpeed(options.speed);
  load(scenario, options);
  return session;
}
