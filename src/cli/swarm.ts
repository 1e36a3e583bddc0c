// Entry of `npm run swarm`: see swarmCommand.ts.

import { writeFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { writeAll } from './output.ts';
import { Progress } from './progress.ts';
import { hunt, minimal, sentence } from './swarmCommand.ts';
import { readSwarmOptions, USAGE } from './swarmOptions.ts';

const STDOUT = 1;
const STDERR = 2;

const request = readSwarmOptions(process.argv.slice(2));
if (request.kind === 'help') {
  writeAll(STDOUT, USAGE);
} else if (request.kind === 'fault') {
  writeAll(STDERR, `swarm: ${request.fault}\n`);
  process.exitCode = 2;
} else {
  const { options } = request;
  const draw = isatty(STDERR) ? (text: string) => writeAll(STDERR, text) : null;
  const progress = new Progress({ write: draw });
  const { done, failure } = hunt(options, progress);
  progress.clear();
  if (failure === null) {
    writeAll(STDOUT, `${done} runs under seed ${options.seed}: no promise broken\n`);
  } else {
    const { text, link, found } = await minimal(failure);
    writeFileSync(options.out, text);
    const where = `run ${failure.number} under seed ${options.seed}`;
    writeAll(
      STDOUT,
      `${where}: ${sentence(failure.finding)}\nat its smallest (${options.out}): ${sentence(found)}\n\n${text}\n${link}\n`,
    );
    process.exitCode = 1;
  }
}
