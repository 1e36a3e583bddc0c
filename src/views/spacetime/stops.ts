// The events that a reader can stand on: marks, and both ends of each message. The keys lead along a lane and along causes.

import type { EventId, Micros } from '../../engine/units.ts';
import type { Diagram, DiagramMessage } from '../../session/diagram.ts';
import type { Mark } from './lanes.ts';

export interface Stop {
  readonly event: EventId;
  readonly atUs: Micros;
  readonly lane: string | null;
  /** 0: none. */
  readonly cause: EventId;
  readonly mark: Mark | null;
  readonly message: DiagramMessage | null;
}

/** In order of their events. */
export function stopsOf({ messages }: Diagram, marks: readonly Mark[]): readonly Stop[] {
  /** What is heard is the end of a message, and one stop with it. */
  const heard = new Map<EventId, Mark>();
  const stops: Stop[] = [];
  for (const mark of marks) {
    const { id: event, atUs, cause = 0, kind } = mark.event;
    if (kind === 'deliver') heard.set(event, mark);
    else stops.push({ event, atUs, lane: mark.lane, cause, mark, message: null });
  }
  const sent = new Set<EventId>();
  for (const message of messages) {
    const { from, to, sentUs, endUs, ended, cause } = message;
    if (!sent.has(message.sent))
      stops.push({ event: message.sent, atUs: sentUs, lane: from, cause, mark: null, message });
    sent.add(message.sent);
    if (ended > 0)
      stops.push({
        event: ended,
        atUs: endUs,
        lane: to,
        cause: message.sent,
        mark: heard.get(ended) ?? null,
        message,
      });
  }
  return stops.sort((a, b) => a.event - b.event);
}

const find = (stops: readonly Stop[], event: EventId): Stop | null =>
  stops.find((stop) => stop.event === event) ?? null;

/** The next (previous) event on the same lane; itself at the end. */
export function alongLane(stops: readonly Stop[], at: Stop, direction: 1 | -1): Stop {
  const mine = stops.filter(({ lane }) => lane === at.lane);
  return mine[mine.indexOf(at) + direction] ?? at;
}

/** What it came of; itself where that is not in the picture. */
export const toCause = (stops: readonly Stop[], at: Stop): Stop => find(stops, at.cause) ?? at;

/** The first thing that came of it; itself where nothing did. */
export const toEffect = (stops: readonly Stop[], at: Stop): Stop =>
  stops.find(({ cause }) => cause === at.event) ?? at;

/** The event nearest in time on the lane above (below). */
export function toLane(
  stops: readonly Stop[],
  lanes: readonly string[],
  at: Stop,
  direction: 1 | -1,
): Stop {
  const index = lanes.indexOf(at.lane ?? '');
  for (let lane = index + direction; lane >= 0 && lane < lanes.length; lane += direction) {
    const name = lanes[lane];
    const nearest = nearestIn(
      stops.filter((stop) => stop.lane === name),
      at.atUs,
    );
    if (nearest) return nearest;
  }
  return at;
}

/** The last event at or before a time, else the first after it; null among none. */
export function nearestIn(stops: readonly Stop[], time: Micros): Stop | null {
  return stops.findLast(({ atUs }) => atUs <= time) ?? stops[0] ?? null;
}
