// The world: clock, queue, processes and network, and the loop that takes the next event and lets it happen.
// It reads no clock, no chance but its named streams, and no collection without an order.

import type { Setup } from './compile.ts';
import { Context, ServiceHandle } from './context.ts';
import type { Payload, PayloadValue } from './declare.ts';
import type { Role } from './frame.ts';
import { Fingerprint, hashText } from './hash.ts';
import { Message } from './message.ts';
import { Network, type NetworkCopy } from './network.ts';
import { clonePlain } from './plain.ts';
import {
  DOWN,
  PAUSED,
  type Pending,
  Process,
  type ProcessCopy,
  type Timer,
  UP,
} from './process.ts';
import type { JobOutcome } from './protocol.ts';
import { DELIVERY, MONITOR, Queue, type QueueCopy, SCRIPT, TIMER, WRITTEN } from './queue.ts';
import { applyEntry } from './script.ts';
import * as trace from './trace.ts';
import { type Breach, type Sink, Truth, type TruthState } from './truth.ts';
import {
  type Epoch,
  type EventId,
  type MessageId,
  type Micros,
  NOBODY,
  type NodeId,
} from './units.ts';
import { codeOf, hashOfCode } from './vocabulary.ts';

/** Timers of one process get this many indexes. */
const TIMERS_PER_PROCESS = 1 << 16;
const ROLES: readonly Role[] = ['follower', 'candidate', 'leader'];
const OUTCOMES: readonly JobOutcome[] = ['done', 'duplicate', 'missed', 'refused', 'lost'];

export interface Counts {
  sent: number;
  delivered: number;
  dropped: number;
  byType: number[];
  jobs: Record<JobOutcome, number>;
}

/** A deep copy of a world between two events. */
export interface Checkpoint {
  readonly now: Micros;
  readonly events: EventId;
  readonly started: boolean;
  readonly sequence: number;
  readonly messages: MessageId;
  readonly latestUs: Micros;
  readonly scriptNext: number;
  readonly fingerprint: Fingerprint;
  readonly counts: Counts;
  readonly flights: readonly (Message | null)[];
  readonly free: readonly number[];
  readonly queue: QueueCopy;
  readonly network: NetworkCopy;
  readonly processes: readonly ProcessCopy[];
  readonly truth: TruthState;
  readonly newestToken: Epoch;
}

export class World {
  readonly setup: Setup;
  readonly processes: readonly Process[];
  readonly network: Network;
  readonly truth: Truth;
  readonly contexts: readonly Context[];
  readonly services: readonly (ServiceHandle | null)[];
  now: Micros = 0;
  /** How many events there are so far: the id of the last one. */
  events: EventId = 0;
  /** The event whose handling is under way, and the rule being followed. */
  cause: EventId = 0;
  rule = 0;
  counts: Counts;
  /** Newest token that the resource has accepted. */
  newestToken: Epoch = 0;
  /** Where events are recorded; null = nowhere (they are counted and folded all the same). */
  record: trace.Trace | null;
  /** Told of each event that is neither message nor timer: what stories are made of. */
  onNotable: ((id: EventId) => void) | null = null;

  readonly fingerprint = new Fingerprint();
  private readonly queue = new Queue();
  private sequence = 0;
  private messages: MessageId = 0;
  /** When the last of the messages sent so far arrives. */
  private latestUs: Micros = 0;
  private started = false;
  private scriptNext = 0;
  /** Script entries in order of time (of position among equals). */
  private readonly scriptOrder: readonly number[];
  private flights: (Message | null)[] = [];
  private free: number[] = [];
  private lastPayload: Payload | null = null;
  private lastPayloadHash = 0;
  private readonly typeIndex = new Map<string, number>();

