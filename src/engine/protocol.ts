// What a protocol, a detector and a job are to the engine: declarations plus pure handlers on plain state, through a node context.
// A node learns of the world only through messages and its own timers; nothing here shows it another node's state.

import type {
  Belief,
  MessageTypes,
  Parameters,
  Payload,
  PeerBelief,
  Promised,
  Rules,
  TimerTypes,
  ValuesOf,
} from './declare.ts';
import type { DetectorPicture } from './frame.ts';
import type { Mark } from './marks.ts';
import type { Stream } from './random.ts';
import type { Epoch, Micros, NodeId } from './units.ts';

/** A message as its receiver sees it. Immutable. */
export interface Incoming {
  readonly from: NodeId;
  readonly type: string;
  readonly payload: Payload;
}

/** The part of the context that protocols, detectors and jobs share. */
export interface NodeContext<
  P extends Parameters = Parameters,
  S = unknown,
  D = unknown,
  R extends string = string,
> {
  readonly id: NodeId;
  /** Own priority; a script may change it while the node runs. */
  readonly priority: number;
  /** All members, this one included, in the order of the scenario; and the others. Only their ids: what else they are is learned. */
  readonly members: readonly NodeId[];
  readonly peers: readonly NodeId[];
  readonly params: ValuesOf<P>;
  /** Volatile state: lost at a crash. */
  readonly state: S;
  /** Durable state: survives a crash. Change it, then call `persist`. */
  readonly durable: D;
  /** This node's own clock (µs). Compare durations only; another node's clock may run at another rate. */
  readonly now: Micros;
  readonly random: Stream;
  /** How long the detector may take to notice a silence: what a start-up grace is made of. 0 without a detector. */
  readonly graceUs: Micros;

  /** Names the rule that is being followed: all that the handler does from here on is recorded under it. `about`: for the story. */
  rule(name: R, about?: NodeId): void;
  send(to: NodeId, type: string, payload: Payload): void;
  /** To all peers, in the order of the scenario. */
  broadcast(type: string, payload: Payload): void;
  /** (Re)starts a named timer that fires once, `after` µs from now on this node's clock. */
  setTimer(name: string, after: Micros): void;
  cancelTimer(name: string): void;
  isTimerSet(name: string): boolean;
  /** One durable write: blocks the node for the world's write time. What the handler does from here on (sends, timers) waits for its end. */
  persist(): void;

  readonly leading: boolean;
  /** Own epoch or term; 0 at start. */
  readonly epoch: Epoch;
  /** Whom this node believes to lead; NOBODY (−1) = no one it knows of. */
  readonly following: NodeId;
  /** Adopts an epoch (term). */
  enterEpoch(epoch: Epoch): void;
  /** Stands for election in an epoch. */
  stand(epoch: Epoch): void;
  /** Takes the lead. */
  lead(epoch: Epoch): void;
  /** Gives up leading or standing; follows nobody until it hears of a leader. */
  stepDown(): void;
  /** Accepts a leader (or NOBODY) in an epoch; gives up leading or standing if it did. */
  follow(leader: NodeId, epoch: Epoch): void;
  /** Records that this node takes a peer for failed (a protocol without a detector says so itself). */
  suspect(peer: NodeId): void;
  trust(peer: NodeId): void;
  /** This node's own verdict: heard and not suspected. Its own id is always trusted. */
  trusts(peer: NodeId): boolean;
  /** Suspected now; a peer never heard and not yet given up is neither trusted nor suspected. */
  suspects(peer: NodeId): boolean;
  /** Does the protocol want to know of this peer's silence? (Some watch the leader alone.) */
  watches(peer: NodeId): boolean;
  /** The processes that are not members: the lock service, the shared resource. NOBODY where the scenario has none. */
  readonly lock: NodeId;
  readonly resource: NodeId;
}

/** The part of the context from which a picture may be drawn: it reads, and changes nothing. */
export type Seen<P extends Parameters = Parameters, S = unknown, D = unknown> = Pick<
  NodeContext<P, S, D>,
  | 'id'
  | 'members'
  | 'params'
  | 'state'
  | 'durable'
  | 'priority'
  | 'leading'
  | 'epoch'
  | 'following'
  | 'suspects'
  | 'isTimerSet'
>;

/** Is the timing such that the protocol's timeouts can be trusted? */
export interface Timing {
  readonly latencyUs: readonly [Micros, Micros];
  readonly writeUs: readonly [Micros, Micros];
  readonly timerSlackUs: Micros;
  readonly members: number;
  /** The priorities of the members at the start. */
  readonly priorities: readonly number[];
  /** How long a crash may go unnoticed by the detector, at most; 0 for protocols that use none. */
  readonly detectUs: Micros;
}

