// Why did that happen? From any event of a run the chain of causes, link by link, in plain sentences. A link is what the trace
// says (the cause of the event), what the node had decided a breath before, or, where a node acted on silence, what the world knows
// of that silence and the node does not. A breach takes several to break: each of them gets a thread.

import type { History, Steps } from './past/history.ts';
import type { EventKind } from './report.ts';
import type { EventId, Micros } from './units.ts';
import { Chain } from './why/chain.ts';
import { partiesTo } from './why/parties.ts';
import { Teller } from './why/teller.ts';

/** How a step hangs on the one before it, which it explains. */
export type WhyLink =
  /** It is what is asked about. */
  | 'asked'
  /** The trace's own cause. */
  | 'cause'
  /** The same node decided so a breath before, in the same handler. */
  | 'breath'
  /** A fact of the world that the node does not know of. */
  | 'world';

export interface WhyStep {
  readonly event: EventId;
  readonly atUs: Micros;
  readonly node: string | null;
  readonly kind: EventKind;
  readonly link: WhyLink;
  /** One sentence, without a "because". */
  readonly text: string;
  readonly rule: {
    readonly name: string;
    readonly title: string;
    /** The rule's own sentence, with the names filled in. */
    readonly text: string;
    readonly source: string;
  } | null;
  /** Of a step of the script: its position there. */
  readonly script: number | null;
}

export interface WhyThread {
  /** What this thread explains: "n4 leads in epoch 2". */
  readonly title: string;
  readonly steps: readonly WhyStep[];
}

/** The first thread is that of the event itself. */
export interface Why {
  readonly event: EventId;
  readonly threads: readonly WhyThread[];
}

/** Null where there is no such event. A long way back in a large class takes its time: it can be gone in steps. */
export function* lookBack(history: History, id: EventId): Steps<Why | null> {
  const asked = history.read(id);
  if (!asked) return null;
  const teller = new Teller(history);
  const threadOf = (event: typeof asked, title?: string) =>
    new Chain(history, teller, event).thread(title);
  const first = yield* threadOf(asked);
  const threads = [first];
  const told = new Set(first.steps.map(({ event }) => event));
  for (const [event, title] of yield* partiesTo(history, teller, asked)) {
    // What happened at the very moment is in the first thread already.
    if (told.has(event.id) || event.atUs === asked.atUs) continue;
    const thread = yield* threadOf(event, title);
    for (const step of thread.steps) told.add(step.event);
    threads.push(thread);
  }
  return { event: id, threads };
}

/** The whole way at once. */
export function whyOf(history: History, id: EventId): Why | null {
  const steps = lookBack(history, id);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
