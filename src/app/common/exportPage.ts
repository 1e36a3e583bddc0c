// "Download as one HTML file": the embed's page with the run in it and all that it needs. It plays from a disk, without a network.

import type { Scenario } from '../../engine/scenario.ts';
import { encodeScenario, writeFragment } from '../../scenario/link.ts';
import { withRun } from './saved.ts';
import { SINGLE } from './single.ts';

export interface ExportOptions {
  /** The query that embed.html would get: "?view=classroom&at=3000". */
  readonly search?: string;
  /** Of the whole run, where it is known. */
  readonly fingerprint?: string | null;
}

/** Rejects where the site cannot be reached and has not been kept for that. */
export async function exportPage(
  scenario: Scenario,
  { search = '', fingerprint = null }: ExportOptions = {},
): Promise<Blob> {
  const home = new URL('./', document.baseURI).href;
  const response = await fetch(new URL(SINGLE, home));
  if (!response.ok) throw new Error(`${SINGLE}: ${response.status}`);
  const hash = writeFragment({ scenario: await encodeScenario(scenario), fingerprint });
  const page = withRun(await response.text(), scenario.title || 'Rollcall', { search, hash, home });
  return new Blob([page], { type: 'text/html' });
}
