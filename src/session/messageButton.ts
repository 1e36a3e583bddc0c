// Messages on their way as buttons, on every stage where they travel: they are small and move, so that a click near one means it.

import { type MouseEvent, useContext } from 'react';
import { readFlight } from '../engine/flight.ts';
import type { Frame } from '../engine/frame.ts';
import type { Micros } from '../engine/units.ts';
import { MenuContext } from './nodeButton.ts';
import { useSession } from './react.ts';

/** How near to a message a click must be to mean it: px, for a mouse and for a finger. */
const REACH = { fine: 13, coarse: 24 };

/** Index of the message near a place on the stage (px from its corner), as drawn at a time; −1 where there is none. */
export type FindMessage = (
  frame: Frame,
  time: Micros,
  place: { readonly x: number; readonly y: number },
  reach: number,
) => number;

/** What a click means by itself; the free ground around a node, marked so, gives way to a message that lies on it. */
const TAKEN = '[data-node], button';
const FREE = '[data-free]';

/** Handlers for the element that is the stage. The pointer shows where a click means a message. */
export function useMessageButtons(find: FindMessage) {
  const session = useSession();
  const openMenu = useContext(MenuContext);
  const under = (event: MouseEvent<Element>): number => {
    const { frame } = session.getState();
    const { target } = event;
    if (!frame || !(target instanceof Element)) return -1;
    const taken = target.closest(TAKEN) !== null;
    if (taken && !target.matches(FREE)) return -1;
    const box = event.currentTarget.getBoundingClientRect();
    const place = { x: event.clientX - box.left, y: event.clientY - box.top };
    const wide = !taken && matchMedia('(pointer: coarse)').matches;
    return find(frame, session.playhead(), place, wide ? REACH.coarse : REACH.fine);
  };
  return {
    onClick: (event: MouseEvent<Element>) => {
      const { frame } = session.getState();
      const index = under(event);
      if (index < 0 || !frame) return;
      event.stopPropagation();
      openMenu(
        { message: readFlight(frame.flight, index) },
        new DOMRect(event.clientX - 4, event.clientY - 8, 8, 16),
      );
    },
    onMouseMove: (event: MouseEvent<Element>) => {
      if (session.getState().playing) return;
      event.currentTarget.classList.toggle('over-message', under(event) >= 0);
    },
  };
}
