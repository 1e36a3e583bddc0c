// A run as a conversation that can be read aloud, after etcd's interaction tests: time, who, what, and by which rule.

import type { TraceEvent } from '../report.ts';

export interface Excerpt {
  readonly fromMs: number;
  readonly toMs: number;
}

const time = (event: TraceEvent): string => `${(event.atUs / 1000).toFixed(3).padStart(10)}`;

function fields(payload: TraceEvent['payload']): string {
  return Object.entries(payload ?? {})
    .map(
      ([key, value]) =>
        ` ${key}=${Array.isArray(value) ? `[${value.join(value.some((item) => typeof item === 'string') ? ', ' : ' ')}]` : value}`,
    )
    .join('');
}

function what(event: TraceEvent): string {
  switch (event.kind) {
    case 'send':
      return `${event.from} → ${event.to}  ${event.type}${fields(event.payload)}`;
    case 'deliver':
      return `${event.to} ← ${event.from}  ${event.type}`;
    case 'drop':
      return `${event.to} ✕ ${event.from}  ${event.type} (${event.reason})`;
    case 'timer':
      return `${event.node}: timer ${event.timer}`;
    case 'suspect':
    case 'trust':
      return `${event.node} ${event.kind}s ${event.peer}`;
    case 'role':
      return `${event.node} is ${event.role}, epoch ${event.epoch}`;
    case 'epoch':
      return `${event.node} enters epoch ${event.epoch}`;
    case 'lead':
      return `${event.node} LEADS, epoch ${event.epoch}`;
    case 'step-down':
      return `${event.node} steps down, epoch ${event.epoch}`;
    case 'partition':
      return `partition ${(event.groups ?? []).map((group) => group.join(' ')).join(' | ')}`;
    case 'cut':
    case 'mend':
      return event.to === ''
        ? `${event.node} is isolated`
        : `${event.kind} ${event.from} ${event.oneWay ? '→' : '—'} ${event.to}`;
    case 'job':
      return `job ${event.item} ${event.outcome}${event.node === undefined ? '' : ` by ${event.node}, token ${event.epoch}`}`;
    case 'violation':
      return `BREACH ${event.promise}: ${(event.nodes ?? []).join(' ')}${event.promised ? ' (promised!)' : ' (not promised)'}`;
    case 'script':
      return `script: ${event.do}${event.node === undefined ? '' : ` ${event.node}`}${event.note === undefined ? '' : ` (${event.note})`}`;
    default:
      return `${event.node ?? ''} ${event.kind}`.trim();
  }
}

/** Sends of one broadcast: the same words from the same node at the same moment. */
function isSameWord(a: TraceEvent, b: TraceEvent | undefined): boolean {
  return (
    b?.kind === 'send' &&
    a.kind === 'send' &&
    a.atUs === b.atUs &&
    a.from === b.from &&
    a.type === b.type &&
    a.cause === b.cause &&
    fields(a.payload) === fields(b.payload)
  );
}

/** "n1 n2 n3", or "everybody" for a list that is longer than one reads. */
const names = (to: readonly string[]): string =>
  to.length <= 8 ? to.join(' ') : `${to.length} others`;

function lines(events: readonly TraceEvent[]): string[] {
  const told: string[] = [];
  for (let at = 0; at < events.length; at++) {
    const event = events[at] as TraceEvent;
    const to = [event.to ?? ''];
    while (isSameWord(event, events[at + 1])) to.push(events[++at]?.to ?? '');
    const rule = event.rule === undefined ? '' : `  [${event.rule}]`;
    told.push(`${time(event)}  ${what({ ...event, to: names(to) })}${rule}`);
  }
  return told;
}

/**
 * One line an event or broadcast: `milliseconds  what  [rule]`, for each excerpt. Deliveries and timers that lead to nothing
 * are left out, to keep it readable.
 */
export function asText(events: readonly TraceEvent[], excerpts: readonly Excerpt[]): string {
  const causes = new Set(events.map((event) => event.cause));
  const isQuiet = ({ kind, rule, id }: TraceEvent): boolean =>
    (kind === 'deliver' || kind === 'timer') && rule === undefined && !causes.has(id);
  return excerpts
    .map(({ fromMs, toMs }) => {
      const during = events.filter(
        (event) => event.atUs >= fromMs * 1000 && event.atUs <= toMs * 1000 && !isQuiet(event),
      );
      return [`--- from ${fromMs} to ${toMs} ms`, ...lines(during)].join('\n');
    })
    .join('\n\n');
}
