// What stands behind `npm run sim --`: options and the source, read strictly; every fault is a line.

import { parseArgs } from 'node:util';
import { LIMITS } from '../scenario/limits.ts';

const MOST_TRIALS = 1_000_000;

export interface SimOptions {
  /** A file, a built-in's id or a link. */
  readonly source: string;
  readonly untilMs: number | null;
  readonly seed: number | null;
  readonly events: boolean;
  readonly trials: number | null;
  readonly each: boolean;
}

export type SimRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly out: string | null }
  | { readonly kind: 'run'; readonly out: string | null; readonly options: SimOptions }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

export const USAGE = `usage: npm run -s sim -- <source> [options]

<source> is a file (scenario JSON), the id of a built-in scenario, or a shared link
(an address with #s=…, or the fragment alone: '#s=…').

  --until MS     end the run at this virtual time instead of the scenario's own
  --seed S       use this seed, 0 to ${LIMITS.seed}, instead of the scenario's own
  --events       print every event, a JSON line each, before the summary
  --trials N     run under the seeds seed, seed + 1, …; print one line about all runs
  --each         with --trials: print the summary of every run too, with its seed
  --out FILE     write to a file instead of standard output
  --list         print the built-in scenarios, a JSON line each
  --help         print this

Standard output carries JSON lines only; faults go to standard error.
Exit status: 0 run; 1 the run breached a promise that its protocol makes under these
faults; 2 bad scenario or option; 3 the output could not be written, or a defect.
`;

const OPTIONS = {
  until: { type: 'string', multiple: true },
  seed: { type: 'string', multiple: true },
  trials: { type: 'string', multiple: true },
  out: { type: 'string', multiple: true },
  events: { type: 'boolean' },
  each: { type: 'boolean' },
  list: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function parsed(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

/** Never throws. */
export function readOptions(args: readonly string[]): SimRequest {
  const faults: string[] = [];
  let given: ReturnType<typeof parsed>;
  try {
    given = parsed(args);
  } catch (error) {
    // The first sentence names the option; what follows is advice for programmers, over several lines.
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'faults', faults: [(reason.split(/\n|\. To specify/)[0] ?? reason).trim()] };
  }
  const { values, positionals } = given;
  if (values.help) return { kind: 'help' };

  const once = (name: 'until' | 'seed' | 'trials' | 'out'): string | null => {
    const all = values[name] ?? [];
    if (all.length > 1) faults.push(`--${name}: given ${all.length} times`);
    return all[0] ?? null;
  };
  const number = (name: 'until' | 'seed' | 'trials', min: number, max: number, whole: boolean) => {
    const text = once(name);
    if (text === null) return null;
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? 'a whole number' : 'a number';
    faults.push(`--${name}: must be ${kind} from ${min} to ${max}, not ${JSON.stringify(text)}`);
    return null;
  };

  const untilMs = number('until', LIMITS.shortestMs, LIMITS.untilMs, false);
  const seed = number('seed', 0, LIMITS.seed, true);
  const trials = number('trials', 1, MOST_TRIALS, true);
  const out = once('out');
  const { events = false, each = false, list = false } = values;
  if (out === '') faults.push('--out: must name a file');

  if (list) {
    const others = { until: values.until, seed: values.seed, trials: values.trials, events, each };
    for (const [name, value] of Object.entries(others))
      if (value) faults.push(`--${name}: has no meaning with --list`);
    if (positionals.length > 0) faults.push('--list: takes no scenario');
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'list', out };
  }
  if (each && !values.trials) faults.push('--each: has a meaning with --trials only');
  if (events && values.trials) faults.push('--events: has no meaning with --trials');
  const [source, ...more] = positionals;
  if (!source) faults.push('a scenario is missing: a file, a built-in id or a link (see --help)');
  for (const one of more) faults.push(`${JSON.stringify(one)}: one scenario at a time`);
  if (faults.length > 0 || !source) return { kind: 'faults', faults };
  return { kind: 'run', out, options: { source, untilMs, seed, events, trials, each } };
}
