// When did a rule fire? The events of one handling by one rule are one firing, and the first of them stands for it.

import type { History } from '../engine/past/history.ts';
import type { TraceEvent } from '../engine/report.ts';
import type { RawEvent } from '../engine/trace.ts';
import type { EventId } from '../engine/units.ts';
import { codeOf } from '../engine/vocabulary.ts';

export interface Firing {
  /** Searched from behind (before) this event on. */
  readonly from: EventId;
  readonly direction: 1 | -1;
  /** Null: any. */
  readonly node: string | null;
  readonly rule: string | null;
}

/** Events looked at before the search is given up. */
const MOST = 500_000;

/** Null where there is none, as far as is looked. */
export function firingOf(
  past: History,
  { from, direction, node, rule }: Firing,
): TraceEvent | null {
  const { names } = past.setup;
  const code = rule === null ? null : codeOf(rule);
  const isFirst = ({ id, rule: mine, node: who, atUs }: RawEvent): boolean => {
    const before = past.read(id - 1);
    return before?.rule !== mine || before.node !== who || before.atUs !== atUs;
  };
  const found = past.find(
    from,
    direction,
    (event) =>
      event.rule !== 0 &&
      (code === null || event.rule === code) &&
      (node === null || names[event.node] === node) &&
      isFirst(event),
    MOST,
  );
  return found && past.describe(found);
}
