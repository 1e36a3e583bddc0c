// Records the head of a run as it is simulated: finished reigns and failovers, the story and its milestones, the work done.

import type { Setup } from './compile.ts';
import type { Rule, Rules, Told } from './declare.ts';
import { describeEvent } from './describe.ts';
import { type Glossary, glossaryOf } from './glossary.ts';
import { fill, narrate } from './narrate.ts';
import type {
  Failover,
  LeaderSpan,
  Milestone,
  MilestoneKind,
  RunReport,
  StoryLine,
  Summary,
  TraceEvent,
  Violation,
} from './report.ts';
import * as trace from './trace.ts';
import type { OpenFailover, Sink } from './truth.ts';
import { type EventId, type Micros, NOBODY, type NodeId } from './units.ts';
import { codeOf } from './vocabulary.ts';
import type { World } from './world.ts';

/** In a larger class the doubts and reconciliations of single pupils would drown the story. */
const SMALL_CLASS = 12;
/** Lines of story and work kept; a run that has more is told by its milestones from there on. */
const MOST_LINES = 20_000;

const CHATTER: ReadonlySet<number> = new Set([trace.SUSPECT, trace.TRUST, trace.ROLE, trace.EPOCH]);

/** A rule with something to say of the timer or the message that set it off. */
interface Aside {
  readonly story: NonNullable<Rule['story']>;
  readonly tone: StoryLine['tone'];
}

function asidesOf({ protocol, detector }: Setup): Map<number, Aside> {
  const found = new Map<number, Aside>();
  const add = (rules: Rules, tone: StoryLine['tone']) => {
    for (const [name, { story, tone: own }] of Object.entries(rules))
      if (story?.timer !== undefined || story?.deliver !== undefined)
        found.set(codeOf(name), { story, tone: own ?? tone });
  };
  add(detector?.rules ?? {}, 'doubt');
  add(protocol.rules, 'election');
  return found;
}

export class Recorder implements Sink {
  readonly leaders: LeaderSpan[] = [];
  readonly failovers: Failover[] = [];
  readonly violations: Violation[] = [];
  readonly milestones: Milestone[] = [];
  readonly story: StoryLine[] = [];
  readonly noLeaderSpans: [Micros, Micros][] = [];
  readonly splitBrainSpans: [Micros, Micros][] = [];
  readonly work: RunReport['work'][number][] = [];
  private readonly setup: Setup;
  private readonly withStory: boolean;
  private readonly words: Glossary;
  private readonly asides: ReadonlyMap<number, Aside>;
  private world: World | null = null;
  private readonly suspectedLeaders = new Set<NodeId>();
  private newestElection = 0;
  /** Messages sent so far when the leader was last lost, by type. */
  private sentBefore: readonly number[] = [];

  /** `withStory` false: only what the summary needs, for trials by the thousand. */
  constructor(setup: Setup, withStory: boolean) {
    this.setup = setup;
    this.withStory = withStory;
    this.words = glossaryOf(setup);
    this.asides =
      withStory && setup.members <= SMALL_CLASS ? asidesOf(setup) : new Map<number, Aside>();
  }

  watch(world: World): void {
    this.world = world;
    world.onNotable = (id) => this.note(id);
    if (this.asides.size > 0) world.onRule = (rule, about) => this.hear(rule, about);
  }

  reign(node: NodeId, epoch: number, fromUs: Micros, toUs: Micros): void {
    this.leaders.push({ node: this.name(node), epoch, fromUs, toUs });
  }
  failover(failover: OpenFailover): void {
    this.failovers.push(this.printed(failover));
  }
  noLeader(fromUs: Micros, toUs: Micros): void {
    this.noLeaderSpans.push([fromUs, toUs]);
  }
  splitBrain(fromUs: Micros, toUs: Micros): void {
    this.splitBrainSpans.push([fromUs, toUs]);
  }
  /** The event that hurt the leader is the last one that the story told. */
  leaderLost(node: NodeId): void {
    this.sentBefore = this.world?.counts.byType.slice() ?? [];
    const line = this.story.at(-1);
    if (!this.withStory || !line || !this.world || line.atUs !== this.world.now) return;
    this.story[this.story.length - 1] = { ...line, milestone: 'leader-lost' };
    this.milestones.push({
      event: line.event,
      atUs: line.atUs,
      kind: 'leader-lost',
      node: this.name(node),
      epoch: this.epochOf(node),
      text: line.text,
    });
  }

  summary(): Summary {
    const { world } = this;
    if (!world) throw new Error('a recorder without a world has nothing to sum up');
    const { counts, truth } = world;
    const open = truth.state.failover;
    const { jobs } = counts;
    return {
      fingerprint: world.fingerprint.toString(),
      untilUs: this.setup.untilUs,
      events: world.events,
      messages: {
        sent: counts.sent,
        delivered: counts.delivered,
        dropped: counts.dropped,
        byType: this.sentSince([]),
      },
      leaders: [...this.leaders, ...this.openReigns()].sort(
        (a, b) => a.fromUs - b.fromUs || a.epoch - b.epoch,
      ),
      failovers: open ? [...this.failovers, this.printed(open)] : this.failovers.slice(),
      noLeaderUs: truth.noLeaderUs(world.now),
      splitBrainUs: truth.splitBrainUs(world.now),
      jobs: {
        run: jobs.done,
        duplicate: jobs.duplicate,
        missed: jobs.missed,
        refused: jobs.refused,
        ...(jobs.lost > 0 ? { lost: jobs.lost } : {}),
      },
      violations: this.violations.slice(),
    };
  }

