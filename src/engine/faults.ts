// Which faults a scenario has in it: what the promises are conditioned on.

import type { Fault } from './declare.ts';
import type { Intervention } from './scenario.ts';

/** What a script entry adds to them. */
export function faultsOf(intervention: Intervention): Fault[] {
  switch (intervention.do) {
    case 'crash':
      return ['crash'];
    case 'revive':
      return intervention.amnesia ? ['revive', 'amnesia'] : ['revive'];
    case 'pause':
      return ['pause'];
    case 'partition':
    case 'isolate':
      return ['partition'];
    case 'cut':
      return [intervention.oneWay ? 'one-way' : 'partial'];
    case 'network':
      return [
        ...((intervention.loss ?? 0) > 0 ? (['loss'] as const) : []),
        ...((intervention.duplicate ?? 0) > 0 ? (['duplicate'] as const) : []),
      ];
    case 'slow':
      return intervention.factor !== 1 ? ['slow'] : [];
    case 'drift':
      return intervention.ppm !== 0 ? ['drift'] : [];
    case 'priority':
      return ['priority-change'];
    case 'timeout':
      return ['forced-timeout'];
    case 'drop':
      return ['loss'];
    case 'delay':
      return intervention.ms > 0 ? ['untimely'] : [];
    default:
      return [];
  }
}
