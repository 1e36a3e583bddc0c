// What is chalked on the board: who is monitor, by the true state of the room.

import type { Frame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';

export interface BoardText {
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  /** The epoch of the one monitor; null where there is none, or more than one. */
  readonly epoch: number | null;
  /** For a second, smaller line, the first before all. */
  readonly notes: readonly string[];
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five'];

const listed = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

/** More campaigns than these are told by the best of them. */
const MOST_CAMPAIGNS = 3;

/** How the votes stand: "n1 has 1 of 3 votes, n5 has 2"; of one who only asks, how many would vote. Empty texts where nobody counts any. */
export function votesTexts(nodes: Frame['nodes']): readonly string[] {
  const campaigns = nodes.flatMap(({ id, status, marks }) => {
    const votes = status === 'down' ? null : markOf(marks, 'votes');
    return votes ? [{ id, ...votes, count: votes.votes.length }] : [];
  });
  const standing = campaigns.filter(({ trial }) => !trial);
  const asking = campaigns.filter(({ trial }) => trial);
  return [standingText(standing), askingText(asking)];
}

interface Campaign {
  readonly id: string;
  readonly count: number;
  readonly needed: number;
}

const most = (campaigns: readonly Campaign[]): number =>
  Math.max(...campaigns.map(({ count }) => count));

function standingText(campaigns: readonly Campaign[]): string {
  const needed = campaigns[0]?.needed;
  if (campaigns.length > MOST_CAMPAIGNS)
    return `${campaigns.length} candidates; none has more than ${most(campaigns)} of the ${needed} votes needed`;
  return campaigns
    .map(({ id, count }, index) => `${id} has ${count}${index === 0 ? ` of ${needed} votes` : ''}`)
    .join(', ');
}

function askingText(campaigns: readonly Campaign[]): string {
  const [first] = campaigns;
  if (!first) return '';
  const isMany = campaigns.length > MOST_CAMPAIGNS;
  const who = isMany ? String(campaigns.length) : listed(campaigns.map(({ id }) => id));
  const best = most(campaigns);
  const upTo = campaigns.every(({ count }) => count === best) ? '' : 'at most ';
  return `${who} ${campaigns.length > 1 ? 'ask' : 'asks'}: ${upTo}${best} of ${first.needed} would vote`;
}

export function boardText({ nodes, leader, leaders, epoch, groups }: Frame): BoardText {
  const split = groups && groups.length > 1 ? `The room is split into ${groups.length} groups` : '';
  const asleep = nodes.filter(({ role, status }) => role === 'leader' && status === 'paused');
  const sleepers = listed(asleep.map(({ id }) => id));
  const sleeps =
    asleep.length > 0 && leader !== null
      ? `${sleepers} ${asleep.length > 1 ? 'lead, but are' : 'leads, but is'} asleep`
      : '';
  const notes = [sleeps, ...votesTexts(nodes), split].filter(Boolean);
  if (leaders.length > 1) {
    const many = NUMBERS[leaders.length] ?? String(leaders.length);
    return { text: `${many} monitors! ${listed(leaders)}`, tone: 'danger', epoch: null, notes };
  }
  if (leader !== null)
    return { text: `Monitor: ${leader} · epoch ${epoch}`, tone: 'plain', epoch, notes };
  if (nodes.every(({ status }) => status === 'down'))
    return { text: 'No healthy node', tone: 'danger', epoch: null, notes };
  if (asleep.length > 0)
    return { text: `Monitor asleep: ${sleepers}`, tone: 'plain', epoch: null, notes };
  return { text: 'No monitor', tone: 'plain', epoch: null, notes };
}
