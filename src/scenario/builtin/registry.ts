// All built-in scenarios: one line each. The first is what the page opens with; a browser fetches the others by need.

import type { Scenario } from '../../engine/scenario.ts';
import { parseScenario } from '../parse.ts';
import { bigClass } from './bigClass.ts';
import { bullySplitBrain } from './bullySplitBrain.ts';
import { emptyClass } from './emptyClass.ts';
import { firstDay } from './firstDay.ts';
import { flapping } from './flapping.ts';
import { leaseFenced } from './leaseFenced.ts';
import { leaseGcPause } from './leaseGcPause.ts';
import { lostWrites } from './lostWrites.ts';
import { phiVsTimeout } from './phiVsTimeout.ts';
import { priorityTakeover } from './priorityTakeover.ts';
import { raftAmnesia } from './raftAmnesia.ts';
import { raftChain } from './raftChain.ts';
import { raftDeafLeader } from './raftDeafLeader.ts';
import { raftDisruptive } from './raftDisruptive.ts';
import { raftDisruptivePrevote } from './raftDisruptivePrevote.ts';
import { raftPartition } from './raftPartition.ts';
import { raftQuorumLoss } from './raftQuorumLoss.ts';
import { raftSplitVote } from './raftSplitVote.ts';
import { ringBroken } from './ringBroken.ts';
import { swimGossip } from './swimGossip.ts';
import { twoMonitors } from './twoMonitors.ts';
import { vrrpTwoMasters } from './vrrpTwoMasters.ts';

export interface Builtin {
  /** What stands in `?scenario=` and behind `npm run sim --`. */
  readonly id: string;
  /** One line: what is to be learned from it. */
  readonly teaches: string;
  /** The public JSON form. */
  readonly json: object;
}

export const builtins: readonly Builtin[] = [
  firstDay,
  twoMonitors,
  emptyClass,
  flapping,
  bigClass,
  phiVsTimeout,
  swimGossip,
  bullySplitBrain,
  ringBroken,
  vrrpTwoMasters,
  raftSplitVote,
  raftPartition,
  raftDisruptive,
  raftDisruptivePrevote,
  raftAmnesia,
  raftChain,
  raftQuorumLoss,
  raftDeafLeader,
  priorityTakeover,
  leaseGcPause,
  leaseFenced,
  lostWrites,
];

const parsed = new Map<string, Scenario>();

/** The built-in of an id; null where there is none. Throws on a built-in that is not valid: a test reads them all. */
export function builtinScenario(id: string): Scenario | null {
  const known = parsed.get(id);
  if (known) return known;
  const builtin = builtins.find((one) => one.id === id);
  if (!builtin) return null;
  const result = parseScenario(builtin.json);
  if (!result.ok) throw new Error(`built-in ${id}: ${result.faults.join('; ')}`);
  parsed.set(id, result.scenario);
  return result.scenario;
}
