// Whose deed is an entry of the script: the scenario's, or one that the reader clicked into it on the way to this branch?

import type { ScriptEntry } from '../engine/scenario.ts';
import { resolveTimes } from '../engine/times.ts';
import type { Branch } from './api.ts';

/** For each entry of a branch's script: the reader's own deed, or null where the scenario came with it. */
export function readersDeeds(
  branches: readonly Branch[],
  id: number,
): readonly (ScriptEntry | null)[] {
  const branch = branches[id];
  if (!branch) return [];
  const parent = branch.parent === null ? undefined : branches[branch.parent];
  if (!parent) return branch.scenario.script.map(() => null);
  // A fork keeps what had happened until then, in its order, and adds the deed at the end.
  const times = resolveTimes(parent.scenario);
  const kept = readersDeeds(branches, parent.id).filter(
    (_, index) => (times[index] ?? 0) <= branch.forkUs,
  );
  return [...kept, branch.scenario.script.at(-1) ?? null];
}
