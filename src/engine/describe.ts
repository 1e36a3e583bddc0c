// From the trace's columns to the public event: names for indexes, keys in a fixed order, absent where they do not apply.

import type { Setup } from './compile.ts';
import type { Role } from './frame.ts';
import type { Message } from './message.ts';
import type { JobOutcome } from './protocol.ts';
import type { TraceEvent } from './report.ts';
import type { ScriptDetail } from './script.ts';
import * as trace from './trace.ts';
import type { Breach } from './truth.ts';
import { type NodeId, toMicros } from './units.ts';
import { wordOf } from './vocabulary.ts';

const VERDICTS = ['alive', 'suspect', 'dead'];

/** "n5 suspect 0 by n2" for each rumour. */
function rumours(list: readonly number[], names: readonly string[]): string[] {
  const told: string[] = [];
  for (let at = 0; at + 4 <= list.length; at += 4) {
    const [about = -1, verdict = 0, incarnation, by = -1] = list.slice(at, at + 4);
    told.push(`${names[about]} ${VERDICTS[verdict]} ${incarnation} by ${names[by]}`);
  }
  return told;
}

/** A payload with names for node ids, as printed. */
function describePayload(setup: Setup, message: Message): Record<string, unknown> {
  const { types, names, protocol, detector, job } = setup;
  const declared =
    { ...protocol.messages, ...detector?.messages, ...job?.messages }[message.type]?.fields ?? {};
  const printed: Record<string, unknown> = {};
  for (const field of types[message.typeIndex]?.fields ?? []) {
    const value = message.payload[field] ?? null;
    const kind = declared[field];
    if (kind === 'node' && typeof value === 'number') printed[field] = names[value] ?? null;
    else if (kind === 'gossip' && Array.isArray(value)) printed[field] = rumours(value, names);
    else printed[field] = value;
  }
  return printed;
}

/** Pure: the same raw event always gives the same value, with its keys in the same order. */
export function describeEvent(setup: Setup, raw: trace.RawEvent): TraceEvent {
  const { names } = setup;
  const name = (id: NodeId): string | undefined => names[id];
  const node = name(raw.node);
  const base = {
    id: raw.id,
    atUs: raw.atUs,
    ...(node === undefined ? {} : { node }),
    kind: trace.KINDS[raw.kind] as TraceEvent['kind'],
    ...(raw.rule === 0 ? {} : { rule: wordOf(raw.rule) }),
    ...(raw.cause === 0 ? {} : { cause: raw.cause }),
  };
  switch (raw.kind) {
    case trace.SEND:
    case trace.DELIVER:
    case trace.DROP: {
      const message = raw.detail as Message;
      const { id, from, to, type } = message;
      const link = {
        message: id,
        from: names[from] as string,
        to: names[to] as string,
        type,
        payload: describePayload(setup, message),
      };
      return raw.kind === trace.DROP
        ? { ...base, ...link, reason: wordOf(raw.other) as NonNullable<TraceEvent['reason']> }
        : { ...base, ...link };
    }
    case trace.TIMER_FIRED:
      return { ...base, timer: wordOf(raw.other) };
    case trace.SUSPECT:
    case trace.TRUST:
      return { ...base, peer: names[raw.other] as string };
    case trace.ROLE:
      return { ...base, role: trace.ROLES[raw.other] as Role, epoch: raw.value };
    case trace.EPOCH:
      return { ...base, epoch: raw.value };
    case trace.LEAD:
      return { ...base, epoch: raw.value, ...(raw.detail === true ? { again: true } : {}) };
    case trace.STEP_DOWN:
      return { ...base, epoch: raw.value, newEpoch: raw.detail as number };
    case trace.REVIVE:
      return raw.other === 1 ? { ...base, amnesia: true } : base;
    case trace.PARTITION:
      return {
        ...base,
        groups: (raw.detail as NodeId[][]).map((group) => group.map((id) => names[id] as string)),
      };
    case trace.CUT:
    case trace.MEND: {
      const to = name(raw.other);
      return to === undefined
        ? { ...base, note: 'isolated from everybody' }
        : { ...base, from: node as string, to, ...(raw.value === 1 ? { oneWay: true } : {}) };
    }
    case trace.JOB:
      return {
        ...base,
        outcome: trace.OUTCOMES[raw.other] as JobOutcome,
        item: raw.value,
        epoch: raw.detail as number,
      };
    case trace.VIOLATION: {
      const breach = raw.detail as Breach;
      return {
        ...base,
        promise: breach.promise,
        nodes: breach.nodes.map((id) => names[id] as string),
        promised: breach.promised,
      };
    }
    case trace.SCRIPTED: {
      const { intervention, note, message, change } = raw.detail as ScriptDetail;
      return {
        ...base,
        do: intervention.do,
        index: raw.other,
        ...(message === null
          ? {}
          : {
              message: message.id,
              from: names[message.from] as string,
              to: names[message.to] as string,
              type: message.type,
              ...(intervention.do === 'delay' ? { delayUs: toMicros(intervention.ms) } : {}),
            }),
        ...(note === null ? change : { note }),
      };
    }
    default:
      return base;
  }
}