  constructor(setup: Setup, record: trace.Trace | null, sink: Sink | null) {
    this.setup = setup;
    this.record = record;
    const { scenario } = setup;
    this.processes = setup.names.map(
      (name, index) =>
        new Process(
          index,
          name,
          scenario.nodes[index]?.priority ?? 0,
          setup.members,
          scenario.seed,
        ),
    );
    this.network = new Network(
      setup.names.length,
      setup.latencyUs,
      scenario.network.loss,
      scenario.network.duplicate,
    );
    this.truth = new Truth(setup, this.processes, this.network, sink, (breach) =>
      this.recordBreach(breach),
    );
    this.counts = {
      sent: 0,
      delivered: 0,
      dropped: 0,
      byType: setup.types.map(() => 0),
      jobs: { done: 0, duplicate: 0, missed: 0, refused: 0, lost: 0 },
    };
    for (const type of setup.types) this.typeIndex.set(type.name, type.index);
    const members = this.processes.slice(0, setup.members).map((process) => process.index);
    this.contexts = this.processes
      .slice(0, setup.members)
      .map((process) => new Context(this, process, members));
    this.services = this.processes.map((process) =>
      process.index < setup.members ? null : new ServiceHandle(this, process),
    );
    this.scriptOrder = setup.script
      .map((_, index) => index)
      .sort((a, b) => (setup.script[a]?.atUs ?? 0) - (setup.script[b]?.atUs ?? 0) || a - b);
    for (const node of scenario.nodes.keys()) {
      const process = this.processes[node] as Process;
      process.durable = setup.protocol.durable({
        logLength: scenario.nodes[node]?.logLength ?? 0,
        logTerm: scenario.nodes[node]?.logTerm ?? 0,
      });
    }
  }

  /** Time of the next thing in the queue (which may turn out to be nothing, such as a timer since cancelled). */
  get nextTime(): Micros {
    return this.started ? this.queue.nextTime : 0;
  }

  /** Lets happen all that is due up to and including `until`, but at most `maxSteps` steps. True when nothing is left to do. */
  runUntil(until: Micros, maxSteps = Infinity): boolean {
    if (!this.started) this.start();
    const { queue } = this;
    let steps = 0;
    while (queue.nextTime <= until) {
      if (steps++ >= maxSteps) return false;
      queue.pop();
      this.now = queue.poppedTime;
      this.cause = 0;
      this.rule = 0;
      switch (queue.poppedClass) {
        case DELIVERY:
          this.arrive(queue.poppedItem);
          break;
        case TIMER:
          this.timerDue(queue.poppedItem, queue.poppedSequence);
          break;
        case WRITTEN:
          this.written(queue.poppedItem, queue.poppedSequence);
          break;
        case SCRIPT:
          this.nextScriptEntry();
          break;
        case MONITOR:
          this.checkBound(queue.poppedItem);
          break;
      }
    }
    if (until > this.now && until !== Infinity) this.now = until;
    return true;
  }

  // ---- what processes do ----------------------------------------------------------------------------------------------

  /** A send by a handler: at once, or when the durable write that the handler asked for is done. */
  send(process: Process, to: NodeId, type: string, payload: Payload): void {
    const typeIndex = this.typeIndex.get(type);
    if (typeIndex === undefined)
      throw new Error(`${this.setup.protocol.id} sends an undeclared message type "${type}"`);
    if (process.writesAsked > 0)
      process.unsent.push({ to, type: typeIndex, payload, rule: this.rule, cause: this.cause });
    else this.transmit(process, to, typeIndex, payload);
  }

  setTimer(process: Process, name: string, after: Micros): void {
    const timer = this.timerOf(process, name);
    const slack = this.setup.timerSlackUs;
    const wait =
      process.worldDuration(Math.max(0, after)) +
      (slack > 0 ? process.random.between(0, slack) : 0) +
      process.writesLastUs;
    timer.armed = true;
    timer.setUs = this.now;
    timer.dueUs = this.now + wait;
    timer.sequence = ++this.sequence;
    timer.cause = this.cause;
    // An entry that comes earlier stays in the queue and is renewed when it comes up: most timers are put off many times.
    if (timer.entry === 0 || timer.entryUs > timer.dueUs) this.enqueueTimer(timer);
  }

  cancelTimer(process: Process, name: string): void {
    for (const timer of process.timers) {
      if (timer.name !== name) continue;
      timer.armed = false;
      return;
    }
  }

  isTimerSet(process: Process, name: string): boolean {
    for (const timer of process.timers) if (timer.name === name) return timer.armed;
    return false;
  }

  /**
   * One durable write; without write time in the scenario it is done at once. It blocks: what the handler does from here on (sends,
   * timers) happens when it is done.
   */
  persist(process: Process): void {
    const [min, max] = this.setup.writeUs;
    if (max === 0) return;
    const write = min === max ? min : process.random.between(min, max);
    process.writesAsked++;
    process.writesLastUs += Math.round(write * process.slow);
  }

