// Who leads, in one line of plain English, and in a second clause what is not as it should be: facts of the frame, for every view.

import type { Frame, NodeFrame } from '../engine/frame.ts';
import { listed } from '../engine/names.ts';

export interface Leads {
  readonly text: string;
  /** What of it is in doubt: "n1 and n2 follow n4". Empty where all agree. */
  readonly also: string;
  readonly tone: 'calm' | 'doubt' | 'breach';
}

const MOST_NAMES = 3;

/** "n1, n2 and n3 follow", "4 follow": few by name, many by number; the verb as it is said of several. */
function said(nodes: readonly NodeFrame[], verb: string): string {
  const who = nodes.length > MOST_NAMES ? `${nodes.length}` : listed(nodes.map(({ id }) => id));
  return `${who} ${nodes.length === 1 ? `${verb}s` : verb}`;
}

const isUp = ({ status }: NodeFrame): boolean => status === 'up';

/** The one that most follow of those that `of` follow, with its followers. */
function mostFollowed(of: readonly NodeFrame[]): readonly [string, readonly NodeFrame[]] | null {
  const followers = new Map<string, NodeFrame[]>();
  for (const node of of) {
    if (node.follows === null || node.follows === node.id) continue;
    followers.set(node.follows, [...(followers.get(node.follows) ?? []), node]);
  }
  let most: readonly [string, readonly NodeFrame[]] | null = null;
  for (const entry of followers) if (!most || entry[1].length > most[1].length) most = entry;
  return most;
}

/** What speaks against the one that leads: others are followed, it is suspected, not all follow it yet. */
function against({ nodes }: Frame, leader: string): string {
  const others = nodes.filter((node) => isUp(node) && node.id !== leader);
  const astray = mostFollowed(others.filter(({ follows }) => follows !== leader));
  if (astray) return `${said(astray[1], 'follow')} ${astray[0]}`;
  const doubting = others.filter(({ suspects }) => suspects.includes(leader));
  if (doubting.length > 0) return `${said(doubting, 'suspect')} it`;
  const following = others.filter(({ follows }) => follows === leader).length;
  if (following < others.length)
    return following === 0
      ? 'nobody follows'
      : `${following} of ${others.length} ${following === 1 ? 'follows' : 'follow'}`;
  const asleep = nodes.find(({ role, status }) => role === 'leader' && status === 'paused');
  return asleep ? `${asleep.id} is a paused leader` : '';
}

/** Where nobody leads: who stands, or whom they take for the leader all the same. */
function instead({ nodes }: Frame, asleep: readonly NodeFrame[]): string {
  const up = nodes.filter(isUp);
  const standing = up.filter(({ role }) => role === 'candidate');
  const epoch = standing.reduce((newest, node) => Math.max(newest, node.epoch), 0);
  if (standing.length > 0)
    return `${said(standing, 'stand')}${epoch > 0 ? ` in epoch ${epoch}` : ''}`;
  const waiting = mostFollowed(up);
  return waiting && !asleep.some(({ id }) => id === waiting[0])
    ? `${said(waiting[1], 'still follow')} ${waiting[0]}`
    : '';
}

/** By the true state of the world. */
export function leadsOf(frame: Frame): Leads {
  const { nodes, leaders, leader, epoch } = frame;
  if (nodes.every(({ status }) => status === 'down'))
    return { text: 'No healthy node', also: '', tone: 'breach' };
  if (leaders.length > 1) {
    const count = leaders.length === 2 ? 'Two' : leaders.length;
    return { text: `${count} leaders at once: ${listed(leaders)}`, also: '', tone: 'breach' };
  }
  if (leader !== null)
    return {
      text: `${leader} leads, epoch ${epoch}`,
      also: against(frame, leader),
      tone: 'calm',
    };
  const asleep = nodes.filter(({ role, status }) => role === 'leader' && status === 'paused');
  const text = asleep.length > 0 ? `${said(asleep, 'lead')}, but paused` : 'Nobody leads';
  return { text, also: instead(frame, asleep), tone: 'doubt' };
}
