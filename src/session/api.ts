// What the screen may ask of a session, and what it gets. Works without React; React only subscribes.

import type { Frame, InspectionFrame } from '../engine/frame.ts';
import type { RunReport, TraceEvent } from '../engine/report.ts';
import type { Intervention, Scenario } from '../engine/scenario.ts';
import type { EventId, Micros } from '../engine/units.ts';
import type { Why } from '../engine/why.ts';
import type { OpenedScenario, Wanted } from '../scenario/open.ts';
import type { ParseResult } from '../scenario/parse.ts';
import type { Diagram } from './diagram.ts';

/** A branch of the run: a scenario, where it left its parent, and a name for people ("Crash n5 at 6.2 s"). */
export interface Branch {
  readonly id: number;
  readonly parent: number | null;
  readonly scenario: Scenario;
  /** Where it left the parent; 0 for the first. */
  readonly forkUs: Micros;
  readonly label: string;
}

/** A line for people, dismissible: what was wrong with an address, a file, a message, or the worker. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What a host page is told, where that is more than a reader wants to know. */
  readonly line: string;
}

/** Changes when something happens, not with each frame of motion: React may subscribe to all of it. */
export interface SessionState {
  readonly scenario: Scenario;
  readonly branches: readonly Branch[];
  readonly branch: number;
  readonly playing: boolean;
  readonly speed: number;
  /** How far the run is simulated; `halted` where the reader stopped that. */
  readonly simulated: {
    readonly us: Micros;
    readonly complete: boolean;
    readonly halted: boolean;
  };
  /** What the worker knows of the run so far; null until its first answer. */
  readonly report: RunReport | null;
  /** Of the whole run of `scenario`: what a shared link carries. Empty while it is not simulated to its end. */
  readonly fingerprint: string;
  /** The frame under the playhead; replaced when it went stale (an event passed). Null until the first answer. */
  readonly frame: Frame | null;
  /** Inspected nodes, and what each believes at the frame's time. */
  readonly inspected: readonly string[];
  readonly inspections: readonly InspectionFrame[];
  readonly notices: readonly Notice[];
  /** Node or event that the pointer or focus is on, in whichever view: all views light it up. */
  readonly highlight: { readonly node: string | null; readonly event: EventId | null };
  /** The event that the reader asked "why?" of, and the chain of its causes once it is known; every view lights it up. */
  readonly why: { readonly event: EventId; readonly answer: Why | null } | null;
  /** Nodes chosen for an act on several; null = nobody is choosing, and a click on a node acts on it alone. */
  readonly selected: readonly string[] | null;
  /** The fingerprint a shared link promised, where it differs from what this run gives. */
  readonly mismatch: { readonly expected: string; readonly actual: string } | null;
}

export interface Session {
  getState(): SessionState;
  subscribe(listener: (state: SessionState, previous: SessionState) => void): () => void;

  /** The playhead now, fractions of a µs included while playing: for motion, read it in each animation frame. */
  playhead(): Micros;
  /** Called in each animation frame in which the playhead moved or the frame changed, with both. Returns the unsubscriber. */
  onMotion(listener: (frame: Frame, time: Micros) => void): () => void;

  play(): void;
  pause(): void;
  toggle(): void;
  /** One tick of the scenario forward or back; pauses. */
  step(direction: 1 | -1): void;
  /** To the next or previous event; to the next or previous milestone; pauses. */
  stepEvent(direction: 1 | -1): void;
  stepMilestone(direction: 1 | -1): void;
  seek(time: Micros): void;
  setSpeed(speed: number): void;
  /** Nobody looks: while it rests, what plays stands still and costs nothing. It goes on by itself. */
  rest(resting: boolean): void;
  /** Simulates no further than it has: what is there can be looked at. And goes on. */
  halt(): void;
  goOn(): void;
  /** To the start, paused; the script stays. */
  reset(): void;

  /** When the picture of the place that the playhead was put to is on screen; at once where nothing more will come. */
  settled(): Promise<void>;

  /** Appends an intervention at the playhead: a new branch, what came after is kept in the old one. */
  intervene(intervention: Intervention): void;
  /** Crash if up or paused, revive if down: what click and Enter do. */
  toggleNode(node: string): void;
  /** Back to the branch before the last intervention (and forward again). */
  undo(): void;
  redo(): void;
  switchBranch(id: number): void;
  /** Another run altogether; the branches start anew. */
  load(
    scenario: Scenario,
    options?: { readonly at?: Micros; readonly play?: boolean; readonly expect?: string | null },
  ): void;

  /** What another address opens; null where nobody answers. Changes nothing by itself. */
  open(wanted: Wanted, hash: string): Promise<OpenedScenario | null>;
  /** Anything from outside as a scenario, or as the lines that say what is wrong with it. */
  parse(input: unknown): Promise<ParseResult>;

  inspect(nodes: readonly string[]): void;
  highlight(target: { readonly node?: string | null; readonly event?: EventId | null }): void;
  /** Begins or goes on with choosing; null ends it. */
  select(nodes: readonly string[] | null): void;
  /** Chooses a node, or takes it out again. */
  toggleSelected(node: string): void;
  /** Events by id range [from, to], from the trace; for the chain of causes, the space-time diagram, export. */
  events(from: EventId, to: EventId): Promise<readonly TraceEvent[]>;
  eventsBetween(fromUs: Micros, toUs: Micros, limit: number): Promise<readonly TraceEvent[]>;
  /** Asks why an event happened; the answer is in the state's `why` soon after. Null: no more of it. */
  explain(event: EventId | null): void;
  /** What happens in a stretch of time, thinned for drawing; null where there is no answer. */
  diagram(fromUs: Micros, toUs: Micros): Promise<Diagram | null>;
  /** The next or previous event by which a rule (null: any) fired, on a node (null: any). */
  firing(
    from: EventId,
    direction: 1 | -1,
    node: string | null,
    rule: string | null,
  ): Promise<TraceEvent | null>;

  notify(tone: Notice['tone'], text: string, line?: string): void;
  dismiss(notice: number): void;
  /** Ends the worker and all timers. */
  dispose(): void;
}
