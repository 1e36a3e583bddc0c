// Promises by fault, as a table: what the declarations say in short.

import { FAULTS, type Fault, type Promised, type PromiseName } from './declare.ts';
import type { Protocol } from './protocol.ts';

export interface Column {
  readonly title: string;
  /** The promise must hold under each of these. */
  readonly faults: readonly Fault[];
  /** A leader is asked for while the fault lasts; else after it is over. */
  readonly lasting?: true;
}

/** Faults as the literature groups them. */
export const COLUMNS: readonly Column[] = [
  { title: 'crash, no revive', faults: ['crash'] },
  { title: 'loss, delay', faults: ['loss', 'untimely', 'slow'] },
  { title: 'pause', faults: ['pause'] },
  { title: 'partition', faults: ['partition'] },
  { title: 'one-way', faults: ['one-way'], lasting: true },
  { title: 'drift', faults: ['drift'] },
];

/** The promises that stand in the table, with their heads. */
export const HEADS: readonly (readonly [PromiseName, string])[] = [
  ['one-leader-per-epoch', '1/e'],
  ['one-leader-at-a-time', '1@t'],
  ['leader-again', 'L'],
];

export type Cell = 'holds' | 'breaks' | 'n/a';

export const promisedBy = ({ promises }: Protocol, promise: PromiseName): Promised | undefined =>
  promises.find((declared) => declared.promise === promise);

/** What a protocol does not speak of does not apply to it: where the paper has no epochs, none can have two leaders. */
export function cell(protocol: Protocol, promise: PromiseName, { faults, lasting }: Column): Cell {
  const declared = promisedBy(protocol, promise);
  if (!declared) return 'n/a';
  const end = promise === 'leader-again' || promise === 'highest-leads';
  const under = lasting && end ? (declared.during ?? []) : declared.holdsUnder;
  return under && faults.every((fault) => under.includes(fault)) ? 'holds' : 'breaks';
}

/** "any fault", "any fault but amnesia", "crash, pause". */
export function faultsInWords(faults: readonly Fault[]): string {
  const others = FAULTS.filter((fault) => !faults.includes(fault));
  if (others.length === 0) return 'any fault';
  return others.length < 4 ? `any fault but ${others.join(', ')}` : faults.join(', ');
}
