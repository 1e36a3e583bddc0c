// The address of a run: the whole scenario with its script in the fragment, the playhead and the fingerprint beside it.

import type { Scenario } from '../../engine/scenario.ts';
import { encodeScenario, writeFragment } from '../../scenario/link.ts';
import type { ViewId } from './address.ts';

export interface Shared {
  readonly scenario: Scenario;
  readonly atMs: number;
  readonly view: ViewId;
  /** Of the whole run; empty while it is not yet simulated to its end. */
  readonly fingerprint: string;
}

/** Absolute address of a page ("index.html", "embed.html") of this site that shows the run. */
export async function linkTo(
  page: string,
  base: string,
  { scenario, atMs, view, fingerprint }: Shared,
): Promise<string> {
  const url = new URL(page, base);
  if (atMs > 0) url.searchParams.set('at', String(Math.round(atMs * 1000) / 1000));
  if (view !== 'cluster') url.searchParams.set('view', view);
  url.hash = writeFragment({ scenario: await encodeScenario(scenario), fingerprint });
  return url.href;
}
