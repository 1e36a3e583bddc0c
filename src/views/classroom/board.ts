// What is chalked on the board: who is monitor, by the true state of the room.

import type { Frame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';

export interface BoardText {
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  /** The epoch of the one monitor; null where there is none, or more than one. */
  readonly epoch: number | null;
  /** A second, smaller line. */
  readonly note: string;
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five'];

const listed = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

/** More campaigns than these are told by the best of them. */
const MOST_CAMPAIGNS = 3;

/** How the votes stand: "n1 1 of 3, n5 2 of 3". Empty where nobody counts any. */
export function votesText(nodes: Frame['nodes']): string {
  const campaigns = nodes.flatMap(({ id, status, marks }) => {
    const votes = status === 'down' ? null : markOf(marks, 'votes');
    return votes ? [{ id, count: votes.votes.length, needed: votes.needed }] : [];
  });
  const best = Math.max(...campaigns.map(({ count }) => count));
  if (campaigns.length > MOST_CAMPAIGNS)
    return `${campaigns.length} candidates; the most votes are ${best} of ${campaigns[0]?.needed}`;
  const told = campaigns.map(({ id, count, needed }) => `${id} ${count} of ${needed}`);
  return told.length > 0 ? `Votes: ${told.join(', ')}` : '';
}

export function boardText({ nodes, leader, leaders, epoch, groups }: Frame): BoardText {
  const split = groups && groups.length > 1 ? `The room is split in ${groups.length} groups` : '';
  const note = [votesText(nodes), split].filter(Boolean).join(' · ');
  if (leaders.length > 1) {
    const many = NUMBERS[leaders.length] ?? String(leaders.length);
    return { text: `${many} monitors! ${listed(leaders)}`, tone: 'danger', epoch: null, note };
  }
  if (leader !== null)
    return { text: `Monitor: ${leader} · epoch ${epoch}`, tone: 'plain', epoch, note };
  if (nodes.every(({ status }) => status === 'down'))
    return { text: 'No healthy node', tone: 'danger', epoch: null, note };
  return { text: 'No monitor', tone: 'plain', epoch: null, note };
}
