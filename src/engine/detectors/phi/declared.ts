// What the phi accrual detector declares: parameters and rules.

import type { Rules } from '../../declare.ts';

export const params = {
  threshold: {
    kind: 'number',
    default: 8,
    min: 0.1,
    max: 100,
    title: 'Threshold',
    help: 'How sure a node must be before it suspects. 8: by the formula, one silence in 100 million is that long by chance.',
  },
  window: {
    kind: 'count',
    default: 20,
    min: 1,
    max: 1000,
    title: 'Window',
    help: 'From how many of the latest intervals it learns. Akka keeps 1,000; 20 can be watched.',
  },
  minStdDevMs: {
    kind: 'duration',
    default: 100,
    min: 1,
    max: 600_000,
    title: 'Least deviation',
    help: 'It takes no rhythm for steadier than this, however regular the heartbeats were.',
  },
  acceptablePauseMs: {
    kind: 'duration',
    default: 2000,
    min: 0,
    max: 3_600_000,
    title: 'Acceptable pause',
    help: 'Added to the mean: a pause that is forgiven. Two lost heartbeats with 2,000; Akka: 3,000.',
  },
} as const;

export const rules = {
  'phi-crossed': {
    title: 'Suspect the unlikely',
    explain:
      '{node} has heard nothing from {peer} for so long that, by the rhythm it had, no heartbeat is to be expected any more: phi is over the threshold.',
    source: 'Hayashibara et al., SRDS 2004; Akka PhiAccrualFailureDetector',
  },
  'heard-again': {
    title: 'Trust whoever speaks',
    explain:
      '{node} hears from {peer}, which it had suspected, and trusts it again. That long silence is not learned from.',
    source: 'Akka PhiAccrualFailureDetector: the interval that ended a suspicion is not recorded',
  },
} as const satisfies Rules;
