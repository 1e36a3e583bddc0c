// A stretch of a run as the space-time diagram draws it: how each node stood at its beginning, every message from send to end, and
// every other event. Made in the worker; where there are more heartbeats than can be drawn, only one in so many leaves it.

import type { NodeFrame, ServiceFrame } from '../engine/frame.ts';
import { type Glossary, glossaryOf } from '../engine/glossary.ts';
import type { Message } from '../engine/message.ts';
import type { TraceEvent } from '../engine/report.ts';
import type { Run } from '../engine/run.ts';
import type { ScriptDetail } from '../engine/script.ts';
import { DELIVER, DROP, type RawEvent, SCRIPTED, SEND, TIMER_FIRED } from '../engine/trace.ts';
import { type EventId, type MessageId, type Micros, toMicros } from '../engine/units.ts';
import { isCall, strideOf } from './thinning.ts';

export interface DiagramMessage {
  readonly id: MessageId;
  /** The event of its sending, and of its end; 0 while it is under way at the end of the stretch. */
  readonly sent: EventId;
  readonly ended: EventId;
  /** What its sending came of; 0 where it was sent before the stretch, or of nothing. */
  readonly cause: EventId;
  readonly sentUs: Micros;
  /** When it came to its end, or will. */
  readonly endUs: Micros;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly end: 'delivered' | 'flying' | NonNullable<TraceEvent['reason']>;
  /** Where it was held up: at what time, on what part of its way. From there on it is slower. */
  readonly bends: readonly (readonly [atUs: Micros, part: number])[];
}

export type DiagramNode = Pick<NodeFrame, 'id' | 'priority' | 'status' | 'role' | 'epoch'>;

export interface Diagram {
  readonly fromUs: Micros;
  /** Earlier than asked for where more happens than can be looked at in one go. */
  readonly toUs: Micros;
  /** How the nodes stand at `fromUs`, before anything that happens at that moment. */
  readonly nodes: readonly DiagramNode[];
  readonly services: readonly Pick<ServiceFrame, 'id' | 'title' | 'short'>[];
  readonly messages: readonly DiagramMessage[];
  /** All other events, in order. */
  readonly events: readonly TraceEvent[];
  /** One in so many heartbeats (and firings of their timers) is in it. */
  readonly stride: number;
  readonly glossary: Glossary;
}

/** Events looked at for one diagram. */
export const MOST_SEEN = 150_000;
/** A window of time is asked for with so much of its width beyond either edge. */
export const MARGIN = 0.5;

const NO_BENDS: DiagramMessage['bends'] = [];

export function diagramOf(run: Run, fromUs: Micros, toUs: Micros): Diagram {
  const { setup } = run;
  const before = run.frameAt(Math.max(0, fromUs - 1));
  const ends = new Map<MessageId, DiagramMessage>();
  const messages: DiagramMessage[] = [];
  const others: RawEvent[] = [];
  let seen = 0;
  let lastUs = fromUs;

  const meet = (raw: RawEvent): void => {
    const { id, sendEvent, sentUs, arriveUs, from, to, type } = raw.detail as Message;
    const known = ends.get(id);
    const delivered = raw.kind === DELIVER;
    const end: DiagramMessage['end'] =
      raw.kind === SEND
        ? 'flying'
        : delivered
          ? 'delivered'
          : (run.past.describe(raw).reason ?? 'lost');
    const message = {
      id,
      sent: sendEvent,
      ended: raw.kind === SEND ? 0 : raw.id,
      cause: raw.kind === SEND ? raw.cause : (known?.cause ?? 0),
      sentUs,
      endUs: raw.kind === SEND ? arriveUs : raw.atUs,
      from: setup.names[from] ?? '',
      to: setup.names[to] ?? '',
      type,
      end,
      bends: known?.end === 'flying' ? known.bends : NO_BENDS,
    };
    // A duplicate comes to an end of its own.
    if (known?.end === 'flying') Object.assign(known, message);
    else {
      messages.push(message);
      ends.set(id, message);
    }
  };

  /** What the script holds up arrives later than its sending said. */
  const meetHold = (atUs: Micros, { intervention, message }: ScriptDetail): void => {
    if (intervention.do !== 'delay' || message === null) return;
    const known = ends.get(message.id);
    if (known?.end !== 'flying') return;
    const [since, part] = known.bends.at(-1) ?? [known.sentUs, 0];
    const left = known.endUs - since;
    const gone = left > 0 ? part + ((1 - part) * (atUs - since)) / left : part;
    Object.assign(known, {
      endUs: message.arriveUs + toMicros(intervention.ms),
      bends: [...known.bends, [atUs, gone]],
    });
  };

  run.scan(fromUs, toUs, MOST_SEEN, (raw) => {
    seen++;
    lastUs = raw.atUs;
    if (raw.kind <= DROP) meet(raw);
    else {
      others.push(raw);
      if (raw.kind === SCRIPTED) meetHold(raw.atUs, raw.detail as ScriptDetail);
    }
  });

  const calls = messages.reduce((sum, { type }) => sum + (isCall(type) ? 1 : 0), 0);
  // Of the stretch so much is in the window.
  const stride = strideOf(calls / (1 + 2 * MARGIN));
  const isKept = (key: number) => key % stride === 0;
  return {
    fromUs,
    toUs: seen < MOST_SEEN ? toUs : lastUs,
    nodes: before.nodes.map(({ id, priority, status, role, epoch }) =>
      fromUs > 0
        ? { id, priority, status, role, epoch }
        : { id, priority, status: 'up', role: 'follower', epoch: 0 },
    ),
    services: before.services.map(({ id, title, short }) => ({ id, title, short })),
    messages: messages.filter(({ type, id }) => !isCall(type) || isKept(id)),
    events: others
      .filter(({ kind, id }) => kind !== TIMER_FIRED || isKept(id))
      .map((raw) => run.past.describe(raw)),
    stride,
    glossary: glossaryOf(setup),
  };
}
