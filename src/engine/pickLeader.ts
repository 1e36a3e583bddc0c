// The rule of the blog post: healthy nodes, sorted by priority, first one leads.

import type { NodeId } from './units.ts';

/** What anybody may know of a node: `healthy` is the asker's own opinion. */
export interface Candidate {
  readonly id: NodeId | string;
  readonly priority: number;
  readonly healthy: boolean;
}

/**
 * The node that ought to lead: healthy, of the highest priority; among equals the one that stands last in the list (so that
 * the rank is (priority, position) compared lexicographically). Null where no node is healthy.
 */
export function pickLeader<T extends Candidate>(nodes: readonly T[]): T | null {
  let first: T | null = null;
  for (const node of nodes) {
    if (node.healthy && (first === null || node.priority >= first.priority)) first = node;
  }
  return first;
}
