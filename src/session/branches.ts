// The tree of branches: an intervention grows a new one from the playhead, and nothing is ever thrown away.

import type { Intervention, Scenario } from '../engine/scenario.ts';
import { type Micros, toMicros } from '../engine/units.ts';
import { forkScenario } from '../scenario/fork.ts';
import type { Branch } from './api.ts';
import { describeIntervention, secondsText } from './labels.ts';

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
