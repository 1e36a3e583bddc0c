// A scenario from a file: read, parsed, and shown only if it is right. What is wrong is said with the file's name.

import { parseScenarioText } from '../../scenario/parse.ts';
import type { Session } from '../../session/api.ts';

/** Larger than any scenario within the limits is. */
const MOST_BYTES = 32 * 1024 * 1024;
/** More lines than these are not read by anybody. */
const MOST_FAULTS = 5;

export async function openFile(session: Session, file: File): Promise<void> {
  if (file.size > MOST_BYTES) {
    session.notify('error', `${file.name}: has ${file.size} bytes; no scenario is that large`);
    return;
  }
  const result = parseScenarioText(await file.text());
  if (result.ok) {
    session.load(result.scenario);
    session.notify('info', `${file.name} is open.`);
    return;
  }
  for (const fault of result.faults.slice(0, MOST_FAULTS))
    session.notify('error', `${file.name}: ${fault}`);
}
