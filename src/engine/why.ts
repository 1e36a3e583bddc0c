// Why did that happen? From any event of a run the chain of causes, link by link, in plain sentences. A link is what the trace
// says (the cause of the event), what the node had decided a breath before, or, where a node acted on silence, what the world knows
// of that silence and the node does not. A breach takes several to break: each of them gets a thread.

import { type Glossary, glossaryOf } from './glossary.ts';
import { fillIn, ruleOf } from './narrate.ts';
import type { EventKind, TraceEvent } from './report.ts';
import { sentenceOf } from './sentence.ts';
import { FAR, findBefore, type History, obstacleOf, silenceBefore } from './silence.ts';
import * as trace from './trace.ts';
import type { Breach } from './truth.ts';
import type { EventId, Micros, NodeId } from './units.ts';

/** How a step hangs on the one before it, which it explains. */
export type WhyLink =
  /** It is what is asked about. */
  | 'asked'
  /** The trace's own cause. */
  | 'cause'
  /** The same node decided so a breath before, in the same handler. */
  | 'breath'
  /** A fact of the world that the node does not know of. */
  | 'world';

export interface WhyStep {
  readonly event: EventId;
  readonly atUs: Micros;
  readonly node: string | null;
  readonly kind: EventKind;
  readonly link: WhyLink;
  /** One sentence, without a "because". */
  readonly text: string;
  readonly rule: {
    readonly name: string;
    readonly title: string;
    /** The rule's own sentence, with the names filled in. */
    readonly text: string;
    readonly source: string;
  } | null;
  /** Of a step of the script: its position there. */
  readonly script: number | null;
}

export interface WhyThread {
  /** What this thread explains: "n4 leads in epoch 2". */
  readonly title: string;
  readonly steps: readonly WhyStep[];
}

/** The first thread is that of the event itself. */
export interface Why {
  readonly event: EventId;
  readonly threads: readonly WhyThread[];
}

/** Longer chains than these are cut: nobody reads on. */
const MOST_STEPS = 40;
/** Rounds of a loop ("a timer that sets itself") that are walked through to find where it began. */
const MOST_ROUNDS = 50_000;
/** What a handler decides stands right behind what called it. */
const NEAR = 16;

const seconds = (time: Micros): string => `${(time / 1_000_000).toFixed(2)} s`;

/** Null where there is no such event. A long way back in a large class takes its time: it can be gone in steps. */
export function* lookBack(history: History, id: EventId): Generator<undefined, Why | null> {
  const asked = history.read(id);
  if (!asked) return null;
  const walker = new Walker(history);
  const first = yield* walker.thread(asked);
  const threads = [first];
  const told = new Set(first.steps.map(({ event }) => event));
  for (const [event, title] of yield* walker.parties(asked)) {
    // What happened at the very moment is in the first thread already.
    if (told.has(event.id) || event.atUs === asked.atUs) continue;
    const thread = yield* walker.thread(event, title);
    for (const step of thread.steps) told.add(step.event);
    threads.push(thread);
  }
  return { event: id, threads };
}

