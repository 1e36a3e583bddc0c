// What a run remembers of all its past: every event that is not a message. They are few (1 in 200 in a class of two hundred), and
// it is by them that a chain of causes goes back to its root: the timer that set itself, the crash, the line of the script.

import { type Chunk, DROP, type RawEvent, Trace } from '../trace.ts';
import type { EventId } from '../units.ts';

/** Some 12 MB. The oldest go first. */
const MOST = 1 << 18;
const FIRST_ROOM = 1 << 10;

export class Landmarks {
  /** Their columns: numbered by their order, not by their ids. */
  private readonly columns: Trace;
  private readonly most: number;
  /** Id of each, by its order: a ring once there is no more room to be had. */
  private ids = new Int32Array(FIRST_ROOM);

  /** `most`: a power of two, 2048 or more. */
  constructor(most = MOST) {
    this.most = most;
    this.columns = new Trace(0, most);
  }

  /** Takes what is a landmark out of a chunk of the trace: column by column, since it is done all the time. */
  readonly take = (chunk: Chunk, first: EventId, count: number): void => {
    const { kind, time, node, rule, cause, other, value, detail } = chunk;
    for (let slot = 0; slot < count; slot++) {
      const what = kind[slot] ?? 0;
      if (what <= DROP) continue;
      this.number(first + slot);
      this.columns.push(
        time[slot] ?? 0,
        what,
        node[slot] ?? 0,
        rule[slot] ?? 0,
        cause[slot] ?? 0,
        other[slot] ?? 0,
        value[slot] ?? 0,
        detail[slot],
      );
    }
  };

  /** Every landmark from here on (to where the run keeps its events for reading) is known. */
  get first(): EventId {
    return this.columns.first === 1 ? 1 : this.idOf(this.columns.first);
  }

  read(id: EventId): RawEvent | null {
    const order = this.orderFrom(id);
    return this.idOf(order) === id ? this.at(order) : null;
  }

  /** The nearest one after (before) an event that is wanted, up to another event. */
  find(
    from: EventId,
    direction: 1 | -1,
    to: EventId,
    wanted: (event: RawEvent) => boolean,
  ): RawEvent | null {
    let order = direction > 0 ? this.orderFrom(from + 1) : this.orderFrom(from) - 1;
    for (; order >= this.columns.first && order <= this.columns.last; order += direction) {
      if ((to - this.idOf(order)) * direction < 0) return null;
      const event = this.at(order);
      if (event && wanted(event)) return event;
    }
    return null;
  }

  /** The id of the one that comes next. */
  private number(id: EventId): void {
    const { last } = this.columns;
    if (last === this.ids.length && last < this.most) {
      const more = new Int32Array(2 * last);
      more.set(this.ids);
      this.ids = more;
    }
    this.ids[last & (this.ids.length - 1)] = id;
  }

  private at(order: number): RawEvent | null {
    const event = this.columns.read(order);
    return event && { ...event, id: this.idOf(order) };
  }

  private idOf(order: number): EventId {
    return this.ids[(order - 1) & (this.ids.length - 1)] ?? 0;
  }

  /** Order of the first one whose id is not below; one behind the last where there is none. */
  private orderFrom(id: EventId): number {
    let low = this.columns.first;
    let high = this.columns.last + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.idOf(middle) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
