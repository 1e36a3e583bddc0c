// Entry of `npm run sim`: see simCommand.ts.

import { isatty } from 'node:tty';
import { Output, reasonOf, writeAll } from './output.ts';
import { FAILED, sim } from './simCommand.ts';

const STDOUT = 1;
const STDERR = 2;

function tell(text: string): void {
  try {
    writeAll(STDERR, text);
  } catch {
    // Nobody listens.
  }
}

try {
  process.exitCode = await sim(process.argv.slice(2), {
    output: () => Output.standard(),
    tell: (line) => tell(`${line}\n`),
    draw: (streaming) => (isatty(STDERR) && !(streaming && isatty(STDOUT)) ? tell : null),
  });
} catch (error) {
  const reason = reasonOf(error);
  const defect = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tell(`sim: ${reason === null ? defect : `cannot write: ${reason}`}\n`);
  process.exitCode = FAILED;
}
