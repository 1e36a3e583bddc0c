// The run as Mermaid sequence diagram text, for a README or an issue. Heartbeats beyond a limit are left out, and it says so.

import { narrate, type Words } from '../../../engine/narrate.ts';
import type { TraceEvent } from '../../../engine/report.ts';
import { isCall } from '../../../session/thinning.ts';
import { seconds } from '../../../ui/time.ts';

/** Renderers give up at some hundred kilobytes; readers do long before. */
const MOST_LINES = 300;

export interface Sequenced {
  readonly title: string;
  /** Members, then services, with what they are called. */
  readonly participants: readonly { readonly id: string; readonly title: string }[];
  readonly events: readonly TraceEvent[];
  readonly words: Words;
}

/** What would end a line or a text in Mermaid's grammar stands as its number. */
const safe = (text: string): string =>
  text.replace(/[#;<>"%{}]/g, (sign) => `#${sign.charCodeAt(0)};`).replace(/\s+/g, ' ');

const EARLY_CUT = ' and all that follows is left out: the diagram would be too long';

export function mermaidOf(
  { title, participants, events, words }: Sequenced,
  most = MOST_LINES,
): string {
  const alias = new Map(participants.map(({ id }, index) => [id, `p${index + 1}`]));
  const of = (id: string | undefined): string => alias.get(id ?? '') ?? 'p1';
  const all = `${of(participants[0]?.id)},${of(participants.at(-1)?.id)}`;

  const line = (event: TraceEvent): string | null => {
    const { kind, from, to, type, reason } = event;
    if (kind === 'deliver') return `${of(from)}->>${of(to)}: ${safe(type ?? '')}`;
    if (kind === 'drop') return `${of(from)}-x${of(to)}: ${safe(type ?? '')} (${reason})`;
    const told = narrate(event, false, words);
    if (!told) return null;
    const over = event.node === undefined || !alias.has(event.node) ? all : of(event.node);
    return `Note over ${over}: ${seconds(event.atUs, 2)} ${safe(told.text)}`;
  };
  const lines = (isKept: (event: TraceEvent) => boolean) =>
    events.filter(isKept).flatMap((event) => line(event) ?? []);

  const isHeartbeat = ({ kind, type }: TraceEvent) =>
    (kind === 'deliver' || kind === 'drop') && isCall(type ?? '');
  const whole = lines(() => true);
  const told = whole.length <= most ? whole : lines((event) => !isHeartbeat(event));
  const calls = whole.length - told.length;
  const shown = told.slice(0, most);
  return [
    `%% ${safe(title)}`,
    'sequenceDiagram',
    ...participants.map(({ id, title: name }) => `participant ${of(id)} as ${safe(name)}`),
    ...(calls > 0 ? [`Note over ${all}: ${calls} heartbeats are left out`] : []),
    ...shown,
    ...(told.length > shown.length
      ? [
          `Note over ${all}: ${seconds(cutAt(events, shown.length, isHeartbeat, line), 2)}${EARLY_CUT}`,
        ]
      : []),
    '',
  ]
    .map((text, index) => (index < 2 || text === '' ? text : `  ${text}`))
    .join('\n');
}

/** When the first event happens that is not shown any more. */
function cutAt(
  events: readonly TraceEvent[],
  shown: number,
  isLeftOut: (event: TraceEvent) => boolean,
  line: (event: TraceEvent) => string | null,
): number {
  let count = 0;
  for (const event of events) {
    if (isLeftOut(event) || line(event) === null) continue;
    if (count++ === shown) return event.atUs;
  }
  return 0;
}
