// The lanes of a space-time diagram: for each node what it was when (status, role, epoch), and the marks that stand on its lane.

import type { Role, Status } from '../../engine/frame.ts';
import type { StoryLine, TraceEvent } from '../../engine/report.ts';
import type { EventId, Micros } from '../../engine/units.ts';
import type { Diagram } from '../../session/diagram.ts';
import { signOf } from '../../session/signOf.ts';
import type { SignKind } from '../../ui/signs.ts';

export interface Span {
  readonly fromUs: Micros;
  readonly toUs: Micros;
  readonly status: Status;
  readonly role: Role;
  readonly epoch: number;
}

export interface Lane {
  /** Name of the node, or of the service. */
  readonly id: string;
  readonly title: string;
  /** The title where there is little room. */
  readonly short: string;
  readonly service: boolean;
  readonly spans: readonly Span[];
}

export type MarkKind = SignKind | 'timer';

/** An event that is drawn as a mark; `lane` null: it befalls the whole network. */
export interface Mark {
  readonly event: TraceEvent;
  readonly kind: MarkKind;
  readonly lane: string | null;
}

type Standing = Omit<Span, 'fromUs' | 'toUs'>;

/** How a node stands after an event on it. */
function after(now: Standing, event: TraceEvent): Standing {
  switch (event.kind) {
    case 'crash':
      return { ...now, status: 'down', role: 'follower' };
    case 'revive':
      return { status: 'up', role: 'follower', epoch: 0 };
    case 'pause':
      return { ...now, status: 'paused' };
    case 'resume':
      return { ...now, status: 'up' };
    case 'epoch':
      return { ...now, epoch: event.epoch ?? 0 };
    case 'role':
      return { ...now, role: event.role ?? 'follower', epoch: event.epoch ?? 0 };
    case 'lead':
      return { ...now, role: 'leader', epoch: event.epoch ?? 0 };
    default:
      return now;
  }
}

const same = (a: Standing, b: Standing): boolean =>
  a.status === b.status && a.role === b.role && a.epoch === b.epoch;

/** Members in the order of the scenario, then the services. */
export function lanesOf({ nodes, services, events, fromUs, toUs }: Diagram): readonly Lane[] {
  const spans = new Map(nodes.map((node) => [node.id, [{ ...node, fromUs, toUs }] as Span[]]));
  for (const event of events) {
    const mine = spans.get(event.node ?? '');
    const last = mine?.at(-1);
    if (!mine || !last) continue;
    const next = after(last, event);
    if (same(last, next)) continue;
    mine.pop();
    if (event.atUs > last.fromUs) mine.push({ ...last, toUs: event.atUs });
    mine.push({ ...next, fromUs: event.atUs, toUs });
  }
  return [
    ...nodes.map(({ id }) => ({
      id,
      title: id,
      short: id,
      service: false,
      spans: (spans.get(id) ?? []).map(({ fromUs: from, toUs: to, status, role, epoch }) => ({
        fromUs: from,
        toUs: to,
        status,
        role,
        epoch,
      })),
    })),
    ...services.map((service) => ({ ...service, service: true, spans: [] })),
  ];
}

/** What befalls the whole network stands above the lanes. */
const WORLDLY: ReadonlySet<MarkKind> = new Set(['apart', 'whole', 'script']);

/** Doubts that are heard, or come of a timer: the story alone tells of them. */
export const doubtsIn = (
  { fromUs, toUs }: Diagram,
  story: readonly StoryLine[],
): ReadonlySet<EventId> =>
  new Set(
    story.flatMap((line) =>
      line.atUs >= fromUs && line.atUs <= toUs && signOf(line) === 'doubt' ? [line.event] : [],
    ),
  );

/** The marks of a diagram, in order of their events. */
export function marksOf(
  { events, messages, services, glossary }: Diagram,
  doubts: ReadonlySet<EventId>,
): readonly Mark[] {
  const resource = services.find(({ id }) => id === 'resource')?.id ?? null;
  const heard = messages.flatMap(({ ended, endUs, to, sent }): Mark[] =>
    ended !== 0 && doubts.has(ended)
      ? [
          {
            event: { id: ended, atUs: endUs, kind: 'deliver', node: to, cause: sent },
            kind: 'doubt',
            lane: to,
          },
        ]
      : [],
  );
  const seen = events.flatMap((event): Mark[] => {
    const again = event.kind === 'epoch' && glossary.rules[event.rule ?? '']?.story?.epoch;
    const timer = doubts.has(event.id) ? 'doubt' : 'timer';
    const kind = again ? 'stand' : event.kind === 'timer' ? timer : signOf(event);
    if (kind === null) return [];
    // A job happens at the resource, whoever ran it; a missed one is nobody's.
    const lane = WORLDLY.has(kind) ? null : event.kind === 'job' ? resource : (event.node ?? null);
    return [{ event, kind, lane }];
  });
  return heard.length > 0 ? [...seen, ...heard].sort((a, b) => a.event.id - b.event.id) : seen;
}
