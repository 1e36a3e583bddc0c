// An event of the diagram in words: what happens, by which rule, and what a message says.

import type { Glossary } from '../../engine/glossary.ts';
import { fillIn } from '../../engine/narrate.ts';
import type { TraceEvent } from '../../engine/report.ts';
import { payloadText, sentenceOf } from '../../engine/sentence.ts';
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
