// Which sign an event has, whether it comes from the trace or from the story; what it looks like is in ui/signs.ts.

import type { StoryLine, TraceEvent } from '../engine/report.ts';

type Told = Pick<TraceEvent, 'kind' | 'role' | 'outcome' | 'do' | 'note' | 'promised'> | StoryLine;

/** Script entries whose deed is an event of its own, which has the sign instead. */
const DONE_AS_EVENTS: ReadonlySet<string> = new Set([
  'crash',
  'revive',
  'pause',
  'resume',
  'partition',
  'heal',
  'cut',
  'mend',
  'isolate',
]);

/** Null for what has none: messages, timers, a new epoch. A line of the story about a role, or an epoch, is about a candidate. */
export function signOf(event: Told) {
  switch (event.kind) {
    case 'crash':
    case 'revive':
    case 'pause':
    case 'resume':
    case 'suspect':
    case 'trust':
    case 'lead':
    case 'step-down':
      return event.kind;
    case 'timer':
    case 'deliver':
      return 'tone' in event && event.tone === 'doubt' ? ('doubt' as const) : null;
    case 'role':
      return 'text' in event || event.role === 'candidate' ? ('stand' as const) : null;
    case 'epoch':
      return 'text' in event ? ('stand' as const) : null;
    case 'job':
      return 'outcome' in event ? (event.outcome ?? null) : null;
    case 'violation':
      return event.promised ? ('breach' as const) : ('unpromised' as const);
    case 'partition':
    case 'cut':
      return 'apart' as const;
    case 'heal':
    case 'mend':
      return 'whole' as const;
    case 'script':
      return 'do' in event && event.note === undefined && DONE_AS_EVENTS.has(event.do ?? '')
        ? null
        : ('script' as const);
    default:
      return null;
  }
}
