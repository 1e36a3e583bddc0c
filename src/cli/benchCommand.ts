// `npm run bench`: takes the figures and prints them as a table or as JSON.

import { parseArgs } from 'node:util';
import type { Benchmark, Measured } from './benchmarks.ts';

export const USAGE = `usage: npm run bench [-- --json] [-- --only NAME]

  --json        print one JSON object instead of a table
  --only NAME   take only the benchmarks whose name begins so; may stand more than once
  --help        print this
`;

export type BenchRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly json: boolean; readonly chosen: readonly Benchmark[] }
  | { readonly kind: 'fault'; readonly fault: string };

export function readBenchOptions(args: readonly string[], all: readonly Benchmark[]): BenchRequest {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
      strict: true,
    });
    if (values.help) return { kind: 'help' };
    for (const name of values.only) {
      if (all.some((one) => one.name.startsWith(name))) continue;
      const names = all.map((one) => one.name).join(', ');
      return {
        kind: 'fault',
        fault: `--only: no benchmark ${JSON.stringify(name)}; there are ${names}`,
      };
    }
    const chosen = all.filter(
      ({ name }) => values.only.length === 0 || values.only.some((only) => name.startsWith(only)),
    );
    return { kind: 'run', json: values.json, chosen };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'fault', fault: (reason.split(/\n|\. To specify/)[0] ?? reason).trim() };
  }
}

export type Figures = readonly (readonly [Benchmark, Measured])[];

const digits = (value: number) => {
  const [whole = '', fraction] = `${value}`.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

export function asTable(figures: Figures): string {
  const rows = figures.map(([{ name, unit }, { value, more, note }]) => [
    name,
    value === null ? '-' : digits(value),
    unit,
    note ??
      Object.entries(more ?? {})
        .map(([key, figure]) => `${key} ${digits(figure)}`)
        .join(', '),
  ]);
  const all = [['benchmark', 'figure', 'unit', 'more'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(([name = '', value = '', unit = '', more = '']) =>
      [
        name.padEnd(widths[0] ?? 0),
        value.padStart(widths[1] ?? 0),
        unit.padEnd(widths[2] ?? 0),
        more,
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}

/** What runs them, and each figure by the name of its benchmark. */
export function asJson(figures: Figures, machine: { readonly [key: string]: string }): object {
  return {
    ...machine,
    benchmarks: Object.fromEntries(
      figures.map(([{ name, unit, about }, measured]) => [name, { unit, about, ...measured }]),
    ),
  };
}
