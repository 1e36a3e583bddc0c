// An event of the diagram in words: what happens, by which rule, and what a message says.

import type { Glossary } from '../../engine/glossary.ts';
import { fillIn } from '../../engine/narrate.ts';
import type { TraceEvent } from '../../engine/report.ts';
import { payloadText, sentenceOf } from '../../engine/sentence.ts';
import type { Diagram } from '../../session/diagram.ts';
import { isCall } from '../../session/thinning.ts';
import type { Range } from '../../ui/range.ts';
import { seconds } from '../../ui/time.ts';

export interface Words {
  /** "9.13 s: n4 takes the lead in epoch 2." */
  readonly what: string;
  /** What a message says, or what the rule says of itself. */
  readonly more: string;
}

export function wordsOf(event: TraceEvent, glossary: Glossary): Words {
  const rule = event.rule === undefined ? undefined : glossary.rules[event.rule];
  const said = payloadText(event.payload);
  return {
    what: `${seconds(event.atUs, 3)}: ${sentenceOf(event, glossary)}`,
    more: [said && `It says: ${said}.`, rule && fillIn(rule, event)].filter(Boolean).join(' '),
  };
}

/** To two digits, in groups of three: "10,000". */
function about(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return String(Math.round(count / unit) * unit).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How many heartbeats a window has, and how few of them are drawn. */
export function thinningWords({ messages, stride }: Diagram, [from, to]: Range): string {
  const drawn = messages.filter(
    ({ type, sentUs, endUs }) => isCall(type) && endUs >= from && sentUs <= to,
  );
  return `Of about ${about(drawn.length * stride)} heartbeats in this window one in ${stride} is drawn.`;
}
