// What the script changes of network and nodes, as values and in words: verbs that have no event of their own but the script's.

import type { Process } from './process.ts';
import type { StoryLine, TraceEvent } from './report.ts';
import type { Intervention } from './scenario.ts';
import { rangeUs } from './times.ts';
import type { Micros } from './units.ts';
import type { World } from './world.ts';

/** What is other than before, and whether that makes things easier. */
export type Change = Pick<
  TraceEvent,
  'latencyUs' | 'loss' | 'duplicate' | 'factor' | 'ppm' | 'value' | 'eases'
>;

const easing = (eases: boolean): Pick<Change, 'eases'> => (eases ? { eases } : {});

/** Asked before the change is made. */
export function changeOf(
  { network }: World,
  intervention: Intervention,
  process: Process | null,
): Change {
  switch (intervention.do) {
    case 'network': {
      const { minUs, maxUs, loss, duplicate } = network;
      const [least, most] =
        intervention.latencyMs === undefined ? [minUs, maxUs] : rangeUs(intervention.latencyMs);
      const lost = intervention.loss ?? loss;
      const twice = intervention.duplicate ?? duplicate;
      return {
        ...(least !== minUs || most !== maxUs ? { latencyUs: [least, most] } : {}),
        ...(lost === loss ? {} : { loss: lost }),
        ...(twice === duplicate ? {} : { duplicate: twice }),
        ...easing(most <= maxUs && lost <= loss && twice <= duplicate),
      };
    }
    case 'slow':
      return { factor: intervention.factor, ...easing(intervention.factor < (process?.slow ?? 1)) };
    case 'drift': {
      const { ppm } = intervention;
      return { ppm, ...easing(Math.abs(ppm) < Math.abs(process?.ppm ?? 0)) };
    }
    case 'priority':
      return { value: intervention.value };
    default:
      return {};
  }
}

type Told = Pick<StoryLine, 'text' | 'tone'>;

const messageText = ({ type, from, to }: TraceEvent): string => `“${type}” from ${from} to ${to}`;
const secondsOf = (time = 0): string => `${time / 1_000_000} s`;
const percent = (share: number): string => `${Math.round(share * 1e6) / 1e4} %`;

/** "2,100" */
function millis(time: Micros): string {
  const [whole = '', part] = String(time / 1000).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Messages now take 100–2,100 ms; 30 % of them are lost now." */
function networkText({ latencyUs, loss, duplicate }: TraceEvent): string | null {
  if (latencyUs === undefined && loss === undefined && duplicate === undefined) return null;
  const parts: string[] = [];
  if (latencyUs) {
    const [least, most] = latencyUs;
    parts.push(
      `messages now take ${least === most ? millis(least) : `${millis(least)}–${millis(most)}`} ms`,
    );
  }
  const them = latencyUs ? 'them' : 'messages';
  if (loss !== undefined)
    parts.push(
      loss > 0
        ? `${percent(loss)} of ${them} are lost now`
        : `${latencyUs ? 'none' : 'no message'} is lost any more`,
    );
  if (duplicate !== undefined)
    parts.push(
      duplicate > 0
        ? `${percent(duplicate)} of ${parts.length > 0 ? 'them' : 'messages'} arrive twice now`
        : `${parts.length > 0 ? 'none' : 'no message'} arrives twice any more`,
    );
  return `${capital(parts.join('; '))}.`;
}

function slowText({ node, factor = 1 }: TraceEvent): string {
  return factor === 1
    ? `${node} is as fast as the others again.`
    : `All that ${node} sends, hears and writes takes ${factor} times as long now.`;
}

function driftText({ node, ppm = 0 }: TraceEvent): string {
  return ppm === 0
    ? `The clock of ${node} keeps time again.`
    : `The clock of ${node} now runs ${percent(Math.abs(ppm) / 1_000_000)} too ${ppm > 0 ? 'fast' : 'slow'}.`;
}

/** Null for the verbs that tell their story by what they do. */
export function changeText(event: TraceEvent): Told | null {
  const tone = event.eases ? 'repair' : 'fault';
  switch (event.do) {
    case 'network': {
      const text = networkText(event);
      return text === null
        ? { tone: 'plain', text: 'The network stays as it is.' }
        : { tone, text };
    }
    case 'slow':
      return { tone, text: slowText(event) };
    case 'drift':
      return { tone, text: driftText(event) };
    case 'priority':
      return { tone: 'plain', text: `The priority of ${event.node} is ${event.value} now.` };
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