/** A short line of a service, for the screen. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A process that is not a member: the lock service. It never fails (that assumption stands in the docs). */
export interface Service<S = unknown> {
  readonly name: 'lock';
  readonly title: string;
  /** The title where there is little room: at most 8 characters. */
  readonly short: string;
  state(): S;
  onMessage(service: ServiceContext<S>, message: Incoming): void;
  /** What it keeps, but for the epoch. `name` turns a process id into its name. */
  describe(state: S, name: (id: NodeId) => string): readonly Fact[];
  /** Who holds what it keeps, in which epoch; NOBODY. */
  holder(state: S): { readonly holder: NodeId; readonly epoch: Epoch };
}

export interface ServiceContext<S = unknown> {
  readonly id: NodeId;
  readonly state: S;
  readonly now: Micros;
  rule(name: string): void;
  send(to: NodeId, type: string, payload: Payload): void;
  setTimer(name: string, after: Micros): void;
}

export interface Protocol<
  P extends Parameters = Parameters,
  S = unknown,
  D = unknown,
  R extends string = string,
> {
  readonly id: string;
  readonly title: string;
  /** Two or three sentences: the idea, and what it does not do. */
  readonly summary: string;
  readonly source: string;
  readonly usesDetector: boolean;
  /** The priorities of the nodes say nothing to it. */
  readonly ranksNobody?: true;
  /** Whose heartbeats there are to be missed: everybody's, or only the leader's. */
  readonly watches: 'all' | 'leader';
  readonly params: P;
  readonly messages: MessageTypes;
  readonly timers: TimerTypes;
  readonly rules: Rules & { readonly [K in R]: Rules[string] };
  readonly promises: readonly Promised<P>[];
  readonly service?: Service;
  /** What must hold between parameters, as a sentence, or null: "leaseDurationMs must be above renewDeadlineMs". */
  refuse?(params: ValuesOf<P>): string | null;

  /** Volatile state at start and at each revival; durable state at first start (and after amnesia). */
  state(node: NodeContext<P, S, D, R>): S;
  durable(setup: { readonly logLength: number; readonly logTerm: number }): D;

  onStart(node: NodeContext<P, S, D, R>): void;
  onMessage(node: NodeContext<P, S, D, R>, message: Incoming): void;
  onTimer(node: NodeContext<P, S, D, R>, timer: string): void;
  /** The detector changed its mind about a peer. */
  onSuspect?(node: NodeContext<P, S, D, R>, peer: NodeId): void;
  onTrust?(node: NodeContext<P, S, D, R>, peer: NodeId): void;
  /** The node's own priority was changed. */
  onPriority?(node: NodeContext<P, S, D, R>): void;
  /** The script verb `timeout`: act as if the leader had just been lost. */
  onForcedTimeout(node: NodeContext<P, S, D, R>): void;

  /** What the node believes, for the inspector. Reads, never writes. */
  beliefs(state: S, durable: D): readonly Belief[];
  /** What is particular to the protocol, for the pictures. */
  marks?(node: Seen<P, S, D>): readonly Mark[];
  /** What it knows of each peer; peers it knows nothing of may be left out. */
  peerBeliefs?(state: S, durable: D): readonly PeerBelief[];

  /** True where latency, writes and slack stay within what the timeouts assume. */
  timely(params: ValuesOf<P>, timing: Timing): boolean;
  /** Upper bound (µs) from the last fault to a leader, where the protocol has one; null = it states none. */
  recoveryBound(params: ValuesOf<P>, timing: Timing): Micros | null;
  /** Who suffices for a leader: any live member, or a connected majority. */
  readonly needs: 'any' | 'majority';
  /** False for a priority that keeps a node out of all elections. */
  takesPart?(priority: number): boolean;
}

/** The part of the context that a detector may use; its verdicts reach the protocol as onSuspect and onTrust. */
export type DetectorContext<
  P extends Parameters = Parameters,
  S = unknown,
  R extends string = string,
> = Pick<
  NodeContext<P, S, null, R>,
  | 'id'
  | 'members'
  | 'peers'
  | 'params'
  | 'state'
  | 'now'
  | 'random'
  | 'rule'
  | 'send'
  | 'broadcast'
  | 'setTimer'
  | 'cancelTimer'
  | 'isTimerSet'
  | 'suspect'
  | 'trust'
  | 'suspects'
  | 'trusts'
  | 'watches'
