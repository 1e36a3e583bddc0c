// The only one that may look at everybody: measures and safety monitors over the true state of the world. It changes nothing.
// What is over (a reign, a failover, an interval) goes to the sink of whoever records the run; what is still open is kept here.

import type { Setup } from './compile.ts';
import type { Casts, Payload, PromiseName } from './declare.ts';
import { faultsOf } from './faults.ts';
import type { Network } from './network.ts';
import { PAUSED, type Process, UP } from './process.ts';
import type { Intervention } from './scenario.ts';
import { ableOf, sidesOf, wrongWith } from './sides.ts';
import { claim } from './truth/claims.ts';
import { addFault, isCalm, isOwed, noteTiming, recoveryBound, type Terms } from './truth/terms.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from './units.ts';

export interface OpenFailover {
  readonly node: NodeId;
  readonly failedUs: Micros;
  suspectedUs: Micros | null;
  electedUs: Micros | null;
  recoveredUs: Micros | null;
  /** The newest leader since the failure: recovery is over when all hear this one. */
  leader: NodeId;
}

/** Receives what is finished; the head of a run records it, a replay drops it. */
export interface Sink {
  reign(node: NodeId, epoch: Epoch, fromUs: Micros, toUs: Micros): void;
  failover(failover: OpenFailover): void;
  /** The acting leader was hurt just now. */
  leaderLost(node: NodeId): void;
  noLeader(fromUs: Micros, toUs: Micros): void;
  splitBrain(fromUs: Micros, toUs: Micros): void;
}

export interface Breach {
  readonly promise: PromiseName;
  readonly nodes: readonly NodeId[];
  readonly promised: boolean;
}

/** Plain: copied with each checkpoint. */
export interface TruthState extends Terms {
  acting: NodeId[];
  noLeaderSinceUs: Micros;
  noLeaderUs: Micros;
  splitSinceUs: Micros;
  splitBrainUs: Micros;
  failover: OpenFailover | null;
  /** Flat pairs [epoch, first leader] and [epoch, first leader followed]. */
  leaderOfEpoch: number[];
  followedInEpoch: number[];
  /** By member: flat pairs [epoch, for whom it voted]. */
  votes: number[][];
  /** Newest token among the writes that the resource has taken. */
  newestToken: Epoch;
  /** The monitor that counts: later faults put it off. */
  monitor: number;
}

export class Truth {
  state: TruthState;
  private readonly setup: Setup;
  private readonly processes: readonly Process[];
  private readonly network: Network;
  private readonly sink: Sink | null;
  private readonly breach: (breach: Breach) => void;

  constructor(
    setup: Setup,
    processes: readonly Process[],
    network: Network,
    sink: Sink | null,
    breach: (breach: Breach) => void,
  ) {
    this.setup = setup;
    this.processes = processes;
    this.network = network;
    this.sink = sink;
    this.breach = breach;
    this.state = {
      acting: [],
      noLeaderSinceUs: 0,
      noLeaderUs: 0,
      splitSinceUs: 0,
      splitBrainUs: 0,
      failover: null,
      leaderOfEpoch: [],
      followedInEpoch: [],
      votes: Array.from({ length: setup.members }, () => []),
      faults: [],
      waived: [],
      newestToken: 0,
      monitor: 0,
    };
    if (setup.scenario.network.loss > 0) addFault(this.state, 'loss');
    if (setup.scenario.network.duplicate > 0) addFault(this.state, 'duplicate');
    noteTiming(this.state, setup, network);
  }

  /** The acting leader with the highest epoch (the greatest index among equals), or NOBODY. */
  top(): NodeId {
    let top = NOBODY;
    for (const node of this.state.acting) {
      if (top === NOBODY || this.at(node).epoch >= this.at(top).epoch) top = node;
    }
    return top;
  }

  /** Whom "@leader" means: `top`, so that it is the one whose failure counts, or a paused leader of a higher epoch. */
  named(): NodeId {
    let top = this.top();
    for (const { index, leading, status, epoch } of this.processes) {
      if (leading && status === PAUSED && (top === NOBODY || epoch > this.at(top).epoch))
        top = index;
    }
    return top;
  }

  /** A process began or ceased to lead, or its status changed. */
  update(process: Process, now: Micros): void {
    const { state } = this;
    const at = state.acting.indexOf(process.index);
    const acts = process.leading && process.status === UP;
    if (acts === at >= 0) return;
    const before = state.acting.length;
    if (acts) {
      state.acting.push(process.index);
      if (before === 0) this.endNoLeader(now);
      if (before === 1) state.splitSinceUs = now;
      if (before >= 1)
        this.report(
          'one-leader-at-a-time',
          state.acting.slice().sort((a, b) => a - b),
        );
    } else {
      state.acting.splice(at, 1);
      if (before === 1) state.noLeaderSinceUs = now;
      if (before === 2) this.endSplit(now);
    }
  }

  onLead(process: Process, now: Micros): void {
    process.leadsSinceUs = now;
    this.update(process, now);
    const { leaderOfEpoch, followedInEpoch } = this.state;
    const other = claim(leaderOfEpoch, process.epoch, process.index);
    if (other !== null) this.report('one-leader-per-epoch', ascending(other, process.index));
    const followed = claim(followedInEpoch, process.epoch, process.index);
    if (followed !== null) this.report('agreement', ascending(followed, process.index));
    const { failover } = this.state;
    if (failover) {
      failover.electedUs ??= now;
      failover.leader = process.index;
      this.checkRecovered(now);
    }
  }

  /** A reign ended: it stepped down or crashed. Called before its role or status changes; `epoch` is the one it led in. */
  onReignEnd(process: Process, now: Micros): void {
    this.sink?.reign(process.index, process.epoch, process.leadsSinceUs, now);
  }

