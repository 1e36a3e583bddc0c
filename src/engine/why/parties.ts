// What it takes besides an event's own chain: the other leaders of a breach, the first time of what was done twice.

import type { History, Steps } from '../past/history.ts';
import { JOB, LEAD, type RawEvent, VIOLATION } from '../trace.ts';
import type { Breach } from '../truth.ts';
import type { NodeId } from '../units.ts';
import { seconds, type Teller } from './teller.ts';

/** An event that has a part in it, and what it is to it. */
type Party = readonly [event: RawEvent, title: string];

export function* partiesTo(
  history: History,
  teller: Teller,
  asked: RawEvent,
): Steps<readonly Party[]> {
  const before = (wanted: (event: RawEvent) => boolean) => history.landmark(asked.id, -1, wanted);
  if (asked.kind === VIOLATION) {
    const { nodes, promise } = asked.detail as Breach;
    const isOne: ((node: NodeId) => boolean)[] = nodes.map((node) => (other) => other === node);
    if (promise === 'no-stale-write') isOne.push((node) => !nodes.includes(node));
    const leads: Party[] = [];
    for (const isWanted of isOne) {
      const lead = yield* before(({ kind, node }) => kind === LEAD && isWanted(node));
      if (!lead) continue;
      const { node, value: epoch, atUs } = lead;
      leads.push([lead, `${teller.name(node)} leads in epoch ${epoch} since ${seconds(atUs)}`]);
    }
    return leads;
  }
  const outcome = asked.kind === JOB ? history.describe(asked).outcome : undefined;
  const { value: item, detail: token } = asked;
  if (outcome === 'duplicate') {
    const done = yield* before(
      ({ kind, value, other }) => kind === JOB && value === item && other === 0,
    );
    return done ? [[done, `The first time: ${seconds(done.atUs)}`]] : [];
  }
  if (outcome === 'refused') {
    const newer = yield* before(({ kind, value }) => kind === LEAD && value > (token as number));
    return newer
      ? [[newer, `${teller.name(newer.node)} leads in the newer epoch ${newer.value}`]]
      : [];
  }
  return [];
}
