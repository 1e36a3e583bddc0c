// Rumours travel in the luggage of probes and answers (SWIM §4.1), the least told first, each a limited number of times.

import type { NodeId } from '../../units.ts';
import { accuse, acquit, bury } from './opinion.ts';
import { ALIVE, incarnationOf, type Node, type Rumour, SUSPECT, verdictOf } from './state.ts';
import { retransmissions } from './suspicion.ts';

/** What fits into one packet. */
const LUGGAGE = 6;
const FIELDS = 4;
const NONE: readonly number[] = [];

const packed = ({ about, verdict, incarnation, by }: Omit<Rumour, 'sent'>): number[] => [
  about,
  verdict,
  incarnation,
  by,
];

/** What goes along to a member: first what is held against itself (Lifeguard's buddy system), so that it can object. */
export function luggage(node: Node, to: NodeId): readonly number[] {
  const { state } = node;
  const items: number[] = [];
  const verdict = verdictOf(state, to);
  if (verdict !== ALIVE)
    items.push(
      ...packed({ about: to, verdict, incarnation: incarnationOf(state, to), by: node.id }),
    );
  if (state.rumours.length > 0) {
    // The newest stand last; a stable sort of the reversed list puts them first among equals.
    const told = state.rumours
      .toReversed()
      .sort((a, b) => a.sent - b.sent)
      .slice(0, LUGGAGE);
    for (const rumour of told) {
      rumour.sent++;
      if (rumour.about !== to || verdict === ALIVE) items.push(...packed(rumour));
    }
    const limit = retransmissions(node.members.length);
    state.rumours = state.rumours.filter(({ sent }) => sent < limit);
  }
  return items.length > 0 ? items : NONE;
}

/** Takes in what came along with a message. */
export function unpack(node: Node, gossip: readonly number[]): void {
  for (let at = 0; at + FIELDS <= gossip.length; at += FIELDS) {
    const [about, verdict, incarnation, by] = gossip.slice(at, at + FIELDS) as [
      NodeId,
      number,
      number,
      NodeId,
    ];
    if (verdict === ALIVE) acquit(node, about, incarnation);
    else if (verdict === SUSPECT) accuse(node, about, incarnation, by);
    else bury(node, about, incarnation, by);
  }
}
