// An event as a step of a chain: its sentence, and the rule that was followed.

import { type Glossary, glossaryOf } from '../glossary.ts';
import { fillIn, ruleOf } from '../narrate.ts';
import type { History } from '../past/history.ts';
import { sentenceOf } from '../sentence.ts';
import { type RawEvent, VIOLATION } from '../trace.ts';
import type { Micros, NodeId } from '../units.ts';
import type { WhyLink, WhyStep } from '../why.ts';

export const seconds = (time: Micros): string => `${(time / 1_000_000).toFixed(2)} s`;

export class Teller {
  private readonly history: History;
  private readonly glossary: Glossary;

  constructor(history: History) {
    this.history = history;
    this.glossary = glossaryOf(history.setup);
  }

  step(raw: RawEvent, link: WhyLink): WhyStep {
    const event = this.history.describe(raw);
    // A breach is what the world sees: it follows no rule of a node.
    const rule = raw.kind === VIOLATION ? null : ruleOf(this.history.setup, event.rule);
    return {
      event: raw.id,
      atUs: raw.atUs,
      node: event.node ?? null,
      kind: event.kind,
      link,
      text: sentenceOf(event, this.glossary),
      rule: rule && {
        name: event.rule ?? '',
        title: rule.title,
        text: fillIn(rule, event),
        source: rule.source,
      },
      script: event.kind === 'script' ? (event.index ?? null) : null,
    };
  }

  name(node: NodeId): string {
    return this.history.setup.names[node] ?? 'nobody';
  }
}