  follow(rule: string): void {
    const code = codeOf(rule);
    if (code === this.rule) return;
    this.rule = code;
    this.fingerprint.word(hashOfCode(code));
    if (this.cause > 0) this.record?.setRule(this.cause, code);
  }

  setRole(process: Process, role: Role, epoch: Epoch): void {
    const wasLeading = process.leading;
    if (process.role === role && process.epoch === epoch) return;
    if (wasLeading) {
      this.truth.onReignEnd(process, this.now);
      if (role !== 'leader')
        process.lastChange = this.emit(trace.STEP_DOWN, process.index, 0, process.epoch, null);
    }
    this.changeEpoch(process, epoch);
    if (process.role !== role) {
      process.role = role;
      process.lastChange = this.emit(trace.ROLE, process.index, ROLES.indexOf(role), epoch, null);
    }
    if (role === 'leader') {
      process.follows = process.index;
      process.lastChange = this.emit(trace.LEAD, process.index, 0, epoch, null);
      this.truth.onLead(process, this.now);
      this.setup.job?.onLead(this.jobContext(process));
    } else if (wasLeading) {
      this.truth.update(process, this.now);
      this.setup.job?.onStepDown?.(this.jobContext(process));
    }
  }

  /** Adopts an epoch in the role it has; a leader that goes on in a new epoch begins a new reign. */
  enterEpoch(process: Process, epoch: Epoch): void {
    if (process.leading) this.setRole(process, 'leader', epoch);
    else if (process.epoch !== epoch) {
      this.changeEpoch(process, epoch);
      this.truth.onFollow(process, process.follows, this.now);
    }
  }

  followLeader(process: Process, leader: NodeId, epoch: Epoch): void {
    const before = process.epoch;
    this.setRole(process, 'follower', epoch);
    if (
      leader !== NOBODY &&
      leader < this.setup.members &&
      process.suspected[leader] === 1 &&
      this.setup.detector === null
    )
      this.trust(process, leader);
    if (process.follows === leader && before === epoch) return;
    process.follows = leader;
    this.truth.onFollow(process, leader, this.now);
  }

  suspect(process: Process, peer: NodeId): EventId {
    if (process.suspected[peer] === 1) return 0;
    process.suspected[peer] = 1;
    const id = this.emit(trace.SUSPECT, process.index, peer, 0, null);
    this.truth.onSuspect(peer, this.now);
    return id;
  }

  trust(process: Process, peer: NodeId): EventId {
    if (process.suspected[peer] === 0) return 0;
    process.suspected[peer] = 0;
    return this.emit(trace.TRUST, process.index, peer, 0, null);
  }

  recordJob(outcome: JobOutcome, item: number, by: NodeId, token: Epoch): void {
    this.counts.jobs[outcome]++;
    this.fingerprint.number(token);
    this.emit(trace.JOB, by, OUTCOMES.indexOf(outcome), item, token);
    if (outcome !== 'missed' && outcome !== 'refused') this.truth.onWrite(by, token);
  }

  // ---- what the script does ---------------------------------------------------------------------------------------------

  crash(process: Process): void {
    if (process.status === DOWN) return;
    if (process.leading) this.truth.onReignEnd(process, this.now);
    if (process.writing) {
      process.durable = process.saved;
      this.contextOf(process).refresh();
    }
    process.status = DOWN;
    this.cause = process.lastChange = this.emit(trace.CRASH, process.index, 0, 0, null);
    process.role = 'follower';
    process.follows = NOBODY;
    process.writing = false;
    process.writeNumber = 0;
    process.unsent = [];
    for (const timer of process.timers) timer.armed = false;
    const { backlog } = process;
    process.backlog = [];
    for (const pending of backlog)
      if ('message' in pending) this.drop(pending.message, 'down', this.cause);
    this.truth.update(process, this.now);
  }

  revive(process: Process, amnesia: boolean): void {
    if (process.status !== DOWN) return;
    process.status = UP;
    process.heard.fill(0);
    process.suspected.fill(0);
    process.epoch = 0;
    if (amnesia) process.durable = this.setup.protocol.durable({ logLength: 0, logTerm: 0 });
    this.cause = process.lastChange = this.emit(
      trace.REVIVE,
      process.index,
      amnesia ? 1 : 0,
      0,
      null,
    );
    this.truth.update(process, this.now);
    this.startProcess(process);
  }

