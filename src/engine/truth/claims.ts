// Who was first to have something in an epoch: the lead, a vote, a follower's obedience.

import type { Epoch, NodeId } from '../units.ts';

/**
 * Takes an epoch for a node in flat pairs [epoch, node], kept in order of the epoch (nearly all claims are for the newest).
 * Returns who else had it before, or null.
 */
export function claim(pairs: number[], epoch: Epoch, node: NodeId): NodeId | null {
  let at = pairs.length;
  while (at > 0 && (pairs[at - 2] as Epoch) > epoch) at -= 2;
  if (at > 0 && pairs[at - 2] === epoch) {
    const other = pairs[at - 1] as NodeId;
    return other === node ? null : other;
  }
  if (at === pairs.length) pairs.push(epoch, node);
  else pairs.splice(at, 0, epoch, node);
  return null;
}
