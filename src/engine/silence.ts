// Why a node heard nothing: an absence has no event to be its cause. What the world knows of it is looked up in the trace: the
// last word that came, and what befell the speaker, the link or the network since that word was sent. The node knows none of it.

import type { Setup } from './compile.ts';
import type { Message } from './message.ts';
import type { TraceEvent } from './report.ts';
import type { ScriptDetail } from './script.ts';
import {
  CRASH,
  CUT,
  DELIVER,
  DROP,
  PARTITION,
  PAUSE,
  type RawEvent,
  SCRIPTED,
  SEND,
} from './trace.ts';
import type { EventId, NodeId } from './units.ts';

/** The part of a run that is asked about its past. */
export interface History {
  readonly setup: Setup;
  read(id: EventId): RawEvent | null;
  describe(event: RawEvent): TraceEvent;
  find(
    from: EventId,
    direction: 1 | -1,
    wanted: (event: RawEvent) => boolean,
    most: number,
  ): RawEvent | null;
}

/** How far back a reason is looked for. */
export const FAR = 200_000;

/** Events looked at before somebody else may have his turn. */
const SLICE = 8192;

/** The nearest event before another that is wanted, looked for in slices. */
export function* findBefore(
  history: History,
  from: EventId,
  wanted: (event: RawEvent) => boolean,
  most = FAR,
): Generator<undefined, RawEvent | null> {
  for (let done = 0; done < most && from - done > 1; done += SLICE) {
    const found = history.find(from - done, -1, wanted, Math.min(SLICE, most - done));
    if (found) return found;
    yield;
  }
  return null;
}

export interface Silence {
  /** The last word of the speaker that the listener received; null = there was none, as far as was looked. */
  readonly heard: RawEvent | null;
  /** What happened to the speaker, the listener or the way between them since then; null = nothing of the kind. */
  readonly fault: RawEvent | null;
  /** Words that were spoken since and did not arrive, oldest first: dropped, or still on their way. */
  readonly dropped: readonly RawEvent[];
  readonly late: readonly RawEvent[];
  /** The change of network or speed that delays or loses words, or the script's hold on one of them; null = nothing of the kind. */
  readonly weather: RawEvent | null;
}

/** What the world knows of the silence between two nodes that ended in an event (a suspicion). */
export function* silenceBefore(
  history: History,
  event: RawEvent,
  listener: NodeId,
  speaker: NodeId,
): Generator<undefined, Silence> {
  let heard: RawEvent | null = null;
  let fault: RawEvent | null = null;
  let weather: RawEvent | null = null;
  let sentAt: EventId = 0;
  const dropped: RawEvent[] = [];
  const sends: RawEvent[] = [];
  yield* findBefore(history, event.id, (past) => {
    // The fault may have struck while the last word was on its way: it counts from where that word was sent.
    if (heard !== null && past.id <= sentAt) return true;
    if (past.kind === SCRIPTED) {
      const { intervention, note, message } = past.detail as ScriptDetail;
      if (note !== null) return false;
      if (intervention.do === 'network' || intervention.do === 'slow') weather ??= past;
      else if (intervention.do === 'delay' && isOn(message, listener, speaker)) weather ??= past;
    } else if (past.kind === DELIVER || past.kind === DROP || past.kind === SEND) {
      const message = past.detail as Message;
      if (!isOn(message, listener, speaker)) return false;
      if (past.kind === DELIVER && heard === null) {
        heard = past;
        sentAt = message.sendEvent;
      } else if (past.kind === DROP) dropped.unshift(past);
      else if (past.kind === SEND && heard === null) sends.unshift(past);
    } else if (hurts(past, listener, speaker)) fault ??= past;
    return false;
  });
  const gone = new Set(dropped.map((drop) => (drop.detail as Message).id));
  return {
    heard,
    fault,
    dropped,
    late: sends.filter((send) => !gone.has((send.detail as Message).id)),
    weather: weather ?? (yield* weatherBefore(history, event, listener, speaker)),
  };
}

/** The last change of network or speed before an event that still tells on the link. */
function* weatherBefore(
  history: History,
  event: RawEvent,
  listener: NodeId,
  speaker: NodeId,
): Generator<undefined, RawEvent | null> {
  if (
    !history.setup.script.some(
      ({ intervention: { do: verb } }) => verb === 'network' || verb === 'slow',
    )
  )
    return null;
  return yield* findBefore(history, event.id, ({ kind, node, detail }) => {
    if (kind !== SCRIPTED) return false;
    const { intervention, note } = detail as ScriptDetail;
    if (note !== null) return false;
    return (
      intervention.do === 'network' ||
      (intervention.do === 'slow' && (node === listener || node === speaker))
    );
  });
}

/** What kept a word from arriving: the crash, the wall or the cut, the change of weather; null where it was plain bad luck. */
export function* obstacleOf(
  history: History,
  drop: RawEvent,
): Generator<undefined, RawEvent | null> {
  const { from, to } = drop.detail as Message;
  const { reason } = history.describe(drop);
  if (reason === 'lost') return yield* weatherBefore(history, drop, to, from);
  return yield* findBefore(history, drop.id, (past) =>
    reason === 'down'
      ? past.kind === CRASH && past.node === to
      : past.kind !== CRASH && past.kind !== PAUSE && hurts(past, to, from),
  );
}

const isOn = (message: Message | null, to: NodeId, from: NodeId): boolean =>
  message?.from === from && message.to === to;

/** Does an event keep the words of one node from another? */
function hurts({ kind, node, other, value, detail }: RawEvent, to: NodeId, from: NodeId): boolean {
  switch (kind) {
    case CRASH:
    case PAUSE:
      return node === from || node === to;
    case PARTITION: {
      const groups = detail as readonly (readonly NodeId[])[];
      return (
        groups.findIndex((group) => group.includes(from)) !==
        groups.findIndex((group) => group.includes(to))
      );
    }
    case CUT:
      if (other < 0) return node === from || node === to;
      return (node === from && other === to) || (value === 0 && node === to && other === from);
    default:
      return false;
  }
}