  pause(process: Process): void {
    if (process.status !== UP) return;
    process.status = PAUSED;
    this.cause = process.lastChange = this.emit(trace.PAUSE, process.index, 0, 0, null);
    this.truth.update(process, this.now);
  }

  resume(process: Process): void {
    if (process.status !== PAUSED) return;
    process.status = UP;
    this.cause = process.lastChange = this.emit(trace.RESUME, process.index, 0, 0, null);
    this.truth.update(process, this.now);
    if (process.writing && process.writingUntilUs <= this.now) this.finishWrite(process);
    this.drain(process);
  }

  /** Is it up, started (the script may come before) and not in the middle of a write? */
  private handles(process: Process): boolean {
    return process.status === UP && process.begun && !process.writing;
  }

  forceTimeout(process: Process): void {
    if (!this.handles(process)) return;
    this.setup.protocol.onForcedTimeout(this.contextOf(process));
    this.endHandler(process);
  }

  setPriority(process: Process, priority: number): void {
    process.priority = priority;
    if (!this.handles(process) || !this.setup.protocol.onPriority) return;
    this.setup.protocol.onPriority(this.contextOf(process));
    this.endHandler(process);
  }

  setDrift(process: Process, ppm: number): void {
    const rate = 1_000_000 + process.ppm;
    process.setRate(ppm, this.now);
    for (const timer of process.timers) {
      if (!timer.armed || timer.dueUs <= this.now) continue;
      timer.dueUs = this.now + Math.round(((timer.dueUs - this.now) * rate) / (1_000_000 + ppm));
      timer.sequence = ++this.sequence;
      if (timer.entry === 0 || timer.entryUs > timer.dueUs) this.enqueueTimer(timer);
    }
  }

  /** Slot of the oldest message in flight on a link; −1 where there is none. */
  oldestInFlight(from: NodeId, to: NodeId): number {
    let slot = -1;
    let oldest = Infinity;
    for (let i = 0; i < this.flights.length; i++) {
      const message = this.flights[i];
      if (message && message.from === from && message.to === to && message.id < oldest) {
        oldest = message.id;
        slot = i;
      }
    }
    return slot;
  }

  /** Takes the message in a slot out of the network; the queue entry finds nothing to deliver and gives the slot back. */
  dropInFlight(slot: number): void {
    const message = this.flights[slot];
    if (!message) return;
    this.flights[slot] = null;
    this.drop(message, 'script', this.cause);
  }

  // ---- events -------------------------------------------------------------------------------------------------------------

  /** Records an event under the current cause and rule, and folds it into the fingerprint. `folded` replaces `other` in the fold. */
  emit(
    kind: number,
    node: number,
    other: number,
    value: number,
    detail: unknown,
    folded = other,
  ): EventId {
    const id = ++this.events;
    const { fingerprint } = this;
    fingerprint.word(kind | ((node + 1) << 5));
    fingerprint.number(this.now);
    fingerprint.word(this.cause);
    fingerprint.word(folded);
    fingerprint.number(value);
    if (this.record !== null)
      this.record.push(this.now, kind, node, this.rule, this.cause, other, value, detail);
    if (kind > trace.TIMER_FIRED && this.onNotable !== null) this.onNotable(id);
    return id;
  }

  /** Puts off the monitor: the bound counts from the last fault, and from the arrival of what that delayed. */
  armMonitor(): void {
    const bound = this.truth.recoveryBound();
    if (bound === null) return;
    const late = this.latestUs > this.now + this.network.maxUs;
    const from = late ? this.latestUs : this.now;
    this.queue.push(from + bound, MONITOR, ++this.sequence, ++this.truth.state.monitor);
  }

  // ---- checkpoints ----------------------------------------------------------------------------------------------------------

  checkpoint(): Checkpoint {
    const fingerprint = new Fingerprint();
    fingerprint.copyFrom(this.fingerprint);
    return {
      now: this.now,
      events: this.events,
      started: this.started,
      sequence: this.sequence,
      messages: this.messages,
      latestUs: this.latestUs,
      scriptNext: this.scriptNext,
      fingerprint,
      counts: clonePlain(this.counts),
      flights: this.flights.slice(),
      free: this.free.slice(),
      queue: this.queue.copy(),
      network: this.network.copy(),
      processes: this.processes.map((process) => process.copy()),
      truth: clonePlain(this.truth.state),
      newestToken: this.newestToken,
    };
  }

