// Why a node heard nothing: an absence has no event to be its cause. What the world knows of it is looked up in the trace: the
// last word that came, and what befell the speaker, the link or the network since that word was sent. The node knows none of it.

import type { Message } from './message.ts';
import { type History, MOST_HEARD, type Steps } from './past/history.ts';
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
import type { NodeId } from './units.ts';

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
): Steps<Silence> {
  const words = yield* history.words(speaker, listener, event.id);
  const heard = words.findLast(({ kind }) => kind === DELIVER) ?? null;
  // The fault may have struck while the last word was on its way: it counts from where that word was sent.
  const since = heard ? (heard.detail as Message).sendEvent : event.id - MOST_HEARD;
  const dropped = words.filter(({ id, kind }) => kind === DROP && id > since);
  const gone = new Set(dropped.map((drop) => (drop.detail as Message).id));
  const meanwhile = (wanted: (past: RawEvent) => boolean) =>
    history.landmark(event.id, -1, wanted, event.id - since - 1);
  const held = yield* meanwhile(({ kind, detail }) => {
    if (kind !== SCRIPTED) return false;
    const { intervention, note, message } = detail as ScriptDetail;
    return note === null && intervention.do === 'delay' && isOn(message, listener, speaker);
  });
  const weather = yield* weatherBefore(history, event, listener, speaker);
  return {
    heard,
    fault: yield* meanwhile((past) => hurts(past, listener, speaker)),
    dropped,
    late: words.filter(
      ({ id, kind, detail }) =>
        kind === SEND && id > (heard?.id ?? 0) && !gone.has((detail as Message).id),
    ),
    weather: held && held.id > (weather?.id ?? 0) ? held : weather,
  };
}

/** The last change of network or speed before an event that still tells on the link. */
function weatherBefore(
  history: History,
  event: RawEvent,
  listener: NodeId,
  speaker: NodeId,
): Steps<RawEvent | null> {
  return history.landmark(event.id, -1, ({ kind, node, detail }) => {
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
export function obstacleOf(history: History, drop: RawEvent): Steps<RawEvent | null> {
  const { from, to } = drop.detail as Message;
  const { reason } = history.describe(drop);
  if (reason === 'lost') return weatherBefore(history, drop, to, from);
  return history.landmark(drop.id, -1, (past) =>
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
