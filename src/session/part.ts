// A part of the engine that the worker does not bring along: a protocol, a detector, a job or a built-in scenario. In the built
// site the registries fetch by this (see scripts/site/parts.ts); elsewhere they hold everything, and nobody calls it.

import type { Response } from './messages.ts';

declare global {
  /** Where the parts put themselves. */
  var rollcallParts: Record<string, unknown> | undefined;
  /** What the addresses of the parts are relative to; the worker itself lives at a blob. */
  var rollcallBase: string | undefined;
  /** Of workers only, and for classic scripts; the DOM's types have it not. */
  function importScripts(...addresses: string[]): void;
}

/** What a part holds; fetched while the worker waits, and once. Throws where it cannot be had. */
export function part(name: string, file: string): unknown {
  const known = self.rollcallParts?.[name];
  if (known !== undefined) return known;
  try {
    // Asked for across origins where the page has none, as any script is: no host has to allow it.
    const fetching: Response = { kind: 'fetching' };
    self.postMessage(fetching);
    importScripts(`${self.rollcallBase ?? ''}${file}`);
  } catch {
    throw new Error(`the part ${name} could not be fetched: is the network gone?`);
  }
  return self.rollcallParts?.[name];
}
