// What of a frame and of a run the legend has to explain: no sign is listed that is not there.

import { eachInFlight } from '../../../engine/flight.ts';
import type { Frame } from '../../../engine/frame.ts';
import type { Mark } from '../../../engine/marks.ts';
import type { RunReport } from '../../../engine/report.ts';
import type { Micros } from '../../../engine/units.ts';
import { signOf } from '../../../session/signOf.ts';
import type { Range } from '../../../ui/range.ts';
import { SIGNS, type SignKind } from '../../../ui/signs.ts';
import { cutOff, singleCuts } from '../../../views/classroom/division.ts';
import { spansOf } from '../../../views/cluster/rings.ts';
import { firstRange, limitsOf } from '../../../views/spacetime/first.ts';

export type Fact =
  | 'leader'
  | 'candidate'
  | 'hand'
  | 'paused'
  | 'follows'
  | 'suspects'
  | 'doubts'
  | 'votes'
  | 'trial'
  | 'ballot'
  | 'log'
  | 'lease'
  | 'successor'
  | 'holder'
  | 'fence'
  | 'wall'
  | 'isolated'
  | 'cut'
  | 'cutBoth'
  | 'cutOneWay';

/** Null for what is told in words, or not drawn. */
function factOf(mark: Mark<string>): Fact | null {
  switch (mark.kind) {
    case 'votes':
      return mark.trial ? 'trial' : 'votes';
    case 'log':
      return mark.length > 0 ? 'log' : null;
    case 'ballot':
    case 'lease':
    case 'successor':
    case 'doubts':
      return mark.kind;
    default:
      return null;
  }
}

/** The stretch of time that the space-time diagram begins with at the playhead; it goes along. */
export function windowOf({ simulatedUs, untilUs, summary }: RunReport, frame: Frame): Range {
  const { time, network } = frame;
  const limits = limitsOf(untilUs, simulatedUs, summary.events);
  const rate = simulatedUs > 0 ? summary.events / simulatedUs : 0;
  return firstRange(limits, rate, network.latencyUs[1], time);
}

/** What is on the stage at this moment, in no order. */
export function factsOf({ nodes, services, cuts, groups }: Frame): ReadonlySet<Fact> {
  const facts = new Set<Fact>();
  const campaigns = new Set<string>();
  for (const { id, status, role, follows, suspectCount, marks } of nodes) {
    if (status === 'down') continue;
    if (role === 'leader') facts.add('leader');
    else if (follows !== null && follows !== id) facts.add('follows');
    if (role === 'candidate') facts.add('candidate').add('hand');
    if (status === 'paused') facts.add('paused');
    if (suspectCount > 0) facts.add('suspects');
    for (const mark of marks) {
      const fact = factOf(mark);
      if (fact) facts.add(fact);
      if (fact === 'votes') campaigns.add(id);
    }
  }
  // In class a hand goes up for whoever stands.
  for (const { status, marks } of nodes)
    for (const mark of marks)
      if (status !== 'down' && mark.kind === 'ballot' && campaigns.has(mark.to)) facts.add('hand');
  if (services.some(({ holder }) => holder !== null)) facts.add('holder');
  if (services.some(({ fencing }) => fencing)) facts.add('fence');
  if (groups !== null) facts.add('wall');
  const off = cutOff(
    cuts,
    nodes.map(({ id }) => id),
  );
  if (off.size > 0) facts.add('isolated');
  for (const { oneWay } of singleCuts(cuts, off))
    facts.add('cut').add(oneWay ? 'cutOneWay' : 'cutBoth');
  return facts;
}

/** Types of the messages that are on their way, and whether one of them will be lost. */
export function flyingIn({ flight, time }: Frame): {
  readonly types: ReadonlySet<string>;
  readonly lost: boolean;
} {
  const types = new Set<string>();
  let anyLost = false;
  eachInFlight(flight, (_key, _from, _to, type, sentUs, _leftUs, _arriveUs, lost) => {
    if (sentUs > time) return;
    types.add(flight.types[type] ?? '');
    anyLost ||= lost;
  });
  return { types, lost: anyLost };
}

/** The epoch of the newest leader; the newest of all where nobody leads. */
export function epochOf({ nodes }: Frame): number {
  const leaders = nodes.filter(({ role, status }) => role === 'leader' && status !== 'down');
  const told = leaders.length > 0 ? leaders : nodes;
  return Math.max(1, ...told.map(({ epoch }) => epoch));
}

/** Timers whose rings are drawn now, so many around a node, by their place among those declared: "2 Election timeout". */
export function timersOf({ nodes }: Frame, most: number): ReadonlyMap<number, string> {
  const timers = new Map<number, string>();
  for (const node of nodes) {
    const drawn = new Set(spansOf(node, most).map(({ order }) => order));
    for (const { order, title } of node.timers) if (drawn.has(order)) timers.set(order, title);
  }
  return new Map([...timers].sort(([one], [other]) => one - other));
}

/**
 * What happened in the run so far, or in a stretch of it, as the timeline and the space-time diagram show it; in the order of the
 * signs.
 */
export function happenedIn(
  { story, work }: RunReport,
  [fromUs, toUs]: Range = [0, Number.POSITIVE_INFINITY],
): readonly SignKind[] {
  const within = ({ atUs }: { readonly atUs: Micros }) => atUs >= fromUs && atUs <= toUs;
  const seen = new Set<SignKind | null>([
    ...story.filter(within).map(signOf),
    ...work.filter(within).map(({ outcome }) => outcome),
  ]);
  return (Object.keys(SIGNS) as SignKind[]).filter((kind) => seen.has(kind));
}
