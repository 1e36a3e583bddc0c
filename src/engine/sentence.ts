// Any event as one plain sentence: those that the story tells, and the messages and timers that it leaves out.

import type { Glossary } from './glossary.ts';
import { narrate } from './narrate.ts';
import type { TraceEvent } from './report.ts';

const REASONS: Readonly<Record<string, string>> = {
  lost: 'the network loses it',
  cut: 'no way leads there',
  down: 'nobody is up to hear it',
  script: 'it is taken out of the network',
};

/** "priority 5, leading yes": what a message says, in the order of its declaration. */
export function payloadText(payload: TraceEvent['payload']): string {
  return Object.entries(payload ?? {})
    .map(([field, value]) => {
      const text = Array.isArray(value) ? value.join(' ') || 'none' : value;
      return `${field} ${text === true ? 'yes' : text === false ? 'no' : (text ?? 'none')}`;
    })
    .join(', ');
}

/** The same sentence wherever an event is told: in the space-time diagram, and as a link in a chain of causes. */
export function sentenceOf(
  event: TraceEvent,
  glossary: Pick<Glossary, 'timers' | 'rules' | 'resource'>,
): string {
  const { node = '', from, to, type } = event;
  const told = narrate(event, false, glossary)?.text;
  switch (event.kind) {
    case 'send':
      return `${from} sends “${type}” to ${to}.`;
    case 'deliver':
      return `${to} receives “${type}” from ${from}.`;
    case 'drop':
      return `“${type}” from ${from} never reaches ${to}: ${REASONS[event.reason ?? ''] ?? event.reason}.`;
    case 'timer':
      return `A timer of ${node} runs out: ${glossary.timers[event.timer ?? ''] ?? event.timer}.`;
    case 'role':
      return (
        told ??
        `${node} becomes ${event.role === 'leader' ? 'the leader' : 'a follower'} in epoch ${event.epoch}.`
      );
    case 'epoch':
      return told ?? `${node} enters epoch ${event.epoch}.`;
    case 'job':
      if (event.outcome === 'done') return `Job ${event.item} is done by ${node}.`;
      break;
    case 'script':
      if (event.note === undefined) return scriptSentence(event);
      break;
  }
  return told ?? `${node} ${event.kind}.`.trim();
}

function scriptSentence({ do: verb, node, type, from, to, delayUs = 0 }: TraceEvent): string {
  const whom = node ?? 'the network';
  switch (verb) {
    case 'partition':
      return 'The script parts the network.';
    case 'heal':
      return 'The script makes the network whole.';
    case 'network':
      return 'The script changes the network.';
    case 'timeout':
      return `The script fires the election timer of ${whom}.`;
    case 'drift':
      return `The script changes the rate of the clock of ${whom}.`;
    case 'priority':
      return `The script changes the priority of ${whom}.`;
    case 'slow':
      return `The script changes the speed of ${whom}.`;
    case 'drop':
      return `The script drops “${type}” from ${from} to ${to}.`;
    case 'delay':
      return `The script holds up “${type}” from ${from} to ${to} for ${delayUs / 1_000_000} s.`;
    default:
      return `The script says: ${verb} ${whom}.`;
  }
}