> & {
  /** How often the protocol has its peers say "here!"; 0 where it does not. */
  readonly heartbeatUs: Micros;
};

/** What a detector knows of the links before it has measured them. */
export type LinkTiming = Omit<Timing, 'detectUs'>;

export interface Detector<
  P extends Parameters = Parameters,
  S = unknown,
  R extends string = string,
> {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly params: P;
  readonly messages: MessageTypes;
  readonly timers: TimerTypes;
  readonly rules: Rules & { readonly [K in R]: Rules[string] };
  refuse?(params: ValuesOf<P>): string | null;
  state(members: number): S;
  onStart(node: DetectorContext<P, S, R>): void;
  /** A message of protocol or job came from a peer: it is alive. Called before their own handler. */
  heard(node: DetectorContext<P, S, R>, message: Incoming): void;
  /** A message or a timer of the detector's own. */
  onMessage(node: DetectorContext<P, S, R>, message: Incoming): void;
  onTimer(node: DetectorContext<P, S, R>, timer: string): void;
  /** Upper bound of detection under timely links, given the protocol's heartbeat interval: for grace times and bounds. */
  detectUs(params: ValuesOf<P>, heartbeatUs: Micros, timing: LinkTiming): Micros;
  /** The same bound after what this node has been through, for a detector that learns. */
  learnedUs?(state: S, params: ValuesOf<P>): Micros;
  /** False where the parameters cannot tell a live peer from a dead one on these links. */
  timely(params: ValuesOf<P>, heartbeatUs: Micros, timing: LinkTiming): boolean;
  /**
   * Local times for the inspector: when a peer was last heard and when silence turns into suspicion (null = cannot say). The
   * picture (times local too) is for a detector that has more to show than a silence that runs out.
   */
  silence(
    state: S,
    params: ValuesOf<P>,
    peer: NodeId,
  ): {
    readonly heardAt: Micros | null;
    readonly suspectAt: Micros | null;
    readonly picture?: DetectorPicture;
  };
  beliefs(state: S, params: ValuesOf<P>, now: Micros): readonly Belief[];
  /** Whom it suspects and has not given up: they may still object. */
  doubts?(state: S): readonly NodeId[];
}

export type JobOutcome = 'done' | 'duplicate' | 'missed' | 'refused' | 'lost';

/** The shared resource as a job sees it: it takes writes, checks tokens if fencing is on, and keeps the true count. */
export interface ResourceContext<P extends Parameters = Parameters, S = unknown>
  extends ServiceContext<S> {
  readonly params: ValuesOf<P>;
  /** Refuses a token below the newest accepted if fencing is on; else accepts, and remembers the newest. Returns whether it accepts. */
  accepts(message: Incoming, token: Epoch): boolean;
  /** Records an outcome of the job: an event, and a count. `item` is the slot, payment, task … */
  record(outcome: JobOutcome, item: number, by: NodeId, token: Epoch): void;
  /** Records that a promise about the work was broken. */
  breach(promise: 'no-double-payment', nodes: readonly NodeId[]): void;
}

export interface Job<P extends Parameters = Parameters, S = unknown, Q = unknown> {
  readonly kind: string;
  readonly title: string;
  /** The title where there is little room: at most 8 characters. */
  readonly short: string;
  readonly summary: string;
  /** What one item is called: "run", "payment". */
  readonly item: string;
  /** What takes the writes, in a sentence: "the bank". */
  readonly resource: string;
  /** What it is called when an item is done a second time: "Paid twice". */
  readonly twice: string;
  readonly params: P;
  readonly messages: MessageTypes;
  readonly timers: TimerTypes;
  readonly rules: Rules;
  /** State on each node (volatile) and at the resource (durable). */
  nodeState(): S;
  resourceState(): Q;
  onLead(node: NodeContext<P, S>): void;
  onStepDown?(node: NodeContext<P, S>): void;
  onMessage(node: NodeContext<P, S>, message: Incoming): void;
  onTimer(node: NodeContext<P, S>, timer: string): void;
  resourceStart(resource: ResourceContext<P, Q>): void;
  resourceMessage(resource: ResourceContext<P, Q>, message: Incoming): void;
  resourceTimer(resource: ResourceContext<P, Q>, timer: string): void;
  /** What the resource keeps, but for the newest token and for what `record` counts against the work. */
  describe(state: Q): readonly Fact[];
}
