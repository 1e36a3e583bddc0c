// Entry of `npm run bench`: see benchmarks.ts for what is measured.

import { cpus } from 'node:os';
import { isatty } from 'node:tty';
import { asJson, asTable, readBenchOptions, USAGE } from './benchCommand.ts';
import { benchmarks } from './benchmarks.ts';
import { ReaderGone, writeAll } from './output.ts';

const STDOUT = 1;
const STDERR = 2;

function print(text: string): void {
  try {
    writeAll(STDOUT, text);
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
  }
}

const request = readBenchOptions(process.argv.slice(2), benchmarks);
if (request.kind === 'help') {
  print(USAGE);
} else if (request.kind === 'fault') {
  writeAll(STDERR, `bench: ${request.fault}\n`);
  process.exitCode = 2;
} else {
  const watched = isatty(STDERR);
  const figures = request.chosen.map((benchmark) => {
    if (watched) writeAll(STDERR, `\r${benchmark.name} …\x1b[K`);
    return [benchmark, benchmark.run()] as const;
  });
  if (watched) writeAll(STDERR, '\r\x1b[K');
  const machine = {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
  };
  print(
    request.json
      ? `${JSON.stringify(asJson(figures, machine))}\n`
      : `Node ${machine.node} on ${machine.platform}, ${machine.cpu}\n\n${asTable(figures)}`,
  );
}
