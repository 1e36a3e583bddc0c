// The benchmarks: a list, so that one more is one line at its end.

import { readFileSync } from 'node:fs';
import { DELIVERY, Queue } from '../engine/queue.ts';
import { Stream } from '../engine/random.ts';
import { measure, Run, simulate } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { parseScenarioText } from '../scenario/parse.ts';
import { builtSize, embedChunks } from './builtSize.ts';
import { busy, FAST, FAST_RAFT, type Pace } from './busy.ts';
import { embedBenchmarks } from './embedBenchmarks.ts';
import { frameBenchmarks } from './frameBenchmarks.ts';
import { Trials, trialScenario } from './trials.ts';

export interface Measured {
  /** The figure; null where it could not be taken (`note` says why). */
  readonly value: number | null;
  readonly more?: { readonly [name: string]: number };
  readonly note?: string;
}

export interface Benchmark {
  readonly name: string;
  readonly unit: string;
  /** What the figure is, in one line. */
  readonly about: string;
  run(): Measured;
}

const TIMED = 5;

/** Middle of the times of five runs after a warm-up, in ms; a run may say what it came to. */
function timed<T>(run: () => T): { readonly ms: number; readonly result: T } {
  let result = run();
  const times: number[] = [];
  for (let turn = 0; turn < TIMED; turn++) {
    const before = performance.now();
    result = run();
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return { ms: times[TIMED >> 1] as number, result };
}

const rounded = (value: number, decimals = 0) => Number(value.toFixed(decimals));

const TEN_MINUTES = 600_000;
const defaultPace = () => busy(5, TEN_MINUTES, { everyMs: 30_000 });
const fastPace = () => busy(5, TEN_MINUTES, FAST);

function throughput(count: number, untilMs: number, pace: Pace): Measured {
  const scenario = busy(count, untilMs, pace);
  const { ms, result } = timed(() => simulate(scenario).summary());
  const { delivered } = result.messages;
  return {
    value: rounded((delivered / ms) * 1000),
    more: {
      nsPerMessage: rounded((ms / delivered) * 1e6),
      delivered,
      events: result.events,
      failovers: result.failovers.length,
      medianMs: rounded(ms, 1),
    },
  };
}

/** The experiment as the docs have it. */
function fig16(): Measured {
  const file = 'docs/experiments/raft-150-300.json';
  const parsed = parseScenarioText(readFileSync(file, 'utf8'));
  if (!parsed.ok) return { value: null, note: `${file}: ${parsed.faults.join('; ')}` };
  const { ms, result } = timed(() => {
    const trials = new Trials();
    for (let index = 0; index < 1000; index++)
      trials.add(measure(trialScenario(parsed.scenario, index)));
    return trials.line();
  });
  return { value: rounded(ms), more: { p50: result.failover.recoveredMs.p50 ?? 0 } };
}

/** One entry out and one in, as for a message, among as many as there are in flight in a class of fifty. */
function heap(): Measured {
  const turns = 2_000_000;
  const waiting = 2500;
  const { ms, result } = timed(() => {
    const queue = new Queue();
    const luck = Stream.named(7, 'bench');
    let sequence = 0;
    while (sequence < waiting) queue.push(luck.between(1000, 2000), DELIVERY, ++sequence, 0);
    for (let turn = 0; turn < turns; turn++) {
      queue.pop();
      queue.push(queue.poppedTime + luck.between(1000, 2000), DELIVERY, ++sequence, 0);
    }
    return queue.size;
  });
  return {
    value: rounded((turns / ms) * 1000),
    more: { nsPerMessage: rounded((ms / turns) * 1e6), waiting: result, medianMs: rounded(ms, 1) },
  };
}

const finished = new Map<() => Scenario, Run>();

/** The run of a scenario, simulated once for all that look into it. */
function runOf(scenario: () => Scenario): Run {
  const run = finished.get(scenario) ?? new Run(scenario()).finish();
  finished.set(scenario, run);
  return run;
}

function seek(scenario: () => Scenario): Measured {
  const run = runOf(scenario);
  const luck = Stream.named(7, 'bench seek');
  const times: number[] = [];
  // The first looks are the warm-up.
  for (let look = -50; look < 500; look++) {
    const at = luck.between(0, run.setup.untilUs);
    const before = performance.now();
    run.frameAt(at);
    if (look >= 0) times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const rank = (percent: number) => times[Math.ceil((percent * times.length) / 100) - 1] as number;
  return {
    value: rounded(rank(95), 3),
    more: {
      p50: rounded(rank(50), 3),
      p95: rounded(rank(95), 3),
      max: rounded(rank(100), 3),
      events: run.summary().events,
    },
  };
}

function checkpoints(scenario: () => Scenario): Measured {
  const run = runOf(scenario);
  const bytes = run.checkpointBytes();
  const count = run.checkpointCount;
  return { value: bytes, more: { count, bytesEach: rounded(bytes / count) } };
}

const studioOf = (view: string) => size('index.html', ['core', view]);
const embedOf = (view: string) => size('embed.html', embedChunks('dist', view));

function size(page: string, chunks: readonly string[]): Measured {
  const built = builtSize('dist', page, chunks);
  if (!built) return { value: null, note: `no dist/${page}: run npm run build first` };
  const { js, css, html, files, raw } = built;
  return { value: js + css, more: { js, css, html, files: files.length, raw } };
}

const MESSAGES = 'trace, fingerprint and checkpoints on; fast heartbeats, a failover each second';
const LOOKS = 'state at 500 random times of a 10-minute run of 5 nodes (p95)';
const LOADED =
  'JavaScript and CSS that the page loads to show its stage, the worker included, gzip -9';

export const benchmarks: readonly Benchmark[] = [
  {
    name: 'messages-5',
    unit: 'messages/s',
    about: `5 nodes, ${MESSAGES}`,
    run: () => throughput(5, 400_000, FAST),
  },
  {
    name: 'messages-raft-5',
    unit: 'messages/s',
    about: `5 nodes under raft, ${MESSAGES}`,
    run: () => throughput(5, 400_000, FAST_RAFT),
  },
  {
    name: 'messages-50',
    unit: 'messages/s',
    about: `50 nodes, ${MESSAGES}`,
    run: () => throughput(50, 4000, FAST),
  },
  {
    name: 'raft-fig16',
    unit: 'ms',
    about: '1,000 trials of the Raft paper’s Fig. 16 at 150–300 ms, with durable writes',
    run: fig16,
  },
  { name: 'heap', unit: 'messages/s', about: 'the bare event queue, to compare', run: heap },
  { name: 'seek-default', unit: 'ms', about: `${LOOKS}, usual pace`, run: () => seek(defaultPace) },
  { name: 'seek-fast', unit: 'ms', about: `${LOOKS}, fast heartbeats`, run: () => seek(fastPace) },
  {
    name: 'checkpoints-default',
    unit: 'bytes',
    about: 'memory of the checkpoints of that run, usual pace (estimate)',
    run: () => checkpoints(defaultPace),
  },
  {
    name: 'checkpoints-fast',
    unit: 'bytes',
    about: 'memory of the checkpoints of that run, fast heartbeats (estimate)',
    run: () => checkpoints(fastPace),
  },
  { name: 'size-studio', unit: 'bytes', about: LOADED, run: () => studioOf('Cluster') },
  { name: 'size-embed', unit: 'bytes', about: LOADED, run: () => embedOf('cluster') },
  ...['classroom', 'spacetime', 'comments'].map((view) => ({
    name: `size-embed-${view}`,
    unit: 'bytes',
    about: LOADED,
    run: () => embedOf(view),
  })),
  ...embedBenchmarks,
  ...frameBenchmarks,
];
