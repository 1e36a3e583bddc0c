// The keys of the page. A table, so that the help dialog and the handler say the same.

import { toMicros } from '../../engine/units.ts';
import type { Session } from '../../session/api.ts';

export const KEYS: readonly (readonly [string, string])[] = [
  ['Space', 'Play or pause'],
  ['→ / ←', 'One tick forward or back'],
  ['Shift + → / ←', 'Next or previous milestone'],
  ['. / ,', 'Next or previous event'],
  ['Home / End', 'To the start or the end'],
  ['1 … 9', 'Crash or revive n1 … n9'],
  ['Enter', 'On a node: crash or revive it'],
  ['Shift + F10', 'On a node: its other faults'],
  ['Shift + Space', 'On a node: choose it, to part the chosen from the rest'],
  ['Ctrl + Z / Y', 'Undo or redo an intervention'],
  ['+ / − / 0', 'On the servers or the timeline: closer, wider, all of it'],
  ['Arrows, W', 'In the space-time diagram: from event to event; why?'],
  ['?', 'This list'],
];

/** Is the key meant for the element that has the focus: a field, an open menu, a button that Space presses? */
function belongsTo(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="menu"], dialog')) return true;
  if (target instanceof HTMLInputElement)
    return target.type !== 'range' || target.dataset.ownKeys !== undefined;
  if (target.closest('textarea, select, [contenteditable]')) return true;
  if (key === ' ' && target.closest('button, a[href], summary, label')) return true;
  return (key === 'Home' || key === 'End') && target.closest('[data-own-keys]') !== null;
}

/** Handles one key. True where it did something. */
export function handleKey(event: KeyboardEvent, session: Session, help: () => void): boolean {
  if (event.defaultPrevented || event.altKey || belongsTo(event.target, event.key)) return false;
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'z') (event.shiftKey ? session.redo : session.undo)();
    else if (key === 'y') session.redo();
    else return false;
    return true;
  }
  switch (event.key) {
    case ' ':
      if (!event.repeat) session.toggle();
      return true;
    case 'ArrowRight':
    case 'ArrowLeft': {
      const direction = event.key === 'ArrowRight' ? 1 : -1;
      if (event.shiftKey) session.stepMilestone(direction);
      else session.step(direction);
      return true;
    }
    case '.':
      session.stepEvent(1);
      return true;
    case ',':
      session.stepEvent(-1);
      return true;
    case 'Home':
      session.seek(0);
      return true;
    case 'End':
      session.seek(toMicros(session.getState().scenario.untilMs));
      return true;
    case '?':
      help();
      return true;
  }
  if (/^[1-9]$/.test(event.key)) {
    const node = `n${event.key}`;
    if (!session.getState().scenario.nodes.some(({ id }) => id === node)) return false;
    if (!event.repeat) session.toggleNode(node);
    return true;
  }
  return false;
}