  restore(from: Checkpoint): void {
    this.now = from.now;
    this.events = from.events;
    this.started = from.started;
    this.sequence = from.sequence;
    this.messages = from.messages;
    this.latestUs = from.latestUs;
    this.scriptNext = from.scriptNext;
    this.fingerprint.copyFrom(from.fingerprint);
    this.counts = clonePlain(from.counts);
    this.flights = from.flights.slice();
    this.free = from.free.slice();
    this.queue.restore(from.queue);
    this.network.restore(from.network);
    from.processes.forEach((copy, index) => {
      (this.processes[index] as Process).restore(copy);
    });
    for (const context of this.contexts) context.refresh();
    for (const service of this.services) service?.refresh();
    this.truth.state = clonePlain(from.truth);
    this.newestToken = from.newestToken;
    this.lastPayload = null;
    this.cause = 0;
    this.rule = 0;
  }

  /** Messages under way, in order of their slots. */
  *inFlight(): Generator<readonly [slot: number, message: Message]> {
    for (let slot = 0; slot < this.flights.length; slot++) {
      const message = this.flights[slot];
      if (message) yield [slot, message];
    }
  }

  // ---- inside ------------------------------------------------------------------------------------------------------------------

  /** What holds when the bound is over holds from then on: the monitor looks again and again. */
  private checkBound(monitor: number): void {
    if (monitor === this.truth.state.monitor && this.truth.checkBound()) this.armMonitor();
  }

  private start(): void {
    this.started = true;
    this.cause = 0;
    this.rule = 0;
    // What the script does at 0 is part of the set-up: it comes before anybody starts.
    while (this.scriptNext < this.scriptOrder.length && this.entryTime(this.scriptNext) <= 0)
      this.applyNextEntry();
    this.scheduleScript();
    this.cause = 0;
    this.rule = 0;
    for (const service of this.services) service?.start();
    for (const process of this.processes.slice(0, this.setup.members)) {
      if (process.status === DOWN || process.begun) continue;
      this.cause = 0;
      this.startProcess(process);
    }
    this.armMonitor();
  }

  private startProcess(process: Process): void {
    const { protocol, detector, job } = this.setup;
    this.rule = 0;
    process.begun = true;
    const context = this.contextOf(process);
    process.jobState = job ? job.nodeState() : null;
    process.detectorState = detector ? detector.state(this.setup.members) : null;
    process.saved = clonePlain(process.durable);
    context.refresh();
    process.state = protocol.state(context);
    context.refresh();
    detector?.onStart(context.detector);
    protocol.onStart(context);
    this.endHandler(process);
  }

  private changeEpoch(process: Process, epoch: Epoch): void {
    if (process.epoch === epoch) return;
    process.epoch = epoch;
    process.lastChange = this.emit(trace.EPOCH, process.index, 0, epoch, null);
  }

  private entryTime(position: number): Micros {
    return this.setup.script[this.scriptOrder[position] ?? 0]?.atUs ?? 0;
  }

  private scheduleScript(): void {
    if (this.scriptNext < this.scriptOrder.length)
      this.queue.push(this.entryTime(this.scriptNext), SCRIPT, ++this.sequence, 0);
  }

  private nextScriptEntry(): void {
    this.applyNextEntry();
    this.armMonitor();
    this.scheduleScript();
  }

  private applyNextEntry(): void {
    const index = this.scriptOrder[this.scriptNext++] ?? 0;
    const entry = this.setup.script[index];
    if (entry) applyEntry(this, index, entry.intervention);
  }

  private transmit(process: Process, to: NodeId, typeIndex: number, payload: Payload): void {
    const type = this.setup.types[typeIndex];
    if (!type) return;
    const { network } = this;
    const id = ++this.messages;
    const from = process.index;
    this.counts.sent++;
    (this.counts.byType[typeIndex] as number)++;
    const open = network.open(from, to);
    const lost = network.loss > 0 && process.losses.chance(network.loss);
    const arriveUs = this.now + this.latency(process, to);
    const message = new Message(
      id,
      from,
      to,
      type.name,
      typeIndex,
      payload,
      this.now,
      arriveUs,
      lost,
      this.events + 1,
    );
    this.fingerprint.word(hashOfCode(type.code));
    this.fingerprint.word(this.hashPayload(type.fields, payload));
    this.emit(trace.SEND, from, id, to, message);
    if (type.casts !== null) this.truth.onBallot(from, to, type.casts, payload);
    if (open) this.launch(message);
    else this.drop(message, 'cut');
    if (network.duplicate > 0 && process.duplicates.chance(network.duplicate) && open) {
      this.launch(
        new Message(
          id,
          from,
          to,
          type.name,
          typeIndex,
          payload,
          this.now,
          this.now + this.latency(process, to),
          false,
          message.sendEvent,
        ),
      );
    }
  }