  report(complete: boolean): RunReport {
    const { world } = this;
    if (!world) throw new Error('a recorder without a world has nothing to report');
    const { state } = world.truth;
    const open = <T>(spans: readonly T[], condition: boolean, span: T): T[] =>
      condition ? [...spans, span] : spans.slice();
    return {
      simulatedUs: world.now,
      untilUs: this.setup.untilUs,
      complete,
      summary: this.summary(),
      milestones: this.milestones.slice(),
      story: this.story.slice(),
      noLeader: open(this.noLeaderSpans, state.acting.length === 0, [
        state.noLeaderSinceUs,
        world.now,
      ]),
      splitBrain: open(this.splitBrainSpans, state.acting.length >= 2, [
        state.splitSinceUs,
        world.now,
      ]),
      work: this.work.slice(),
    };
  }

  private note(id: EventId): void {
    const raw = this.world?.record?.read(id);
    if (!raw || (!this.withStory && raw.kind !== trace.VIOLATION)) return;
    const event = describeEvent(this.setup, raw);
    if (raw.kind === trace.VIOLATION && event.promise) {
      this.violations.push({
        promise: event.promise,
        atUs: event.atUs,
        nodes: event.nodes ?? [],
        promised: event.promised ?? false,
      });
    }
    if (!this.withStory) return;
    if (raw.kind === trace.JOB && event.outcome && this.work.length < MOST_LINES) {
      this.work.push({
        event: id,
        atUs: event.atUs,
        node: event.node ?? null,
        item: event.item ?? 0,
        epoch: event.epoch ?? 0,
        outcome: event.outcome,
      });
    }
    this.tell(event, raw);
  }

  private tell(event: TraceEvent, raw: trace.RawEvent): void {
    const line = narrate(
      event,
      raw.node >= 0 && (this.world?.processes[raw.node]?.leading ?? false),
      this.words,
    );
    if (!line) return;
    const milestone = this.milestoneOf(raw);
    if (milestone === null) {
      const chatter = CHATTER.has(raw.kind) && this.setup.members > SMALL_CLASS;
      if (chatter || this.story.length >= MOST_LINES) return;
    }
    const node = event.node ?? null;
    this.story.push({
      event: event.id,
      atUs: event.atUs,
      node,
      kind: event.kind,
      milestone,
      ...line,
    });
    if (milestone)
      this.milestones.push({
        event: event.id,
        atUs: event.atUs,
        kind: milestone,
        node,
        epoch: event.epoch ?? 0,
        text: line.text,
      });
  }

  /** A rule that tells of the timer or the message that set it off, which came before all that it has made so far. */
  private hear(rule: number, about: NodeId): void {
    const aside = this.asides.get(rule);
    const { world, story } = this;
    const raw = aside && world?.record?.read(world.cause);
    if (!raw || story.length >= MOST_LINES) return;
    const event = describeEvent(this.setup, raw);
    const said = aside.story[event.kind as Told];
    if (said === undefined || (about === NOBODY && said.includes('{about}'))) return;
    let at = story.length;
    while (at > 0 && (story[at - 1]?.event ?? 0) > raw.id) at--;
    story.splice(at, 0, {
      event: raw.id,
      atUs: raw.atUs,
      node: event.node ?? null,
      kind: event.kind,
      milestone: null,
      tone: aside.tone,
      text: fill(said, event, this.name(about)),
    });
  }

  private milestoneOf(raw: trace.RawEvent): MilestoneKind | null {
    switch (raw.kind) {
      case trace.VIOLATION:
        return 'breach';
      case trace.LEAD:
        this.suspectedLeaders.clear();
        return 'elected';
      case trace.SUSPECT: {
        const lost = this.world?.truth.state.failover;
        const leader =
          (lost && lost.node === raw.other && lost.suspectedUs === null) ||
          this.world?.processes[raw.other]?.leading;
        if (!leader || this.suspectedLeaders.has(raw.other)) return null;
        this.suspectedLeaders.add(raw.other);
        return 'suspected';
      }
      case trace.STEP_DOWN:
        return this.world?.truth.state.acting.some((other) => other !== raw.node)
          ? null
          : 'leader-lost';
      case trace.ROLE:
      case trace.EPOCH:
        if (raw.value <= this.newestElection) return null;
        this.newestElection = raw.value;
        return 'election';
      default:
        return null;
    }
  }

  private openReigns(): LeaderSpan[] {
    const { world } = this;
    return (world?.processes ?? [])
      .filter((process) => process.leading)
      .map((process) => ({
        node: process.name,
        epoch: process.epoch,
        fromUs: process.leadsSinceUs,
        toUs: world?.now ?? 0,
      }));
  }

  private printed(failover: OpenFailover): Failover {
    const { node, failedUs, suspectedUs, electedUs, recoveredUs } = failover;
    const messages = this.sentSince(this.sentBefore);
    return { node: this.name(node), failedUs, suspectedUs, electedUs, recoveredUs, messages };
  }

  /** Messages sent beyond these counts, by the name of their type. */
  private sentSince(before: readonly number[]): Record<string, number> {
    const sent: Record<string, number> = {};
    for (const { index, name } of this.setup.types) {
      const count = (this.world?.counts.byType[index] ?? 0) - (before[index] ?? 0);
      if (count > 0) sent[name] = count;
    }
    return sent;
  }

  private name(node: NodeId): string {
    return this.setup.names[node] ?? '';
  }
  private epochOf(node: NodeId): number {
    return this.world?.processes[node]?.epoch ?? 0;
  }
}
