// A node as a button, in every view that shows nodes: its names for scripts and screen readers, and what a click does.

import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { createContext, useContext, useMemo, useRef } from 'react';
import type { NodeFrame, Role, Status } from '../engine/frame.ts';
import { useSession } from './react.ts';

/** Asks the page to open the menu of faults of a node, near an element. */
export type OpenMenu = (node: string, near: Element) => void;

export const MenuContext = createContext<OpenMenu>(() => {});

const LONG_PRESS_MS = 500;

/** What of a node its button shows; a view renders a node anew when one of these changes. */
export type NodeAppearance = Pick<NodeFrame, 'id' | 'priority' | 'status' | 'role' | 'epoch'>;

/** The role that shows: a node that is down plays none. */
export const shownRole = ({ role, status }: { role: Role; status: Status }): Role =>
  status === 'down' ? 'follower' : role;

/** "n5, leader in epoch 2, up, priority 5". */
export function nodeLabel({ id, role, status, epoch, priority }: NodeAppearance): string {
  const shown = shownRole({ role, status });
  return `${id}, ${shown}${shown === 'leader' ? ` in epoch ${epoch}` : ''}, ${status}, priority ${priority}`;
}

/** Props for the element that is the node: an SVG group or an HTML element. Click and Enter crash or revive it. */
export function useNodeButton(node: NodeAppearance) {
  const session = useSession();
  const openMenu = useContext(MenuContext);
  const press = useRef<{ timer: ReturnType<typeof setTimeout> | null; long: boolean }>({
    timer: null,
    long: false,
  });
  const { id } = node;
  const handlers = useMemo(() => {
    const release = () => {
      if (press.current.timer !== null) clearTimeout(press.current.timer);
      press.current.timer = null;
    };
    return {
      onClick: () => {
        if (!press.current.long) session.toggleNode(id);
        press.current.long = false;
      },
      onKeyDown: (event: KeyboardEvent<Element>) => {
        if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
          event.preventDefault();
          openMenu(id, event.currentTarget);
        } else if (event.key === 'Enter') {
          event.preventDefault();
          if (!event.repeat) session.toggleNode(id);
        }
      },
      onContextMenu: (event: MouseEvent<Element>) => {
        event.preventDefault();
        release();
        openMenu(id, event.currentTarget);
      },
      onPointerDown: (event: PointerEvent<Element>) => {
        release();
        press.current.long = false;
        if (event.pointerType === 'mouse') return;
        const near = event.currentTarget;
        press.current.timer = setTimeout(() => {
          press.current = { timer: null, long: true };
          openMenu(id, near);
        }, LONG_PRESS_MS);
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
    'aria-label': nodeLabel(node),
    ...handlers,
  } as const;
}
