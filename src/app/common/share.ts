// The address of a run: the whole scenario with its script in the fragment, the playhead and the fingerprint beside it.

import type { Scenario } from '../../engine/scenario.ts';
import { encodeScenario, writeFragment } from '../../scenario/link.ts';
import type { ViewId } from './address.ts';

/** "#s=…&f=…"; the fingerprint is empty while the run is not yet simulated to its end. */
export const fragmentOf = async (scenario: Scenario, fingerprint: string): Promise<string> =>
  writeFragment({ scenario: await encodeScenario(scenario), fingerprint });

/** Absolute address of the studio beside `base` that shows the run at a moment. */
export function studioAddress(base: string, fragment: string, atMs: number, view: ViewId): string {
  const url = new URL('./', base);
  if (atMs > 0) url.searchParams.set('at', String(Math.round(atMs * 1000) / 1000));
  if (view !== 'cluster') url.searchParams.set('view', view);
  url.hash = fragment;
  return url.href;
}
