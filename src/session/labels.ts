// Interventions and times in plain English: the names of branches, and what a menu or a live region says of a fault.

import { sides } from '../engine/names.ts';
import type { Intervention, Range, Target } from '../engine/scenario.ts';
import type { Micros } from '../engine/units.ts';

const named = (target: Target): string =>
  target === '@leader' ? 'the leader' : target === '@followers' ? 'the followers' : target;
const inMs = (range: Range): string =>
  typeof range === 'number' ? `${range} ms` : `${range[0]}–${range[1]} ms`;
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** "6.2 s": to the millisecond, without zeros behind. */
export const secondsText = (time: Micros): string => `${Math.round(time / 1000) / 1000} s`;

/** "500 ms", and from a second on "2 s". */
export const durationText = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

function describeNetwork(change: Extract<Intervention, { do: 'network' }>): string {
  const parts: string[] = [];
  if (change.latencyMs !== undefined) parts.push(`latency ${inMs(change.latencyMs)}`);
  if (change.loss !== undefined) parts.push(`loss ${percent(change.loss)}`);
  if (change.duplicate !== undefined) parts.push(`duplicates ${percent(change.duplicate)}`);
  return `Network: ${parts.join(', ') || 'no change'}`;
}

/** "Crash n5". One short phrase, no full stop. */
export function describeIntervention(intervention: Intervention): string {
  switch (intervention.do) {
    case 'crash':
      return `Crash ${named(intervention.node)}`;
    case 'pause':
      return `Pause ${named(intervention.node)}`;
    case 'resume':
      return `Resume ${named(intervention.node)}`;
    case 'isolate':
      return `Isolate ${named(intervention.node)}`;
    case 'timeout':
      return `Fire the election timer of ${named(intervention.node)}`;
    case 'revive':
      return `Revive ${named(intervention.node)}${intervention.amnesia ? ' without its memory' : ''}`;
    case 'partition':
      return `Partition ${sides(
        intervention.groups.map((group) => group.map(named)),
        (names) => names.join(' '),
      )}`;
    case 'heal':
      return 'Heal the network';
    case 'cut':
    case 'mend': {
      const verb = intervention.do === 'cut' ? 'Cut' : 'Mend';
      return `${verb} ${named(intervention.from)} ${intervention.oneWay ? '→' : '↔'} ${named(intervention.to)}`;
    }
    case 'network':
      return describeNetwork(intervention);
    case 'slow':
      return intervention.factor === 1
        ? `${named(intervention.node)} at full speed`
        : `Slow ${named(intervention.node)} ${intervention.factor} times`;
    case 'drift': {
      const { ppm } = intervention;
      return `Clock of ${named(intervention.node)} ${ppm === 0 ? 'runs true' : `runs ${Math.abs(ppm)} ppm ${ppm > 0 ? 'fast' : 'slow'}`}`;
    }
    case 'priority':
      return `Give ${named(intervention.node)} priority ${intervention.value}`;
    case 'drop':
      return `Drop a message from ${named(intervention.from)} to ${named(intervention.to)}`;
    case 'delay':
      return `Delay a message from ${named(intervention.from)} to ${named(intervention.to)} by ${durationText(intervention.ms)}`;
  }
}
