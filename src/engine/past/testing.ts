// The past of a run as plainly as can be: every event in one list, looked through from end to end. What the real one must agree with.

import { describeEvent } from '../describe.ts';
import type { Message } from '../message.ts';
import type { Run } from '../run.ts';
import { DROP, type RawEvent } from '../trace.ts';
import type { EventId, NodeId } from '../units.ts';
import type { History, Steps } from './history.ts';

export class PlainHistory implements History {
  readonly setup: History['setup'];
  private readonly events: RawEvent[] = [];

  constructor(run: Run) {
    this.setup = run.setup;
    run.scan(0, run.setup.untilUs, Infinity, (event) => this.events.push(event));
  }

  read(id: EventId): RawEvent | null {
    return this.events[id - 1] ?? null;
  }
  describe(event: RawEvent) {
    return describeEvent(this.setup, event);
  }
  find(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most: number,
  ): RawEvent | null {
    const near = this.events.filter(
      ({ id }) => (id - from) * direction > 0 && Math.abs(id - from) <= most,
    );
    return (direction > 0 ? near.find(wanted) : near.findLast(wanted)) ?? null;
  }
  *landmark(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most = Infinity,
  ): Steps<RawEvent | null> {
    return this.find(from, direction, (event) => event.kind > DROP && wanted(event), most);
  }
  *words(from: NodeId, to: NodeId, before: EventId): Steps<readonly RawEvent[]> {
    return this.events.filter(({ id, kind, detail }) => {
      const message = detail as Message;
      return id < before && kind <= DROP && message.from === from && message.to === to;
    });
  }
}

/** The end of what is done in steps. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}
