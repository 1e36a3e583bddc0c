// What is chalked on the board: who is monitor, by the true state of the room.

import type { Frame } from '../../engine/frame.ts';

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

export function boardText({ nodes, leader, leaders, epoch, groups }: Frame): BoardText {
  const note = groups && groups.length > 1 ? `The room is split in ${groups.length} groups` : '';
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
