// A protocol that elects nobody and reacts to nothing: it beats, writes, speaks and keeps a diary. What happens to it is the world's doing.

import { compile } from '../compile.ts';
import type { Process } from '../process.ts';
import type { Incoming, Protocol } from '../protocol.ts';
import { protocols } from '../protocols/registry.ts';
import type { TraceEvent } from '../report.ts';
import { eventStream } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { members, scenario } from '../testing.ts';
import type { Micros } from '../units.ts';
import { World } from '../world.ts';

export interface Entry {
  readonly what: 'start' | 'timer' | 'message';
  readonly name: string;
  /** On the clock of whom it happens to. */
  readonly at: Micros;
  /** When a timer was to fire; when a message was sent, on the sender's clock. */
  readonly due: Micros;
}

interface Diary {
  readonly entries: Entry[];
  readonly due: Record<string, Micros>;
}

const params = {
  tickMs: { kind: 'duration', default: 100, min: 1, max: 10_000, title: 'Tick', help: 'Writes.' },
  tockMs: { kind: 'duration', default: 137, min: 1, max: 10_000, title: 'Tock', help: 'Notes.' },
} as const;

/** Each tick: one durable write, then a note to all. Each tock: nothing but a line in the diary. */
const probe: Protocol<typeof params, Diary, { writes: number }, never> = {
  ...({ id: 'probe', title: 'Probe', summary: '', source: '', promises: [], rules: {} } as const),
  ...({ usesDetector: false, watches: 'all', needs: 'any', params } as const),
  messages: { note: { title: '', help: '', fields: { writes: 'count', at: 'time' } } },
  timers: { tick: { title: '' }, tock: { title: '' } },
  state: () => ({ entries: [], due: {} }),
  durable: () => ({ writes: 0 }),
  onStart(node) {
    node.state.entries.push({ what: 'start', name: '', at: node.now, due: node.now });
    for (const name of ['tick', 'tock'] as const) arm(node, name, node.params[`${name}Ms`]);
  },
  onTimer(node, name) {
    const due = node.state.due[name] ?? 0;
    node.state.entries.push({ what: 'timer', name, at: node.now, due });
    arm(node, name, name === 'tick' ? node.params.tickMs : node.params.tockMs);
    if (name !== 'tick') return;
    node.durable.writes += 1;
    node.persist();
    node.broadcast('note', { writes: node.durable.writes, at: node.now });
  },
  onMessage(node, { from, payload }: Incoming) {
    const due = payload.at as Micros;
    node.state.entries.push({ what: 'message', name: String(from), at: node.now, due });
  },
  onForcedTimeout() {},
  beliefs: () => [],
  timely: () => true,
  recoveryBound: () => null,
};

function arm(
  node: { state: Diary; now: Micros; setTimer(name: string, after: Micros): void },
  name: string,
  after: Micros,
): void {
  node.state.due[name] = node.now + after;
  node.setTimer(name, after);
}

(protocols as Record<string, Protocol>).probe = probe;

/** One-way latency of the messages, in ms. */
export const LATENCY = 20;

/** Three probes for 3 s; nothing fails, and every message takes as long. */
export const probing = (changes: Partial<Scenario> = {}): Scenario =>
  scenario({
    protocol: { id: 'probe', params: {} },
    nodes: members(3),
    network: { latencyMs: LATENCY, loss: 0, duplicate: 0 },
    work: null,
    script: [],
    untilMs: 3000,
    ...changes,
  });

export function eventsOf(value: Scenario): TraceEvent[] {
  const events: TraceEvent[] = [];
  eventStream(value, (event) => events.push(event));
  return events;
}

/** The world as it is after all that happens up to a moment in ms. */
export function worldAt(value: Scenario, ms: number): World {
  const world = new World(compile(value), null, null);
  world.runUntil(Math.round(ms * 1000));
  return world;
}

export function processOf(world: World, index: number): Process {
  const process = world.processes[index];
  if (!process) throw new Error(`no process ${index}`);
  return process;
}

export const diaryOf = (world: World, index: number): readonly Entry[] =>
  (processOf(world, index).state as Diary).entries;

/** What a message came to: by its number, all that was said of it. */
export function fates(events: readonly TraceEvent[]) {
  return events
    .filter(({ kind }) => kind === 'send')
    .map((send) => {
      const ends = events.filter(
        ({ kind, message }) => message === send.message && (kind === 'deliver' || kind === 'drop'),
      );
      return { send, ends };
    });
}
