// The messages under way. Each has a numbered slot, which is what the queue's entry of its arrival names; slots are used again.

import type { Message } from '../message.ts';
import type { Micros, NodeId } from '../units.ts';

export interface FlightsCopy {
  readonly slots: readonly (Message | null)[];
  readonly free: readonly number[];
  readonly latestUs: Micros;
}

export class Flights {
  /** When the last of the messages sent so far arrives. */
  latestUs: Micros = 0;
  private slots: (Message | null)[] = [];
  private free: number[] = [];

  /** The slot that the message has got. */
  put(message: Message): number {
    const slot = this.free.length > 0 ? (this.free.pop() as number) : this.slots.length;
    this.slots[slot] = message;
    if (message.arriveUs > this.latestUs) this.latestUs = message.arriveUs;
    return slot;
  }

  /** What arrives in a slot, which is free from now on; null where the script took the message out. */
  take(slot: number): Message | null {
    const message = this.slots[slot] ?? null;
    this.slots[slot] = null;
    this.free.push(slot);
    return message;
  }

  /** Takes a message out before it arrives; its slot stays taken until the queue's entry gives it back. */
  remove(message: Message): void {
    this.slots[this.slots.indexOf(message)] = null;
  }

  /** The messages on a link, oldest first; a copy comes after its original. */
  between(from: NodeId, to: NodeId): Message[] {
    return this.all()
      .filter((message) => message.from === from && message.to === to)
      .sort((a, b) => a.id - b.id || Number(a.isCopy) - Number(b.isCopy));
  }

  /** All of them, in order of their slots. */
  all(): Message[] {
    return this.slots.filter((message) => message !== null);
  }

  copy(): FlightsCopy {
    return { slots: this.slots.slice(), free: this.free.slice(), latestUs: this.latestUs };
  }

  restore(copy: FlightsCopy): void {
    this.slots = copy.slots.slice();
    this.free = copy.free.slice();
    this.latestUs = copy.latestUs;
  }
}
