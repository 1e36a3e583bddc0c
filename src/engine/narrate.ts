// Events as plain English: one sentence each. What a rule says of itself stands in its declaration and is filled in here.

import { changeText } from './changes.ts';
import type { Setup } from './compile.ts';
import type { Rule, Told } from './declare.ts';
import type { Glossary } from './glossary.ts';
import { listed, sides } from './names.ts';
import type { StoryLine, TraceEvent } from './report.ts';

const PROMISES: Readonly<Record<string, string>> = {
  'one-leader-per-epoch': 'Two nodes have led in the same epoch',
  'one-leader-at-a-time': 'Two leaders at once',
  'one-vote-per-epoch': 'A node has voted twice in one epoch',
  'leader-again': 'Still no leader, although the bound has passed',
  'highest-leads': 'The leader is not the highest live node',
  'no-double-payment': 'The same payment was made twice',
};

/** The declaration of a rule, whoever of protocol, detector and job has it. */
export function ruleOf(setup: Setup, name: string | undefined): Rule | null {
  if (name === undefined) return null;
  for (const rules of [setup.protocol.rules, setup.detector?.rules, setup.job?.rules]) {
    if (rules && Object.hasOwn(rules, name)) return rules[name] ?? null;
  }
  return null;
}

/** A rule's sentence with the names of an event filled in. */
export const fillIn = (rule: Rule, event: TraceEvent): string => fill(rule.explain, event);

/** A sentence with the names of an event filled in, and whom it is about. */
export function fill(sentence: string, event: TraceEvent, about?: string): string {
  const values: Record<string, unknown> = { ...event.payload, ...event, about };
  // A rule speaks of whom a message came from; where the event is the answer, that is the one who gets it.
  if (event.kind === 'send') values.from = event.to;
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) =>
    String(
      values[key] ??
        (key === 'peer'
          ? (event.from ?? 'a peer')
          : key === 'from'
            ? (event.peer ?? 'a peer')
            : key),
    ),
  );
}

/** What a story calls things, and what rules have to say in it. */
export type Words = Pick<Glossary, 'rules' | 'resource'>;

/** Sentence and tone of an event; null for those that no story tells (messages, timers). `wasLeader`: the node led until then. */
export function narrate(
  event: TraceEvent,
  wasLeader: boolean,
  words: Words,
): Pick<StoryLine, 'text' | 'tone' | 'about' | 'promised'> | null {
  const node = event.node ?? '';
  const said = words.rules[event.rule ?? '']?.story?.[event.kind as Told];
  const told = said === undefined ? null : fill(said, event);
  const who = wasLeader ? `The leader ${node}` : node;
  switch (event.kind) {
    case 'crash':
      return { tone: 'fault', text: `${who} crashes.` };
    case 'pause':
      return { tone: 'fault', text: `${who} is paused: time goes on, and it does not know.` };
    case 'revive':
      return {
        tone: 'repair',
        text: event.amnesia ? `${node} is back, and has forgotten everything.` : `${node} is back.`,
      };
    case 'resume':
      return {
        tone: 'repair',
        text: wasLeader
          ? `${node} wakes up, and still believes that it leads.`
          : `${node} wakes up.`,
      };
    case 'partition':
      return {
        tone: 'fault',
        text: `The network falls apart: ${sides(event.groups ?? [])}.`,
      };
    case 'heal':
      return { tone: 'repair', text: 'The network is whole again.' };
    case 'cut':
      return {
        tone: 'fault',
        text:
          event.to === undefined
            ? `${who} is cut off from everybody.`
            : `The link ${linkText(event)} is cut${event.oneWay ? ', one way only' : ''}.`,
        ...linkOf(event),
      };
    case 'mend':
      return {
        tone: 'repair',
        text: `The link ${linkText(event)} carries messages again.`,
        ...linkOf(event),
      };
    case 'suspect':
      return { tone: 'doubt', text: told ?? `${node} suspects that ${event.peer} has failed.` };
    case 'trust':
      return { tone: 'repair', text: `${node} trusts ${event.peer} again.` };
    case 'role':
      return event.role === 'candidate'
        ? { tone: 'election', text: told ?? `${node} stands for election in epoch ${event.epoch}.` }
        : null;
    case 'epoch':
      return told === null ? null : { tone: 'election', text: told, about: String(event.epoch) };
    case 'lead':
      return {
        tone: 'leader',
        text: `${node} ${event.again ? 'goes on leading' : 'takes the lead'} in epoch ${event.epoch}.`,
      };
    case 'step-down':
      return { tone: 'plain', text: told ?? stepDownText(event) };
    case 'violation':
      return {
        tone: 'breach',
        text: breachText(event, words),
        promised: event.promised ?? false,
      };
    case 'job':
      return event.outcome === 'done' ? null : { tone: 'work', text: jobText(event) };
    case 'script':
      return event.note === undefined
        ? changeText(event)
        : { tone: 'plain', text: `Nothing to ${event.do}: ${event.note}.` };
    default:
      return null;
  }
}

/** Of a link both ways neither end comes first. */
const linkText = ({ from, to, oneWay }: TraceEvent): string =>
  oneWay ? `from ${from} to ${to}` : `between ${from} and ${to}`;

const linkOf = ({ from, to, oneWay }: TraceEvent): Pick<StoryLine, 'about'> =>
  to === undefined ? {} : { about: `${from}${oneWay ? '→' : '–'}${to}` };

const stepDownText = ({ node, epoch = 0, newEpoch = 0 }: TraceEvent): string =>
  newEpoch > epoch
    ? `${node} steps down: it has heard of epoch ${newEpoch}.`
    : `${node} steps down.`;

function breachText({ promise, nodes = [] }: TraceEvent, { resource }: Words): string {
  if (promise === 'agreement') return `In the same epoch some follow ${nodes.join(', others ')}.`;
  const what =
    promise === 'no-stale-write'
      ? `${resource.charAt(0).toUpperCase()}${resource.slice(1)} took a write from a leader that was out of date`
      : (PROMISES[promise ?? ''] ?? promise);
  return `${what}${nodes.length > 0 ? `: ${listed(nodes)}` : ''}.`;
}

function jobText(event: TraceEvent): string {
  const item = `Job ${event.item}`;
  switch (event.outcome) {
    case 'duplicate':
      return `${item} is done a second time, by ${event.node}.`;
    case 'missed':
      return `${item} was missed: nobody did it.`;
    case 'refused':
      return `${item} from ${event.node} is refused: its epoch ${event.epoch} is out of date.`;
    default:
      return `${item} was acknowledged, and is lost.`;
  }
}