  /** One-way latency from the sender's own stream; a slow end makes it longer by its factor. */
  private latency(process: Process, to: NodeId): Micros {
    const { minUs, maxUs } = this.network;
    const base = minUs === maxUs ? minUs : process.latencies.between(minUs, maxUs);
    const slow = process.slow * (this.processes[to] as Process).slow;
    return slow === 1 ? base : Math.round(base * slow);
  }

  private launch(message: Message): void {
    const slot = this.free.length > 0 ? (this.free.pop() as number) : this.flights.length;
    this.flights[slot] = message;
    if (message.arriveUs > this.latestUs) this.latestUs = message.arriveUs;
    this.queue.push(message.arriveUs, DELIVERY, ++this.sequence, slot);
  }

  /** Caused by its sending, unless a crash or the script took it. */
  private drop(
    message: Message,
    reason: 'lost' | 'cut' | 'down' | 'script',
    cause: EventId = message.sendEvent,
  ): void {
    this.counts.dropped++;
    const code = codeOf(reason);
    const handling = this.cause;
    this.cause = cause;
    this.emit(trace.DROP, message.to, code, message.id, message, hashOfCode(code));
    this.cause = handling;
  }

  private arrive(slot: number): void {
    const message = this.flights[slot];
    this.flights[slot] = null;
    this.free.push(slot);
    if (!message) return; // dropped by the script
    const process = this.processes[message.to] as Process;
    if (message.lost) this.drop(message, 'lost');
    else if (!this.network.open(message.from, message.to)) this.drop(message, 'cut');
    else if (process.status === DOWN) this.drop(message, 'down');
    else if (process.status === PAUSED || process.writing)
      process.backlog.push({ dueUs: this.now, message });
    else this.deliver(process, message);
  }

  private deliver(process: Process, message: Message): void {
    this.counts.delivered++;
    this.rule = 0;
    this.cause = message.sendEvent;
    this.cause = this.emit(trace.DELIVER, process.index, message.id, 0, message);
    const service = this.services[process.index];
    if (service) {
      service.onMessage(message);
      return;
    }
    const context = this.contexts[process.index] as Context;
    const owner = this.setup.types[message.typeIndex]?.owner;
    if (message.from < this.setup.members) {
      process.heard[message.from] = 1;
      if (owner !== 'detector') this.setup.detector?.heard(context.detector, message);
    }
    if (owner === 'protocol') this.setup.protocol.onMessage(context, message);
    else if (owner === 'detector') this.setup.detector?.onMessage(context.detector, message);
    else this.setup.job?.onMessage(context.job, message);
    this.endHandler(process);
  }

  private timerDue(item: number, entry: number): void {
    const process = this.processes[Math.floor(item / TIMERS_PER_PROCESS)] as Process;
    const timer = process.timers[item % TIMERS_PER_PROCESS] as Timer;
    if (timer.entry !== entry) return; // an older entry; a newer one counts
    timer.entry = 0;
    if (!timer.armed) return;
    if (timer.sequence !== entry) this.enqueueTimer(timer);
    else if (process.status === PAUSED || process.writing)
      process.backlog.push({ dueUs: timer.dueUs, timer: timer.index });
    else this.fire(process, timer);
  }

  private fire(process: Process, timer: Timer): void {
    timer.armed = false;
    this.rule = 0;
    this.cause = timer.cause;
    this.cause = this.emit(
      trace.TIMER_FIRED,
      process.index,
      timer.code,
      0,
      null,
      hashOfCode(timer.code),
    );
    const service = this.services[process.index];
    if (service) {
      service.onTimer(timer.name);
      return;
    }
    const context = this.contexts[process.index] as Context;
    if (this.setup.detector && Object.hasOwn(this.setup.detector.timers, timer.name))
      this.setup.detector.onTimer(context.detector, timer.name);
    else if (this.setup.job && Object.hasOwn(this.setup.job.timers, timer.name))
      this.setup.job.onTimer(context.job, timer.name);
    else this.setup.protocol.onTimer(context, timer.name);
    this.endHandler(process);
  }

