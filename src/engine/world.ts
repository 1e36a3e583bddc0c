// The world: what there is (processes, network, queue, messages under way), and the loop that takes the next event and lets it
// happen. What happens is told in the files of world/. It reads no clock, no chance but its named streams, and no collection
// without an order.

import type { Setup } from './compile.ts';
import { Context, ServiceHandle } from './context.ts';
import { Fingerprint, hashText } from './hash.ts';
import { Network } from './network.ts';
import { DOWN, Process } from './process.ts';
import type { JobOutcome } from './protocol.ts';
import { DELIVERY, MONITOR, Queue, SCRIPT, TIMER, WRITTEN } from './queue.ts';
import { applyEntry } from './script.ts';
import * as trace from './trace.ts';
import { type Breach, type Sink, Truth } from './truth.ts';
import {
  type Epoch,
  type EventId,
  type MessageId,
  type Micros,
  NOBODY,
  type NodeId,
} from './units.ts';
import { codeOf, hashOfCode } from './vocabulary.ts';
import { Agenda } from './world/agenda.ts';
import { messageArrives, timerIsDue, writeIsDone } from './world/arrivals.ts';
import { Flights } from './world/flights.ts';
import { begin } from './world/handling.ts';
import { PayloadHash } from './world/payloads.ts';

export interface Counts {
  sent: number;
  delivered: number;
  dropped: number;
  byType: number[];
  jobs: Record<JobOutcome, number>;
}

export class World {
  readonly setup: Setup;
  readonly processes: readonly Process[];
  readonly network: Network;
  readonly truth: Truth;
  readonly contexts: readonly Context[];
  readonly services: readonly (ServiceHandle | null)[];
  readonly queue = new Queue();
  readonly flights = new Flights();
  readonly agenda: Agenda;
  readonly payloads = new PayloadHash();
  readonly fingerprint = new Fingerprint();
  /** Index of each message type by its name. */
  readonly typeIndex: ReadonlyMap<string, number>;
  now: Micros = 0;
  started = false;
  /** How many events there are so far: the id of the last one. */
  events: EventId = 0;
  /** How many messages have been sent so far: the id of the last one. */
  messages: MessageId = 0;
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
  /** Told of each rule that is named, and about whom; of what set it off is `cause`. */
  onRule: ((rule: number, about: NodeId) => void) | null = null;

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
    this.typeIndex = new Map(setup.types.map((type) => [type.name, type.index]));
    const members = this.processes.slice(0, setup.members).map((process) => process.index);
    this.contexts = this.processes
      .slice(0, setup.members)
      .map((process) => new Context(this, process, members));
    this.services = this.processes.map((process) =>
      process.index < setup.members ? null : new ServiceHandle(this, process),
    );
    this.agenda = new Agenda(setup.script);
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
          messageArrives(this, queue.poppedItem);
          break;
        case TIMER:
          timerIsDue(this, queue.poppedItem, queue.poppedSequence);
          break;
        case WRITTEN:
          writeIsDone(this, queue.poppedItem, queue.poppedSequence);
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

  contextOf(process: Process): Context {
    return this.contexts[process.index] as Context;
  }

  follow(rule: string, about = NOBODY): void {
    const code = codeOf(rule);
    if (this.onRule !== null) this.onRule(code, about);
    if (code === this.rule) return;
    this.rule = code;
    this.fingerprint.word(hashOfCode(code));
    if (this.cause > 0) this.record?.setRule(this.cause, code);
  }

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

  recordJob(outcome: JobOutcome, item: number, by: NodeId, token: Epoch): void {
    this.counts.jobs[outcome]++;
    this.fingerprint.number(token);
    this.emit(trace.JOB, by, trace.OUTCOMES.indexOf(outcome), item, token);
    if (outcome !== 'missed' && outcome !== 'refused') this.truth.onWrite(by, token);
  }

  private start(): void {
    this.started = true;
    this.cause = 0;
    this.rule = 0;
    // What the script does at 0 is part of the set-up: it comes before anybody starts.
    while (this.agenda.nextUs <= 0) this.applyNextEntry();
    this.scheduleScript();
    this.cause = 0;
    this.rule = 0;
    for (const service of this.services) service?.start();
    for (const process of this.processes.slice(0, this.setup.members)) {
      if (process.status === DOWN || process.begun) continue;
      this.cause = 0;
      begin(this, process);
    }
    this.armMonitor();
  }

  private scheduleScript(): void {
    const { queue, agenda } = this;
    if (agenda.nextUs !== Infinity) queue.push(agenda.nextUs, SCRIPT, ++queue.sequence, 0);
  }

  private nextScriptEntry(): void {
    this.applyNextEntry();
    this.armMonitor();
    this.scheduleScript();
  }

  private applyNextEntry(): void {
    const index = this.agenda.take();
    const entry = this.setup.script[index];
    if (entry) applyEntry(this, index, entry.intervention);
  }

  /** Puts off the monitor: the bound counts from the last fault, and from the arrival of what that delayed. */
  private armMonitor(): void {
    const bound = this.truth.recoveryBound();
    if (bound === null) return;
    const late = this.flights.latestUs > this.now + this.network.maxUs;
    const from = late ? this.flights.latestUs : this.now;
    this.queue.push(from + bound, MONITOR, ++this.queue.sequence, ++this.truth.state.monitor);
  }

  /** What holds when the bound is over holds from then on: the monitor looks again and again. */
  private checkBound(monitor: number): void {
    if (monitor === this.truth.state.monitor && this.truth.checkBound()) this.armMonitor();
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
}
