// A message under way. Immutable once sent, so that checkpoints share it.

import type { Payload } from './declare.ts';
import type { Incoming } from './protocol.ts';
import type { EventId, MessageId, Micros, NodeId } from './units.ts';

export class Message implements Incoming {
  readonly id: MessageId;
  readonly from: NodeId;
  readonly to: NodeId;
  /** Name of the type, and its index in the set-up's types. */
  readonly type: string;
  readonly typeIndex: number;
  readonly payload: Payload;
  readonly sentUs: Micros;
  readonly arriveUs: Micros;
  /** Drawn when it was sent: the network loses it on the way. */
  readonly lost: boolean;
  /** The event of its sending: the cause of its delivery. */
  readonly sendEvent: EventId;
  /** Made by a network that duplicates; it shares the number of the message that it is a copy of. */
  readonly isCopy: boolean;
  /** When it would have left, had it always kept the pace that it has now: `sentUs`, unless the script has held it up. For pictures. */
  readonly leftUs: Micros;

  constructor(
    id: MessageId,
    from: NodeId,
    to: NodeId,
    type: string,
    typeIndex: number,
    payload: Payload,
    sentUs: Micros,
    arriveUs: Micros,
    lost: boolean,
    sendEvent: EventId,
    isCopy = false,
    leftUs = sentUs,
  ) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.type = type;
    this.typeIndex = typeIndex;
    this.payload = payload;
    this.sentUs = sentUs;
    this.arriveUs = arriveUs;
    this.lost = lost;
    this.sendEvent = sendEvent;
    this.isCopy = isCopy;
    this.leftUs = leftUs;
  }

  /** The same message once more, arriving at a time of its own. */
  again(arriveUs: Micros): Message {
    return this.arriving(arriveUs, false, true, this.sentUs);
  }

  /** The same message, held up at a time while it is under way: from where it is then, it goes on at a slower pace. */
  heldUp(now: Micros, arriveUs: Micros): Message {
    const pace = (arriveUs - now) / Math.max(1, this.arriveUs - now);
    return this.arriving(arriveUs, this.lost, this.isCopy, now - (now - this.leftUs) * pace);
  }

  private arriving(arriveUs: Micros, lost: boolean, isCopy: boolean, leftUs: Micros): Message {
    const { id, from, to, type, typeIndex, payload, sentUs, sendEvent } = this;
    return new Message(
      id,
      from,
      to,
      type,
      typeIndex,
      payload,
      sentUs,
      arriveUs,
      lost,
      sendEvent,
      isCopy,
      leftUs,
    );
  }
}
