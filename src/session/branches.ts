// The tree of branches: an intervention grows a new one from the playhead, and nothing is ever thrown away.

import { resolveTimes } from '../engine/compile.ts';
import type { Intervention, Scenario, ScriptEntry } from '../engine/scenario.ts';
import { type Micros, toMicros, toMillis } from '../engine/units.ts';
import type { Branch } from './api.ts';
import { describeIntervention, secondsText } from './labels.ts';

/** What follows an intervention is worth seeing: the run goes on for at least so long. */
const AFTERMATH_MS = 10_000;
/** The schema's limits. */
const LONGEST_MS = 3_600_000;
const MOST_ENTRIES = 100_000;

/**
 * The scenario with an intervention at a time, after all that happened until then and instead of all that was to come.
 * A moment that was drawn from a range and lies before it is written down as drawn: dropping other entries would draw it anew.
 */
export function forkScenario(
  scenario: Scenario,
  atUs: Micros,
  intervention: Intervention,
): Scenario {
  const times = resolveTimes(scenario);
  const kept = scenario.script.flatMap((entry, index): ScriptEntry[] => {
    const time = times[index] ?? 0;
    if (time > atUs) return [];
    return [typeof entry.at === 'number' ? entry : { ...entry, at: toMillis(time) }];
  });
  if (kept.length >= MOST_ENTRIES) throw new Error(`a script has at most ${MOST_ENTRIES} entries`);
  const at = toMillis(atUs);
  const enough = Math.min(LONGEST_MS, Math.ceil((at + AFTERMATH_MS) / 1000) * 1000);
  return {
    ...scenario,
    script: [...kept, { at, ...intervention }],
    untilMs: Math.max(scenario.untilMs, at + AFTERMATH_MS > scenario.untilMs ? enough : 0),
  };
}

export const endOf = (scenario: Scenario): Micros => toMicros(scenario.untilMs);

/** The branches of one loaded scenario, and where the reader is among them. A branch's id is its position in the list. */
export class Branches {
  private list: readonly Branch[];
  private at = 0;
  /** For each branch, the child that was last visited: what redo goes to. */
  private readonly visited = new Map<number, number>();

  constructor(scenario: Scenario) {
    this.list = [{ id: 0, parent: null, scenario, forkUs: 0, label: 'As it was loaded' }];
  }

  get all(): readonly Branch[] {
    return this.list;
  }

  get current(): Branch {
    const branch = this.list[this.at];
    if (!branch) throw new Error(`no branch ${this.at}`);
    return branch;
  }

  /** Grows a branch at a time from the current one, and goes to it. */
  grow(atUs: Micros, intervention: Intervention): Branch {
    const scenario = forkScenario(this.current.scenario, atUs, intervention);
    const label = `${describeIntervention(intervention)} at ${secondsText(atUs)}`;
    const branch: Branch = { id: this.list.length, parent: this.at, scenario, forkUs: atUs, label };
    this.list = [...this.list, branch];
    return this.visit(branch);
  }

  /** To the parent; null at the first. */
  undo(): Branch | null {
    const { parent } = this.current;
    if (parent === null) return null;
    this.at = parent;
    return this.current;
  }

  /** To the child last visited; null where there is none. */
  redo(): Branch | null {
    const child = this.list[this.visited.get(this.at) ?? -1];
    return child ? this.visit(child) : null;
  }

  /** Null where there is no such branch, or where it is the current one. */
  switchTo(id: number): Branch | null {
    const branch = this.list[id];
    return branch && id !== this.at ? this.visit(branch) : null;
  }

  private visit(branch: Branch): Branch {
    this.at = branch.id;
    let child = branch;
    for (let parent = child.parent; parent !== null; parent = child.parent) {
      this.visited.set(parent, child.id);
      const next = this.list[parent];
      if (!next) break;
      child = next;
    }
    return branch;
  }
}
