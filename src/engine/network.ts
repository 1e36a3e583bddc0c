// The links between processes: who can hear whom, how long a message takes, and what the network does to it.

import type { Micros, NodeId } from './units.ts';

export interface NetworkCopy {
  readonly cut: Uint8Array | null;
  readonly group: Int16Array | null;
  readonly isolated: Uint8Array | null;
  readonly minUs: Micros;
  readonly maxUs: Micros;
  readonly loss: number;
  readonly duplicate: number;
}

/** In no group of a partition: a service that nobody named is reached from every side. */
const EVERYWHERE = -1;

export class Network {
  minUs: Micros;
  maxUs: Micros;
  loss: number;
  duplicate: number;
  private readonly size: number;
  // Null while nothing is cut, which is what most runs are and what the hot path asks for.
  private cutLinks: Uint8Array | null = null;
  private groupOf: Int16Array | null = null;
  private isolated: Uint8Array | null = null;

  constructor(size: number, latencyUs: readonly [Micros, Micros], loss: number, duplicate: number) {
    this.size = size;
    this.minUs = latencyUs[0];
    this.maxUs = latencyUs[1];
    this.loss = loss;
    this.duplicate = duplicate;
  }

  get whole(): boolean {
    return this.cutLinks === null && this.groupOf === null && this.isolated === null;
  }

  /** Does a message sent now from one to the other get through (chance apart)? */
  open(from: NodeId, to: NodeId): boolean {
    if (this.cutLinks !== null && this.cutLinks[from * this.size + to] === 1) return false;
    if (this.isolated !== null && (this.isolated[from] === 1 || this.isolated[to] === 1))
      return false;
    if (this.groupOf === null) return true;
    const a = this.groupOf[from] as number;
    const b = this.groupOf[to] as number;
    return a === b || a === EVERYWHERE || b === EVERYWHERE;
  }

  /** How many directed links of a process among the first `members` are open. */
  openLinks(of: NodeId, members: number): number {
    let count = 0;
    for (let peer = 0; peer < members; peer++) {
      if (peer === of) continue;
      if (this.open(of, peer)) count++;
      if (this.open(peer, of)) count++;
    }
    return count;
  }

  cut(from: NodeId, to: NodeId, oneWay: boolean): void {
    this.cutLinks ??= new Uint8Array(this.size * this.size);
    this.cutLinks[from * this.size + to] = 1;
    if (!oneWay) this.cutLinks[to * this.size + from] = 1;
  }

  mend(from: NodeId, to: NodeId, oneWay: boolean): void {
    if (this.cutLinks === null) return;
    this.cutLinks[from * this.size + to] = 0;
    if (!oneWay) this.cutLinks[to * this.size + from] = 0;
    if (!this.cutLinks.includes(1)) this.cutLinks = null;
  }

  isolate(node: NodeId): void {
    this.isolated ??= new Uint8Array(this.size);
    this.isolated[node] = 1;
  }

  /** Members that no group names form one more group together; services that none names stay in reach of all. */
  partition(groups: readonly (readonly NodeId[])[], members: number): void {
    this.groupOf = new Int16Array(this.size).fill(EVERYWHERE).fill(groups.length, 0, members);
    groups.forEach((group, index) => {
      for (const node of group) (this.groupOf as Int16Array)[node] = index;
    });
  }

  /** Everything is whole again: partition, isolations and single cuts. */
  heal(): void {
    this.cutLinks = null;
    this.groupOf = null;
    this.isolated = null;
  }

  /** Directed cuts of single links and isolations, for the picture. */
  cuts(): [NodeId, NodeId][] {
    const pairs: [NodeId, NodeId][] = [];
    if (this.cutLinks === null && this.isolated === null) return pairs;
    for (let from = 0; from < this.size; from++) {
      for (let to = 0; to < this.size; to++) {
        if (from === to) continue;
        const cut = this.cutLinks?.[from * this.size + to] === 1;
        if (cut || this.isolated?.[from] === 1 || this.isolated?.[to] === 1) pairs.push([from, to]);
      }
    }
    return pairs;
  }

  /** The groups of a partition, empty ones left out; null = no partition. */
  groups(): NodeId[][] | null {
    if (this.groupOf === null) return null;
    const groups: NodeId[][] = [];
    this.groupOf.forEach((group, node) => {
      if (group === EVERYWHERE) return;
      const members = groups[group] ?? [];
      members.push(node);
      groups[group] = members;
    });
    return groups.filter((group) => group !== undefined && group.length > 0);
  }

  copy(): NetworkCopy {
    return {
      cut: this.cutLinks?.slice() ?? null,
      group: this.groupOf?.slice() ?? null,
      isolated: this.isolated?.slice() ?? null,
      minUs: this.minUs,
      maxUs: this.maxUs,
      loss: this.loss,
      duplicate: this.duplicate,
    };
  }

  restore(copy: NetworkCopy): void {
    this.cutLinks = copy.cut?.slice() ?? null;
    this.groupOf = copy.group?.slice() ?? null;
    this.isolated = copy.isolated?.slice() ?? null;
    this.minUs = copy.minUs;
    this.maxUs = copy.maxUs;
    this.loss = copy.loss;
    this.duplicate = copy.duplicate;
  }
}