/** The whole way at once. */
export function whyOf(history: History, id: EventId): Why | null {
  const steps = lookBack(history, id);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

class Walker {
  private readonly history: History;
  private readonly glossary: Glossary;

  constructor(history: History) {
    this.history = history;
    this.glossary = glossaryOf(history.setup);
  }

  *thread(asked: trace.RawEvent, title?: string): Generator<undefined, WhyThread> {
    const steps = [this.step(asked, 'asked')];
    const seen = new Set([signature(asked)]);
    let at: trace.RawEvent | null = asked;
    while (at !== null && steps.length < MOST_STEPS) {
      yield;
      const next: trace.RawEvent | null = yield* this.before(at, steps);
      if (next === null) break;
      const last = steps.at(-1) as WhyStep;
      at = next;
      if (seen.has(signature(next)) && last.link !== 'world') {
        at = yield* this.beforeLoop(next, seen, steps);
        if (at === null) break;
      }
      seen.add(signature(at));
      if (steps.at(-1)?.event !== at.id) steps.push(this.step(at, this.linkOf(at, steps)));
    }
    this.end(steps);
    return { title: title ?? (steps[0] as WhyStep).text, steps };
  }

  /** What it takes besides the event's own chain: the other leaders of a breach, the first time of what was done twice. */
  *parties(
    asked: trace.RawEvent,
  ): Generator<undefined, (readonly [event: trace.RawEvent, title: string])[]> {
    const { history } = this;
    const before = (wanted: (event: trace.RawEvent) => boolean) =>
      findBefore(history, asked.id, wanted);
    if (asked.kind === trace.VIOLATION) {
      const { nodes, promise } = asked.detail as Breach;
      const isOne: ((node: NodeId) => boolean)[] = nodes.map((node) => (other) => other === node);
      if (promise === 'no-stale-write') isOne.push((node) => !nodes.includes(node));
      const leads: (readonly [trace.RawEvent, string])[] = [];
      for (const isWanted of isOne) {
        const lead = yield* before(({ kind, node }) => kind === trace.LEAD && isWanted(node));
        if (!lead) continue;
        const { node, value: epoch, atUs } = lead;
        leads.push([lead, `${this.name(node)} leads in epoch ${epoch} since ${seconds(atUs)}`]);
      }
      return leads;
    }
    const outcome = asked.kind === trace.JOB ? history.describe(asked).outcome : undefined;
    const { value: item, detail: token } = asked;
    if (outcome === 'duplicate') {
      const done = yield* before(
        ({ kind, value, other }) => kind === trace.JOB && value === item && other === 0,
      );
      return done ? [[done, `The first time: ${seconds(done.atUs)}`]] : [];
    }
    if (outcome === 'refused') {
      const newer = yield* before(
        ({ kind, value }) => kind === trace.LEAD && value > (token as number),
      );
      return newer
        ? [[newer, `${this.name(newer.node)} leads in the newer epoch ${newer.value}`]]
        : [];
    }
    return [];
  }

  /** The event that explains this one; null at a root. May add steps that no event of the chain stands for. */
  private *before(
    at: trace.RawEvent,
    steps: WhyStep[],
  ): Generator<undefined, trace.RawEvent | null> {
    if (at.kind === trace.SUSPECT) {
      const fault = yield* this.silence(at, steps);
      if (fault !== 'unknown') return fault;
    } else if (at.kind === trace.DROP) {
      const obstacle = yield* obstacleOf(this.history, at);
      if (obstacle) return obstacle;
    } else if (at.kind === trace.TIMER_FIRED) {
      const doubt = this.doubtAfter(at);
      if (doubt && !steps.some(({ event }) => event === doubt.id)) return doubt;
    }
    return this.breathBefore(at) ?? (at.cause > 0 ? this.history.read(at.cause) : null);
  }

  private linkOf(at: trace.RawEvent, steps: readonly WhyStep[]): WhyLink {
    const last = steps.at(-1) as WhyStep;
    const explained = this.history.read(last.event) as trace.RawEvent;
    const absent = last.kind === 'suspect' || last.kind === 'drop';
    if (absent && at.id !== explained.cause) return 'world';
    return explained.cause === at.cause && explained.cause > 0 ? 'breath' : 'cause';
  }

  /** What the same node decided just before, in the same handler: it stands because it suspects, it speaks because it leads. */
  private breathBefore(at: trace.RawEvent): trace.RawEvent | null {
    const speaks = at.kind === trace.SEND || at.kind === trace.STEP_DOWN;
    const decides = at.kind === trace.ROLE || at.kind === trace.LEAD || at.kind === trace.EPOCH;
    const breach = at.kind === trace.VIOLATION;
    if (at.cause === 0 || !(speaks || decides || breach)) return null;
    return this.history.find(
      at.id,
      -1,
      ({ kind, node, cause, other }) =>
        cause === at.cause &&
        (breach ? kind === trace.LEAD || kind === trace.JOB : node === at.node) &&
        (breach ||
          kind === trace.SUSPECT ||
          kind === trace.TRUST ||
          (speaks && (kind === trace.LEAD || (kind === trace.ROLE && other === 1)))),
      Math.min(at.id - at.cause - 1, FAR),
    );
  }

  /** The suspicion that a timer raised when it ran out: it ran out because of the silence, not because it had been set. */
  private doubtAfter(timer: trace.RawEvent): trace.RawEvent | null {
    return this.history.find(
      timer.id,
      1,
      ({ kind, node, cause }) =>
        kind === trace.SUSPECT && node === timer.node && cause === timer.id,
      NEAR,
    );
  }

  /** The facts of a silence as steps; the event that the chain goes on from, null where it ends here, 'unknown' where none is known. */
  private *silence(
    at: trace.RawEvent,
    steps: WhyStep[],
  ): Generator<undefined, trace.RawEvent | null | 'unknown'> {
    const { heard, fault, dropped, late, weather } = yield* silenceBefore(
      this.history,
      at,
      at.node,
      at.other,
    );
    const [listener, speaker] = [this.name(at.node), this.name(at.other)];
    if (heard) {
      const asked = steps.pop() as WhyStep;
      const silent = seconds(at.atUs - heard.atUs);
      steps.push({
        ...asked,
        text: `${listener} suspects that ${speaker} has failed: it has heard nothing from it for ${silent}, since ${seconds(heard.atUs)}.`,
      });
    }
    if (fault) return fault;
    const world = (event: trace.RawEvent, text: string) =>
      steps.push({ ...this.step(event, 'world'), text });
    const count = dropped.length;
    const [drop] = dropped;
    const [send] = late;
    if (drop && count >= late.length) {
      const many = count === 1 ? 'a word' : `${count} words`;
      const lost =
        this.history.describe(drop).reason === 'lost'
          ? 'were lost by the network'
          : 'did not get through';
      world(
        drop,
        `${speaker} did speak: ${many} to ${listener} ${count === 1 ? lost.replace('were', 'was') : lost}.`,
      );
    } else if (send) {
      world(
        send,
        `${speaker} did speak, at ${seconds(send.atUs)}: its word was still on the way to ${listener}.`,
      );
    } else if (heard) {
      world(
        heard,
        `${speaker} sent nothing to ${listener} after the word that came at ${seconds(heard.atUs)}.`,
      );
      return 'unknown';
    } else return 'unknown';
    return weather;
  }

  /** A chain that goes round (a timer that sets itself, question and answer): on to where it came from. */
  private *beforeLoop(
    from: trace.RawEvent,
    seen: ReadonlySet<string>,
    steps: WhyStep[],
  ): Generator<undefined, trace.RawEvent | null> {
    const own = signature(from);
    let at: trace.RawEvent | null = from;
    let first = from;
    let rounds = 0;
    for (let left = MOST_ROUNDS; left > 0 && at !== null && seen.has(signature(at)); left--) {
      if (signature(at) === own) rounds++;
      first = at;
      yield;
      at = at.cause > 0 ? this.history.read(at.cause) : null;
    }
    const last = steps.pop() as WhyStep;
    const times = rounds === 1 ? 'once' : `${rounds} times`;
    steps.push({
      ...last,
      text: `${last.text} So it had gone ${times} before, since ${seconds(first.atUs)}.`,
    });
    return (first.kind === trace.TIMER_FIRED ? this.doubtAfter(first) : null) ?? at;
  }

  /** A chain that does not end at the script ends where a node started. */
  private end(steps: WhyStep[]): void {
    const last = steps.at(-1) as WhyStep;
    const raw = this.history.read(last.event);
    if (!raw || raw.cause > 0 || raw.kind === trace.SCRIPTED || last.node === null) return;
    steps.pop();
    const start =
      raw.kind === trace.TIMER_FIRED
        ? `It has run since ${last.node} started.`
        : 'So it does when it starts.';
    steps.push({ ...last, text: `${last.text} ${start}` });
  }

  private step(raw: trace.RawEvent, link: WhyLink): WhyStep {
    const { setup } = this.history;
    const event: TraceEvent = this.history.describe(raw);
    // A breach is what the world sees: it follows no rule of a node.
    const rule = raw.kind === trace.VIOLATION ? null : ruleOf(setup, event.rule);
    return {
      event: raw.id,
      atUs: raw.atUs,
      node: event.node ?? null,
      kind: event.kind,
      link,
      text: sentenceOf(event, this.glossary),
      rule: rule && {
        name: event.rule ?? '',
        title: rule.title,
        text: fillIn(rule, event),
        source: rule.source,
      },
      script: event.kind === 'script' ? (event.index ?? null) : null,
    };
  }

  private name(node: NodeId): string {
    return this.history.setup.names[node] ?? 'nobody';
  }
}

/** Two events of the same signature are two rounds of the same thing. */
const signature = ({ kind, node, rule, other, detail }: trace.RawEvent): string => {
  const message = kind === trace.SEND || kind === trace.DELIVER || kind === trace.DROP;
  const what = message ? (detail as { readonly type: string }).type : other;
  return `${kind} ${node} ${rule} ${what}`;
};
