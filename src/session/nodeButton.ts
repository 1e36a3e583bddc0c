// A node as a button, in every view that shows nodes: its names for scripts and screen readers, and what a click does.

import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { createContext, useContext, useMemo, useRef } from 'react';
import type { MessageInFlight } from '../engine/flight.ts';
import type { NodeFrame, Role, Status } from '../engine/frame.ts';
import { useSession } from './react.ts';

/** What a menu may be about. */
export type MenuTarget = { readonly node: string } | { readonly message: MessageInFlight };

/** Asks the page to open the menu of a node's faults, or of a message on its way, near an element or a place on the screen. */
export type OpenMenu = (target: MenuTarget, near: Element | DOMRect) => void;

export const MenuContext = createContext<OpenMenu>(() => {});

const LONG_PRESS_MS = 500;
/** A finger or a mouse that moves further than this is scrolling, or drawing a wall. */
const SLACK_PX = 8;

/** What of a node its button shows; a view renders a node anew when one of these changes. */
export type NodeAppearance = Pick<NodeFrame, 'id' | 'priority' | 'status' | 'role' | 'epoch'>;

/** The role that shows: a node that is down plays none. */
export const shownRole = ({ role, status }: { role: Role; status: Status }): Role =>
  status === 'down' ? 'follower' : role;

/** "n5, leader in epoch 2, up, priority 5". */
function nodeLabel({ id, role, status, epoch, priority }: NodeAppearance): string {
  const shown = shownRole({ role, status });
  return `${id}, ${shown}${shown === 'leader' ? ` in epoch ${epoch}` : ''}, ${status}, priority ${priority}`;
}

/**
 * Props for the element that is the node: an SVG group or an HTML element. Click and Enter crash or revive it.
 * `chosen`: whether it is among the chosen nodes; null = nobody is choosing.
 */
export function useNodeButton(node: NodeAppearance, chosen: boolean | null) {
  const session = useSession();
  const openMenu = useContext(MenuContext);
  const { id } = node;
  const press = useRef<{
    timer: ReturnType<typeof setTimeout> | null;
    long: boolean;
    x: number;
    y: number;
  }>({ timer: null, long: false, x: 0, y: 0 });
  const handlers = useMemo(() => {
    const release = () => {
      if (press.current.timer !== null) clearTimeout(press.current.timer);
      press.current.timer = null;
    };
    /** With Shift, or while nodes are being chosen, it is chosen; else it crashes or revives. */
    const act = (shift: boolean) => {
      if (shift || session.getState().selected) session.toggleSelected(id);
      else session.toggleNode(id);
    };
    return {
      onClick: (event: MouseEvent<Element>) => {
        if (!press.current.long) act(event.shiftKey);
        press.current.long = false;
      },
      onKeyDown: (event: KeyboardEvent<Element>) => {
        if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
          event.preventDefault();
          openMenu({ node: id }, event.currentTarget);
        } else if (event.key === 'Enter' || (event.shiftKey && event.key === ' ')) {
          event.preventDefault();
          if (!event.repeat) act(event.shiftKey);
        }
      },
      onContextMenu: (event: MouseEvent<Element>) => {
        event.preventDefault();
        release();
        openMenu({ node: id }, event.currentTarget);
      },
      onPointerDown: (event: PointerEvent<Element>) => {
        release();
        press.current.long = false;
        if (event.button !== 0) return;
        const near = event.currentTarget;
        const timer = setTimeout(() => {
          press.current = { ...press.current, timer: null, long: true };
          openMenu({ node: id }, near);
        }, LONG_PRESS_MS);
        press.current = { timer, long: false, x: event.clientX, y: event.clientY };
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent<Element>) => {
        const { timer, x, y } = press.current;
        if (timer !== null && Math.max(Math.abs(clientX - x), Math.abs(clientY - y)) > SLACK_PX)
          release();
      },
      onPointerUp: release,
      onPointerCancel: release,
      onPointerLeave: () => {
        release();
        session.highlight({ node: null });
      },
      onPointerEnter: () => session.highlight({ node: id }),
      onFocus: () => session.highlight({ node: id }),
      onBlur: () => session.highlight({ node: null }),
    };
  }, [session, openMenu, id]);
  return {
    role: 'button',
    tabIndex: 0,
    'data-node': id,
    'data-status': node.status,
    'data-role': shownRole(node),
    'data-epoch': node.epoch,
    'data-selected': chosen || undefined,
    'aria-label': nodeLabel(node),
    'aria-pressed': chosen ?? undefined,
    ...handlers,
  } as const;
}
