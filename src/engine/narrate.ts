// Events as plain English: one sentence each. What a rule says of itself stands in its declaration and is filled in here.

import type { Setup } from './compile.ts';
import type { Rule } from './declare.ts';
import type { StoryLine, TraceEvent } from './report.ts';

const PROMISES: Readonly<Record<string, string>> = {
  'one-leader-per-epoch': 'Two nodes have led in the same epoch',
  'one-leader-at-a-time': 'Two leaders at once',
  'one-vote-per-epoch': 'A node has voted twice in one term',
  agreement: 'Two nodes follow different leaders in the same epoch',
  'leader-again': 'Still no leader, although the bound has passed',
  'highest-leads': 'The leader is not the highest live node',
  'no-stale-write': 'The resource took a write from a leader that was out of date',
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
export function fillIn(rule: Rule, event: TraceEvent): string {
  const values: Record<string, unknown> = { ...event.payload, ...event };
  // A rule speaks of whom a message came from; where the event is the answer, that is the one who gets it.
  if (event.kind === 'send') values.from = event.to;
  return rule.explain.replace(/\{(\w+)\}/g, (_, key: string) =>
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

const list = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

/** Sentence and tone of an event; null for those that no story tells (messages, timers). `wasLeader`: the node led until then. */
export function narrate(
  event: TraceEvent,
  wasLeader: boolean,
): Pick<StoryLine, 'text' | 'tone'> | null {
  const node = event.node ?? '';
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
        text: `The network falls apart: ${(event.groups ?? []).map(list).join(' | ')}.`,
      };
    case 'heal':
      return { tone: 'repair', text: 'The network is whole again.' };
    case 'cut':
      return {
        tone: 'fault',
        text:
          event.to === undefined
            ? `${who} is cut off from everybody.`
            : `The link from ${event.from} to ${event.to} is cut${event.oneWay ? ', one way only' : ''}.`,
      };
    case 'mend':
      return {
        tone: 'repair',
        text: `The link from ${event.from} to ${event.to} carries messages again.`,
      };
    case 'suspect':
      return { tone: 'doubt', text: `${node} suspects that ${event.peer} has failed.` };
    case 'trust':
      return { tone: 'repair', text: `${node} trusts ${event.peer} again.` };
    case 'role':
      return event.role === 'candidate'
        ? { tone: 'election', text: `${node} stands for election in epoch ${event.epoch}.` }
        : null;
    case 'lead':
      return { tone: 'leader', text: `${node} takes the lead in epoch ${event.epoch}.` };
    case 'step-down':
      return { tone: 'plain', text: `${node} stops leading.` };
    case 'violation':
      return {
        tone: 'breach',
        text: `${PROMISES[event.promise ?? ''] ?? event.promise}${event.nodes && event.nodes.length > 0 ? `: ${list(event.nodes)}` : ''}.`,
      };
    case 'job':
      return event.outcome === 'done' ? null : { tone: 'work', text: jobText(event) };
    case 'script':
      return scriptText(event);
    default:
      return null;
  }
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

const messageText = ({ type, from, to }: TraceEvent): string => `“${type}” from ${from} to ${to}`;
const secondsOf = (time = 0): string => `${time / 1_000_000} s`;

/** Most verbs tell their story by what they do; these have no event of their own. */
function scriptText(event: TraceEvent): Pick<StoryLine, 'text' | 'tone'> | null {
  if (event.note !== undefined)
    return { tone: 'plain', text: `Nothing to ${event.do}: ${event.note}.` };
  switch (event.do) {
    case 'network':
      return { tone: 'fault', text: 'The network changes.' };
    case 'slow':
      return { tone: 'fault', text: `The speed of ${event.node} changes.` };
    case 'drift':
      return { tone: 'fault', text: `The clock of ${event.node} changes its rate.` };
    case 'priority':
      return { tone: 'plain', text: `The priority of ${event.node} changes.` };
    case 'timeout':
      return { tone: 'plain', text: `${event.node} acts as if it had just lost the leader.` };
    case 'drop':
      return { tone: 'fault', text: `${messageText(event)} is taken out of the network.` };
    case 'delay':
      return {
        tone: 'fault',
        text: `${messageText(event)} is held up for ${secondsOf(event.delayUs)}.`,
      };
    default:
      return null;
  }
}
