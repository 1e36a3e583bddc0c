// One thread of an answer: from an event back, cause by cause, to what the script did or to where a node started.

import type { History, Steps } from '../past/history.ts';
import { obstacleOf } from '../silence.ts';
import * as trace from '../trace.ts';
import type { WhyLink, WhyStep, WhyThread } from '../why.ts';
import { tellSilence } from './quiet.ts';
import { seconds, type Teller } from './teller.ts';

/** Longer chains than these are cut: nobody reads on. */
const MOST_STEPS = 40;
/** Rounds of a loop ("a timer that sets itself") that are walked through to find where it began. */
const MOST_ROUNDS = 50_000;
/** What a handler decides stands right behind what called it. */
const NEAR = 16;

export class Chain {
  private readonly history: History;
  private readonly teller: Teller;
  private readonly asked: trace.RawEvent;
  private readonly steps: WhyStep[];
  /** Signatures of the events that the chain has gone through. */
  private readonly seen = new Set<string>();

  constructor(history: History, teller: Teller, asked: trace.RawEvent) {
    this.history = history;
    this.teller = teller;
    this.asked = asked;
    this.steps = [teller.step(asked, 'asked')];
  }

  /** The title is the event's own sentence where none is given. */
  *thread(title?: string): Steps<WhyThread> {
    const { asked, steps, seen } = this;
    seen.add(signature(asked));
    let at: trace.RawEvent | null = asked;
    while (at !== null && steps.length < MOST_STEPS) {
      yield;
      const next: trace.RawEvent | null = yield* this.before(at);
      if (next === null) break;
      at = next;
      if (seen.has(signature(next)) && this.last.link !== 'world') {
        at = yield* this.beforeLoop(next);
        if (at === null) break;
      }
      seen.add(signature(at));
      if (this.last.event !== at.id) steps.push(this.teller.step(at, this.linkOf(at)));
    }
    this.end();
    return { title: title ?? (steps[0] as WhyStep).text, steps };
  }

  private get last(): WhyStep {
    return this.steps.at(-1) as WhyStep;
  }

  /** The event that explains this one; null at a root. May add steps that no event of the chain stands for. */
  private *before(at: trace.RawEvent): Steps<trace.RawEvent | null> {
    const { history, steps } = this;
    if (at.kind === trace.SUSPECT) {
      const fault = yield* tellSilence(history, this.teller, at, steps);
      if (fault !== 'unknown') return fault;
    } else if (at.kind === trace.DROP) {
      const obstacle = yield* obstacleOf(history, at);
      if (obstacle) return obstacle;
    } else if (at.kind === trace.TIMER_FIRED) {
      const doubt = yield* this.doubtAfter(at);
      if (doubt && !steps.some(({ event }) => event === doubt.id)) return doubt;
    }
    return (yield* this.breathBefore(at)) ?? (at.cause > 0 ? history.read(at.cause) : null);
  }

  private linkOf(at: trace.RawEvent): WhyLink {
    const { last } = this;
    const explained = this.history.read(last.event) as trace.RawEvent;
    const absent = last.kind === 'suspect' || last.kind === 'drop';
    if (absent && at.id !== explained.cause) return 'world';
    return explained.cause === at.cause && explained.cause > 0 ? 'breath' : 'cause';
  }

  /** What the same node decided just before, in the same handler: it stands because it suspects, it speaks because it leads. */
  private *breathBefore(at: trace.RawEvent): Steps<trace.RawEvent | null> {
    const speaks = at.kind === trace.SEND || at.kind === trace.STEP_DOWN;
    const decides = at.kind === trace.ROLE || at.kind === trace.LEAD || at.kind === trace.EPOCH;
    const breach = at.kind === trace.VIOLATION;
    if (at.cause === 0 || !(speaks || decides || breach)) return null;
    return yield* this.history.landmark(
      at.id,
      -1,
      ({ kind, node, cause, other }) =>
        cause === at.cause &&
        (breach ? kind === trace.LEAD || kind === trace.JOB : node === at.node) &&
        (breach ||
          kind === trace.SUSPECT ||
          kind === trace.TRUST ||
          (speaks && (kind === trace.LEAD || (kind === trace.ROLE && other === 1)))),
      at.id - at.cause - 1,
    );
  }

  /** The suspicion that a timer raised when it ran out: it ran out because of the silence, not because it had been set. */
  private doubtAfter(timer: trace.RawEvent): Steps<trace.RawEvent | null> {
    return this.history.landmark(
      timer.id,
      1,
      ({ kind, node, cause }) =>
        kind === trace.SUSPECT && node === timer.node && cause === timer.id,
      NEAR,
    );
  }

  /** A chain that goes round (a timer that sets itself, question and answer): on to where it came from. */
  private *beforeLoop(from: trace.RawEvent): Steps<trace.RawEvent | null> {
    const { history, seen, steps } = this;
    const own = signature(from);
    let at: trace.RawEvent | null = from;
    let first = from;
    let rounds = 0;
    for (let left = MOST_ROUNDS; left > 0 && at !== null && seen.has(signature(at)); left--) {
      if (signature(at) === own) rounds++;
      first = at;
      yield;
      at = at.cause > 0 ? history.read(at.cause) : null;
    }
    const last = steps.pop() as WhyStep;
    const times = rounds === 1 ? 'once' : `${rounds} times`;
    steps.push({
      ...last,
      text: `${last.text} So it had gone ${times} before, since ${seconds(first.atUs)}.`,
    });
    return (first.kind === trace.TIMER_FIRED ? yield* this.doubtAfter(first) : null) ?? at;
  }

  /** A chain that does not end at the script ends where a node started. */
  private end(): void {
    const { last, steps } = this;
    const raw = this.history.read(last.event);
    if (!raw || raw.cause > 0 || raw.kind === trace.SCRIPTED || last.node === null) return;
    steps.pop();
    const start =
      raw.kind === trace.TIMER_FIRED
        ? `It has run since ${last.node} started.`
        : 'So it does when it starts.';
    steps.push({ ...last, text: `${last.text} ${start}` });
  }
}

/** Two events of the same signature are two rounds of the same thing. */
const signature = ({ kind, node, rule, other, detail }: trace.RawEvent): string => {
  const message = kind === trace.SEND || kind === trace.DELIVER || kind === trace.DROP;
  const what = message ? (detail as { readonly type: string }).type : other;
  return `${kind} ${node} ${rule} ${what}`;
};