  onFollow(process: Process, leader: NodeId, now: Micros): void {
    if (leader !== NOBODY) {
      const other = claim(this.state.followedInEpoch, process.epoch, leader);
      if (other !== null) this.report('agreement', ascending(other, leader));
    }
    if (this.state.failover) this.checkRecovered(now);
  }

  onSuspect(peer: NodeId, now: Micros): void {
    const { failover } = this.state;
    if (failover && failover.node === peer) failover.suspectedUs ??= now;
  }

  /** A message that is a vote left: a vote counts when it is out, which is after its durable write. */
  onBallot(from: NodeId, to: NodeId, casts: Casts, payload: Payload): void {
    if (casts.if !== undefined && payload[casts.if] !== true) return;
    const candidate = casts.for === 'sender' ? from : to;
    const epoch = payload[casts.epoch] as Epoch;
    if (claim(this.state.votes[from] as number[], epoch, candidate) !== null)
      this.report('one-vote-per-epoch', [from]);
  }

  /** Before a script entry takes effect: notes the fault, and what it takes to see whether it hurts the leader. */
  beforeFault(intervention: Intervention): { readonly leader: NodeId; readonly links: number } {
    for (const fault of faultsOf(intervention)) addFault(this.state, fault);
    const leader = this.top();
    return {
      leader,
      links: leader === NOBODY ? 0 : this.network.openLinks(leader, this.setup.members),
    };
  }

  /** After it: begins a failover where the leader crashed, was paused or lost a link. */
  afterFault(
    intervention: Intervention,
    before: { readonly leader: NodeId; readonly links: number },
    now: Micros,
  ): void {
    if (intervention.do === 'network' && intervention.latencyMs !== undefined)
      noteTiming(this.state, this.setup, this.network);
    const { leader, links } = before;
    if (leader !== NOBODY) {
      const stopped = this.at(leader).status !== UP;
      if (stopped || this.network.openLinks(leader, this.setup.members) < links) {
        if (this.state.failover) this.sink?.failover(this.state.failover);
        this.state.failover = {
          node: leader,
          failedUs: now,
          suspectedUs: null,
          electedUs: null,
          recoveredUs: null,
          leader: NOBODY,
        };
        this.sink?.leaderLost(leader);
      }
    }
    if (this.state.failover) this.checkRecovered(now);
  }

  /** The bound within which a leader must be there again, or null where the protocol states none. */
  recoveryBound(): Micros | null {
    return recoveryBound(this.setup, this.processes, this.network);
  }

  /** The bound after the last fault is over: on each side that can elect, is there one leader whom all follow, the right one? False at a breach. */
  checkBound(): boolean {
    const { protocol, members } = this.setup;
    const enough = protocol.needs === 'any' ? 1 : Math.floor(members / 2) + 1;
    const sides = isCalm(this.setup, this.processes, this.network)
      ? sidesOf(this.setup, this.processes, this.network)
      : [];
    if (sides.length === 0) return this.checkAnyLeader(enough);
    const wrong = sides.filter((side) => side.length >= enough).flatMap(wrongWith);
    for (const { promise, nodes } of wrong) this.report(promise, nodes);
    return wrong.length === 0;
  }

  /** Nothing is promised while the network is as it is, but it is worth saying that nobody leads. */
  private checkAnyLeader(enough: number): boolean {
    const able = ableOf(this.setup, this.processes, this.network);
    if (able.length < enough || this.top() !== NOBODY) return true;
    this.report('leader-again', [], false);
    return false;
  }

  /** A write that the resource has taken, whatever it knows of tokens itself. */
  onWrite(by: NodeId, token: Epoch): void {
    if (token < this.state.newestToken) this.report('no-stale-write', [by]);
    else this.state.newestToken = token;
  }

  /** Reports a breach, and whether the protocol promised better under the faults so far. */
  report(promise: PromiseName, nodes: readonly NodeId[], owed = true): void {
    const promised = isOwed(this.state, this.setup, promise);
    if (promised !== null) this.breach({ promise, nodes, promised: owed && promised });
  }

  noLeaderUs(now: Micros): Micros {
    return (
      this.state.noLeaderUs +
      (this.state.acting.length === 0 ? now - this.state.noLeaderSinceUs : 0)
    );
  }

  splitBrainUs(now: Micros): Micros {
    return (
      this.state.splitBrainUs + (this.state.acting.length >= 2 ? now - this.state.splitSinceUs : 0)
    );
  }

  /** Every live node that the new leader can reach has heard it as leader. */
  private checkRecovered(now: Micros): void {
    const { failover } = this.state;
    if (!failover || failover.electedUs === null || failover.leader === NOBODY) return;
    const leader = this.at(failover.leader);
    if (!leader.leading || leader.status !== UP) return;
    for (let i = 0; i < this.setup.members; i++) {
      const process = this.at(i);
      if (process === leader || process.status !== UP || !this.network.open(leader.index, i))
        continue;
      if (process.follows !== leader.index) return;
    }
    failover.recoveredUs = now;
    this.sink?.failover(failover);
    this.state.failover = null;
  }

  private endNoLeader(now: Micros): void {
    const { state } = this;
    state.noLeaderUs += now - state.noLeaderSinceUs;
    if (now > state.noLeaderSinceUs) this.sink?.noLeader(state.noLeaderSinceUs, now);
  }

  private endSplit(now: Micros): void {
    const { state } = this;
    state.splitBrainUs += now - state.splitSinceUs;
    if (now > state.splitSinceUs) this.sink?.splitBrain(state.splitSinceUs, now);
  }

  private at(node: NodeId): Process {
    return this.processes[node] as Process;
  }
}

const ascending = (a: NodeId, b: NodeId): [NodeId, NodeId] => (a < b ? [a, b] : [b, a]);
