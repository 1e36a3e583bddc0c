// `npm run sim`: runs scenarios in Node and prints JSON lines.

import type { Summary } from '../engine/report.ts';
import { eventStream } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { builtinScenario, builtins } from '../scenario/builtin/registry.ts';
import { drive } from './drive.ts';
import { readOptions, type SimOptions, USAGE } from './options.ts';
import { Output, ReaderGone, reasonOf } from './output.ts';
import { Progress } from './progress.ts';
import { readSource } from './source.ts';
import { Trials, trialScenario } from './trials.ts';

export const RAN = 0;
export const BREACHED = 1;
export const REFUSED = 2;
export const FAILED = 3;

/** What the command sees of the process. */
export interface Surroundings {
  readonly output: () => Output;
  readonly tell: (line: string) => void;
  /** Draws the progress bar; null where nobody sees it, or where lines go to the same terminal. */
  readonly draw: (streaming: boolean) => ((text: string) => void) | null;
}

/** Events between two looks at the clock. */
const EVENTS = 1 << 12;

type Lines = (value: object) => void;

const seconds = (us: number) => `${(us / 1e6).toFixed(1)} s`;
const breached = (summary: Summary) => summary.violations.some(({ promised }) => promised);

function streamOne(scenario: Scenario, print: Lines, tick: (nowUs: number) => void): Summary {
  let count = 0;
  return eventStream(scenario, (event) => {
    print(event);
    if (++count % EVENTS === 0) tick(event.atUs);
  });
}

/** Runs what the options ask for and prints it. True if a promise was breached that holds under these faults. */
function runAll(
  scenario: Scenario,
  options: Pick<SimOptions, 'events' | 'trials' | 'each'>,
  print: Lines,
  progress: Progress,
): { readonly breached: boolean; readonly summary: Summary | null } {
  const untilUs = scenario.untilMs * 1000;
  if (options.trials === null) {
    const tick = (nowUs: number) =>
      progress.update(nowUs / untilUs, () => `${seconds(nowUs)} of ${seconds(untilUs)}`);
    const summary = options.events ? streamOne(scenario, print, tick) : drive(scenario, tick);
    print(summary);
    return { breached: breached(summary), summary };
  }
  const { trials: count, each } = options;
  const trials = new Trials();
  let any = false;
  for (let index = 0; index < count; index++) {
    const trial = trialScenario(scenario, index);
    const summary = drive(trial, (nowUs) =>
      progress.update((index + nowUs / untilUs) / count, () => `run ${index + 1} of ${count}`),
    );
    trials.add(summary);
    any ||= breached(summary);
    if (each) print({ seed: trial.seed, ...summary });
    progress.update((index + 1) / count, () => `run ${index + 1} of ${count}`);
  }
  print(trials.line());
  return { breached: any, summary: null };
}

function listBuiltins(print: Lines): void {
  for (const { id, teaches } of builtins)
    print({ id, title: builtinScenario(id)?.title ?? '', teaches });
}

/** The exit status. Rejects only with what the file system says of the output. */
export async function sim(args: readonly string[], around: Surroundings): Promise<number> {
  const request = readOptions(args);
  if (request.kind === 'faults') {
    for (const fault of request.faults) around.tell(`sim: ${fault}`);
    return REFUSED;
  }
  if (request.kind === 'help') {
    return writing(around.output(), (output) => {
      output.text(USAGE);
      return RAN;
    });
  }
  if (request.kind === 'list') {
    const output = openOutput(request.out, around);
    if (!output) return REFUSED;
    return writing(output, () => {
      listBuiltins((value) => output.line(value));
      return RAN;
    });
  }

  const { options, out } = request;
  const source = await readSource(options.source);
  for (const line of source.ok ? source.warnings : source.faults) around.tell(line);
  if (!source.ok) return REFUSED;
  const output = openOutput(out, around);
  if (!output) return REFUSED;
  const scenario: Scenario = {
    ...source.scenario,
    seed: options.seed ?? source.scenario.seed,
    untilMs: options.untilMs ?? source.scenario.untilMs,
  };
  const progress = new Progress({
    write: around.draw(out === null && (options.events || options.each)),
  });
  return writing(output, () => {
    try {
      const result = runAll(scenario, options, (value) => output.line(value), progress);
      const own = options.seed === null && options.untilMs === null;
      const { fingerprint } = source;
      if (fingerprint && own && result.summary && result.summary.fingerprint !== fingerprint)
        around.tell(
          `link: this run differs from its sender's, whose fingerprint is ${fingerprint}`,
        );
      return result.breached ? BREACHED : RAN;
    } finally {
      progress.clear();
    }
  });
}

function openOutput(out: string | null, around: Surroundings): Output | null {
  if (out === null) return around.output();
  try {
    return Output.file(out);
  } catch (error) {
    around.tell(`sim: --out: ${reasonOf(error) ?? String(error)}`);
    return null;
  }
}

/** A reader who has seen enough is no fault; anything else leaves no half-written file behind. */
function writing(output: Output, write: (output: Output) => number): number {
  try {
    const status = write(output);
    output.finish();
    return status;
  } catch (error) {
    output.abandon();
    if (error instanceof ReaderGone) return RAN;
    throw error;
  }
}
