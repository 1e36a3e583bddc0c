// The past of a run as it is asked about: one event, the nearest of a kind, what one node said to another.

import type { Setup } from '../compile.ts';
import type { TraceEvent } from '../report.ts';
import type { RawEvent } from '../trace.ts';
import type { EventId, NodeId } from '../units.ts';

/** How far back, in events, is looked for what nobody remembers. */
export const FAR = 200_000;
/** How far back is listened for a word: those of two nodes are far apart where hundreds speak to each other. */
export const MOST_HEARD = 1_000_000;

/** What takes longer than a moment is done in steps, so that somebody else may have his turn in between. */
export type Steps<T> = Generator<undefined, T>;

export interface History {
  readonly setup: Setup;
  /** As it was recorded; null where there is none of this id. */
  read(id: EventId): RawEvent | null;
  /** As the public event. Who looks at raw events asks here: the words behind their codes belong to this run's process. */
  describe(event: RawEvent): TraceEvent;
  /** The nearest event after (before) an event that is wanted, looking at no more than `most`; null = there is none among them. */
  find(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most: number,
  ): RawEvent | null;
  /** The same among all that are not messages: however far away, unless `most` says how far. */
  landmark(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most?: number,
  ): Steps<RawEvent | null>;
  /**
   * Each sending, arrival and loss of a message from one node to another before an event, oldest first: back to the last arrival,
   * and to when what arrived was sent.
   */
  words(from: NodeId, to: NodeId, before: EventId): Steps<readonly RawEvent[]>;
}