  /** The handler is over: if it asked for durable writes, the node is busy until they are done. */
  private endHandler(process: Process): void {
    if (process.writesAsked === 0) return;
    process.writing = true;
    process.writingUntilUs = this.now + process.writesLastUs;
    process.writesAsked = 0;
    process.writesLastUs = 0;
    process.writeNumber = ++this.sequence;
    this.queue.push(process.writingUntilUs, WRITTEN, process.writeNumber, process.index);
  }

  private written(index: number, number: number): void {
    const process = this.processes[index] as Process;
    if (!process.writing || process.writeNumber !== number || process.status === PAUSED) return;
    this.finishWrite(process);
    this.drain(process);
  }

  private finishWrite(process: Process): void {
    process.writing = false;
    process.writeNumber = 0;
    process.saved = clonePlain(process.durable);
    const { unsent } = process;
    process.unsent = [];
    for (const { to, type, payload, rule, cause } of unsent) {
      this.rule = rule;
      this.cause = cause;
      this.transmit(process, to, type, payload);
    }
  }

  /**
   * Handles what has waited for the end of a pause or a write, until something blocks the process again: expired timers first, in order of
   * their time, then the messages in order of arrival.
   */
  private drain(process: Process): void {
    if (process.backlog.length > 1) {
      const timers = process.backlog
        .filter((pending) => 'timer' in pending)
        .sort((a, b) => a.dueUs - b.dueUs);
      process.backlog = [...timers, ...process.backlog.filter((pending) => 'message' in pending)];
    }
    while (process.status === UP && !process.writing) {
      const pending = process.backlog.shift();
      if (!pending) return;
      this.handlePending(process, pending);
    }
  }

  private handlePending(process: Process, pending: Pending): void {
    if ('message' in pending) {
      this.deliver(process, pending.message);
      return;
    }
    const timer = process.timers[pending.timer];
    if (timer?.armed && timer.dueUs === pending.dueUs) this.fire(process, timer);
  }

  private timerOf(process: Process, name: string): Timer {
    for (const timer of process.timers) if (timer.name === name) return timer;
    const timer: Timer = {
      index: process.timers.length,
      process: process.index,
      name,
      code: codeOf(name),
      armed: false,
      setUs: 0,
      dueUs: 0,
      sequence: 0,
      entry: 0,
      entryUs: 0,
      cause: 0,
    };
    process.timers.push(timer);
    return timer;
  }

  private enqueueTimer(timer: Timer): void {
    timer.entry = timer.sequence;
    timer.entryUs = timer.dueUs;
    this.queue.push(
      timer.dueUs,
      TIMER,
      timer.sequence,
      timer.process * TIMERS_PER_PROCESS + timer.index,
    );
  }

  private recordBreach(breach: Breach): void {
    this.fingerprint.word(hashText(breach.promise));
    this.emit(
      trace.VIOLATION,
      breach.nodes[0] ?? NOBODY,
      breach.nodes.length,
      breach.promised ? 1 : 0,
      breach,
    );
  }

  private hashPayload(fields: readonly string[], payload: Payload): number {
    if (payload === this.lastPayload) return this.lastPayloadHash;
    let hash = 0;
    for (let i = 0; i < fields.length; i++)
      hash = Math.imul(hash ^ hashValue(payload[fields[i] as string]), 0x9e3779b1) ^ (hash >>> 15);
    this.lastPayload = payload;
    this.lastPayloadHash = hash;
    return hash;
  }

  private contextOf(process: Process): Context {
    return this.contexts[process.index] as Context;
  }

  private jobContext(process: Process): Context['job'] {
    return this.contextOf(process).job;
  }
}

function hashValue(value: PayloadValue | undefined): number {
  if (typeof value === 'number')
    return (value | 0) === value
      ? value
      : ((value % 4294967296) | 0) ^ Math.floor(value / 4294967296);
  if (value === true) return 0x51ed270b;
  if (value === false) return 0x2545f491;
  if (value === null || value === undefined) return 0x632be5ab;
  let hash = value.length;
  for (const item of value) hash = Math.imul(hash ^ hashValue(item), 0x85ebca6b) ^ (hash >>> 13);
  return hash;
}
