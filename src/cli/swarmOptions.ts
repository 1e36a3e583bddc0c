// What stands behind `npm run swarm --`.

import { parseArgs } from 'node:util';
import { protocols } from '../engine/protocols/registry.ts';
import { LIMITS } from '../scenario/limits.ts';

export interface SwarmOptions {
  readonly runs: number;
  /** Stops after so many seconds, whatever is left. */
  readonly seconds: number | null;
  readonly seed: number;
  readonly protocol: string | null;
  /** Where the smallest failing scenario is written. */
  readonly out: string;
}

export type SwarmRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly options: SwarmOptions }
  | { readonly kind: 'fault'; readonly fault: string };

export const RUNS = 2000;

export const USAGE = `usage: npm run swarm -- [options]

Runs random scenarios over all protocols, parameters and faults. The first run that breaches a
promise within its stated assumptions is made as small as it gets, and printed as a file and a link.

  --runs N         how many runs (${RUNS}; with --seconds as many as there is time for)
  --seconds S      stop after so many seconds
  --seed X         draw other scenarios, 0 to ${LIMITS.seed} (1)
  --protocol ID    this protocol only: ${Object.keys(protocols).join(', ')}
  --out FILE       where the failing scenario is written (swarm-failure.json)
  --help           print this

Exit status: 0 nothing was found; 1 a promise or a law was broken; 2 bad option.
`;

const text = { type: 'string' } as const;
const OPTIONS = {
  runs: text,
  seconds: text,
  seed: text,
  protocol: text,
  out: text,
  help: { type: 'boolean' },
} as const;

/** Never throws. */
export function readSwarmOptions(args: readonly string[]): SwarmRequest {
  const faults: string[] = [];
  const number = (name: string, given: string | undefined, max: number): number | null => {
    if (given === undefined) return null;
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    if (value <= max) return value;
    faults.push(`--${name}: must be a whole number from 0 to ${max}, not ${JSON.stringify(given)}`);
    return null;
  };
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    if (values.help) return { kind: 'help' };
    const seconds = number('seconds', values.seconds, 1_000_000);
    const runs = number('runs', values.runs, 1_000_000_000);
    const seed = number('seed', values.seed, LIMITS.seed) ?? 1;
    const { protocol = null, out = 'swarm-failure.json' } = values;
    if (protocol !== null && !Object.hasOwn(protocols, protocol))
      faults.push(`--protocol: there is no ${JSON.stringify(protocol)}`);
    const [fault] = faults;
    if (fault) return { kind: 'fault', fault };
    const most = runs ?? (seconds === null ? RUNS : Number.POSITIVE_INFINITY);
    return { kind: 'run', options: { runs: most, seconds, seed, protocol, out } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'fault', fault: (reason.split(/\n|\. To specify/)[0] ?? reason).trim() };
  }
}
