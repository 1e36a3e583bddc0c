// What the main thread and the worker say to each other: one hand-typed union each way, so that a new message that one side
// does not handle fails to type-check.

import type { InspectionFrame } from '../engine/frame.ts';
import type { TraceEvent } from '../engine/report.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { EventId, Micros } from '../engine/units.ts';
import type { Why } from '../engine/why.ts';
import type { OpenedScenario, Wanted } from '../scenario/open.ts';
import type { ParseResult } from '../scenario/parse.ts';
import type { Diagram } from './diagram.ts';
import type { ReportUpdate } from './growth.ts';
import type { FrameNews } from './news.ts';

/** `run` numbers the scenarios loaded so far: an answer about an earlier run is never taken for one about this run. */
interface Asked {
  readonly requestId: number;
  readonly run: number;
}

export type Request =
  /** Another run. Its first report is held back until it has got as far as `reportFromUs`: a branch redraws the timeline once. */
  | (Asked & { readonly kind: 'load'; readonly scenario: Scenario; readonly reportFromUs: Micros })
  | (Asked & { readonly kind: 'ping' })
  /** Simulate no further for now; or go on. */
  | (Asked & { readonly kind: 'halt'; readonly halt: boolean })
  /** What an address opens; what a file or a host page handed over. Of no run. */
  | (Asked & { readonly kind: 'open'; readonly wanted: Wanted; readonly hash: string })
  | (Asked & { readonly kind: 'parse'; readonly input: unknown })
  /** The frame at a time, with what some nodes believe at it. Answered at once; with null where the run is not that far yet. */
  | (Asked & { readonly kind: 'frame'; readonly time: Micros; readonly inspect: readonly string[] })
  | (Asked & { readonly kind: 'neighbour'; readonly direction: 1 | -1; readonly time: Micros })
  | (Asked & { readonly kind: 'events'; readonly from: EventId; readonly to: EventId })
  | (Asked & {
      readonly kind: 'events-between';
      readonly fromUs: Micros;
      readonly toUs: Micros;
      readonly limit: number;
    })
  | (Asked & { readonly kind: 'why'; readonly event: EventId })
  | (Asked & { readonly kind: 'diagram'; readonly fromUs: Micros; readonly toUs: Micros })
  /** The next or previous time that a rule (null: any) fired, on a node (null: any). */
  | (Asked & {
      readonly kind: 'firing';
      readonly from: EventId;
      readonly direction: 1 | -1;
      readonly node: string | null;
      readonly rule: string | null;
    });

/** What is new in the frame, with the beliefs that were asked for beside it. */
export interface SentPicture {
  readonly news: FrameNews;
  readonly inspections: readonly InspectionFrame[];
}

export type Response =
  // answers
  | { readonly kind: 'pong'; readonly requestId: number }
  | { readonly kind: 'opened'; readonly requestId: number; readonly opened: OpenedScenario }
  | { readonly kind: 'parsed'; readonly requestId: number; readonly result: ParseResult }
  | { readonly kind: 'picture'; readonly requestId: number; readonly picture: SentPicture | null }
  | { readonly kind: 'time'; readonly requestId: number; readonly time: Micros }
  | { readonly kind: 'events'; readonly requestId: number; readonly events: readonly TraceEvent[] }
  | { readonly kind: 'why'; readonly requestId: number; readonly why: Why | null }
  | { readonly kind: 'diagram'; readonly requestId: number; readonly diagram: Diagram }
  /** The request made no sense to the engine, which says why. */
  | { readonly kind: 'refused'; readonly requestId: number; readonly message: string }
  // unasked
  /** The first word of a worker: it was born. */
  | { readonly kind: 'hello' }
  /** It fetches a part of the engine, and is deaf until that has come. */
  | { readonly kind: 'fetching' }
  | {
      readonly kind: 'progress';
      readonly run: number;
      readonly simulatedUs: Micros;
      readonly complete: boolean;
      /** As it was told to. */
      readonly halted: boolean;
    }
  /** Part of a report; the report is whole when `last` is true. */
  | {
      readonly kind: 'report';
      readonly run: number;
      readonly update: ReportUpdate;
      readonly last: boolean;
    }
  /** The engine threw while simulating: it would do so again, so nobody is started anew. */
  | {
      readonly kind: 'failed';
      readonly run: number;
      readonly simulatedUs: Micros;
      readonly message: string;
    };

/** The part of a Worker that is used, so that the same client speaks to a worker, to the page itself and to a test. */
export interface Port {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Response }) => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
  onmessageerror: (() => void) | null;
}
