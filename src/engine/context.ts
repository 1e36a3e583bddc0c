// What a process may see and do: thin views of the world that show one process nothing but itself.

import { heartbeatOf } from './compile.ts';
import type { Payload } from './declare.ts';
import type { Message } from './message.ts';
import type { Process } from './process.ts';
import type { Incoming, JobOutcome, NodeContext, ResourceContext } from './protocol.ts';
import type { Stream } from './random.ts';
import { type Epoch, type Micros, NOBODY, type NodeId } from './units.ts';
import { enterEpoch, followLeader, setRole, suspect, trust } from './world/standing.ts';
import { cancelTimer, isTimerSet, setTimer } from './world/timers.ts';
import { send } from './world/transmission.ts';
import { persist } from './world/writes.ts';
import type { World } from './world.ts';

/** What protocol, detector and job of one member share; they differ in params and state. */
class Actor implements NodeContext {
  readonly id: NodeId;
  readonly members: readonly NodeId[];
  readonly peers: readonly NodeId[];
  readonly params: NodeContext['params'];
  readonly lock: NodeId;
  readonly resource: NodeId;
  state: unknown = null;
  durable: unknown = null;
  protected readonly world: World;
  protected readonly process: Process;

  constructor(
    world: World,
    process: Process,
    members: readonly NodeId[],
    peers: readonly NodeId[],
    params: NodeContext['params'],
  ) {
    this.world = world;
    this.process = process;
    this.params = params;
    this.id = process.index;
    this.members = members;
    this.peers = peers;
    this.lock = world.setup.lock;
    this.resource = world.setup.resource;
  }

  get priority(): number {
    return this.process.priority;
  }
  get now(): Micros {
    return this.process.localTime(this.world.now);
  }
  get random(): Stream {
    return this.process.random;
  }
  get graceUs(): Micros {
    const { detector, timing } = this.world.setup;
    return detector ? timing.detectUs - timing.latencyUs[1] - timing.timerSlackUs : 0;
  }
  get leading(): boolean {
    return this.process.leading;
  }
  get epoch(): Epoch {
    return this.process.epoch;
  }
  get following(): NodeId {
    return this.process.follows;
  }

  rule(name: string, about = NOBODY): void {
    this.world.follow(name, about);
  }
  send(to: NodeId, type: string, payload: Payload): void {
    send(this.world, this.process, to, type, payload);
  }
  broadcast(type: string, payload: Payload): void {
    for (const peer of this.peers) send(this.world, this.process, peer, type, payload);
  }
  setTimer(name: string, after: Micros): void {
    setTimer(this.world, this.process, name, after);
  }
  cancelTimer(name: string): void {
    cancelTimer(this.process, name);
  }
  isTimerSet(name: string): boolean {
    return isTimerSet(this.process, name);
  }
  persist(): void {
    persist(this.world, this.process);
  }
  enterEpoch(epoch: Epoch): void {
    enterEpoch(this.world, this.process, epoch);
  }
  stand(epoch: Epoch): void {
    setRole(this.world, this.process, 'candidate', epoch);
    this.process.follows = NOBODY;
  }
  lead(epoch: Epoch): void {
    setRole(this.world, this.process, 'leader', epoch);
  }
  stepDown(): void {
    followLeader(this.world, this.process, NOBODY, this.process.epoch);
  }
  follow(leader: NodeId, epoch: Epoch): void {
    followLeader(this.world, this.process, leader, epoch);
  }
  suspect(peer: NodeId): void {
    suspect(this.world, this.process, peer);
  }
  trust(peer: NodeId): void {
    trust(this.world, this.process, peer);
  }
  trusts(peer: NodeId): boolean {
    return (
      peer === this.id || (this.process.heard[peer] === 1 && this.process.suspected[peer] === 0)
    );
  }
  suspects(peer: NodeId): boolean {
    return this.process.suspected[peer] === 1;
  }
  watches(peer: NodeId): boolean {
    return this.world.setup.protocol.watches === 'all' || peer === this.process.follows;
  }
}

/** The detector's actor: its verdicts reach the protocol, caused by the event of the verdict. */
class DetectorActor extends Actor {
  override readonly durable = null;
  get heartbeatUs(): Micros {
    return heartbeatOf(this.world.setup.protocolParams);
  }
  override suspect(peer: NodeId): void {
    this.tell(suspect(this.world, this.process, peer), peer, 'onSuspect');
  }
  override trust(peer: NodeId): void {
    this.tell(trust(this.world, this.process, peer), peer, 'onTrust');
  }

  private tell(event: number, peer: NodeId, handler: 'onSuspect' | 'onTrust'): void {
    if (event === 0) return;
    const { world } = this;
    const { cause, rule } = world;
    world.cause = event;
    world.rule = 0;
    world.setup.protocol[handler]?.(world.contexts[this.id] as Context, peer);
    world.cause = cause;
    world.rule = rule;
  }
}

/** The protocol's actor, with those of detector and job beside it. */
export class Context extends Actor {
  readonly detector: DetectorActor;
  readonly job: Actor;

  constructor(world: World, process: Process, members: readonly NodeId[]) {
    const peers = members.filter((member) => member !== process.index);
    super(world, process, members, peers, world.setup.protocolParams);
    this.detector = new DetectorActor(world, process, members, peers, world.setup.detectorParams);
    this.job = new Actor(world, process, members, peers, world.setup.jobParams);
    this.refresh();
  }

  /** The process has new state objects (a start, a restored checkpoint). */
  refresh(): void {
    this.state = this.process.state;
    this.durable = this.process.durable;
    this.detector.state = this.process.detectorState;
    this.job.state = this.process.jobState;
  }
}

/** The lock service or the shared resource. It never fails and its clock does not drift. */
export class ServiceHandle implements ResourceContext {
  readonly id: NodeId;
  readonly params: ResourceContext['params'];
  state: unknown = null;
  private readonly world: World;
  private readonly process: Process;

  constructor(world: World, process: Process) {
    this.world = world;
    this.process = process;
    this.id = process.index;
    this.params = world.setup.jobParams;
  }

  get now(): Micros {
    return this.world.now;
  }

  private get isResource(): boolean {
    return this.id === this.world.setup.resource;
  }

  start(): void {
    const { job, protocol } = this.world.setup;
    this.process.state = this.isResource ? job?.resourceState() : protocol.service?.state();
    this.refresh();
    if (this.isResource) job?.resourceStart(this);
  }

  refresh(): void {
    this.state = this.process.state;
  }

  onMessage(message: Message): void {
    const { job, protocol } = this.world.setup;
    if (this.isResource) job?.resourceMessage(this, message);
    else protocol.service?.onMessage(this, message);
  }

  onTimer(timer: string): void {
    if (this.isResource) this.world.setup.job?.resourceTimer(this, timer);
  }

  rule(name: string): void {
    this.world.follow(name);
  }
  send(to: NodeId, type: string, payload: Payload): void {
    send(this.world, this.process, to, type, payload);
  }
  setTimer(name: string, after: Micros): void {
    setTimer(this.world, this.process, name, after);
  }

  accepts(_message: Incoming, token: Epoch): boolean {
    const { world } = this;
    if (token >= world.newestToken) {
      world.newestToken = token;
      return true;
    }
    return !world.setup.fencing;
  }
  record(outcome: JobOutcome, item: number, by: NodeId, token: Epoch): void {
    this.world.recordJob(outcome, item, by, token);
  }
  breach(promise: 'no-double-payment', nodes: readonly NodeId[]): void {
    this.world.truth.report(promise, nodes);
  }
}
