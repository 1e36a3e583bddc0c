// A menu near a place on the screen. An item acts, or puts another list in the place of this one.

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './menu.css';

export interface Item {
  readonly label: string;
  readonly act: (() => void) | readonly Item[];
}

const FOCUSABLE = 'button:not(:disabled)';

export function Menu({
  label,
  title = label,
  items,
  near,
  onClose,
}: {
  label: string;
  /** What stands above the items, where that is shorter. */
  title?: string;
  items: readonly Item[];
  near: Element | DOMRect;
  onClose: () => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  const [path, setPath] = useState<readonly string[]>([]);
  const level = path.reduce<readonly Item[]>((list, name) => {
    const act = list.find((item) => item.label === name)?.act;
    return typeof act === 'object' ? act : list;
  }, items);

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const box = near instanceof Element ? near.getBoundingClientRect() : near;
    const { width, height } = element.getBoundingClientRect();
    // Beside the place, or on its other side where there is no room.
    const right = box.right + 4;
    const x = right + width <= innerWidth - 8 ? right : box.left - width - 4;
    element.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(box.top, innerHeight - height - 8))}px`;
    element.dataset.level = String(path.length);
    element.querySelector<HTMLElement>(FOCUSABLE)?.focus();
  }, [near, path]);

  useEffect(() => {
    const outside = (event: Event) => {
      if (!(event.target instanceof Element && menu.current?.contains(event.target))) onClose();
    };
    addEventListener('pointerdown', outside, true);
    return () => removeEventListener('pointerdown', outside, true);
  }, [onClose]);

  const close = () => {
    onClose();
    if (near instanceof HTMLElement || near instanceof SVGElement) near.focus();
  };
  const choose = ({ label: name, act }: Item) => {
    if (typeof act === 'object') {
      setPath([...path, name]);
      return;
    }
    close();
    act();
  };
  const back = () => (path.length > 0 ? setPath(path.slice(0, -1)) : close());
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(menu.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    const now = buttons.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: now + 1,
      ArrowUp: now - 1 + buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (to !== undefined) buttons[to % buttons.length]?.focus();
    else if (event.key === 'ArrowRight' && buttons[now]?.ariaHasPopup === 'menu')
      buttons[now]?.click();
    else if (event.key === 'Escape' || (event.key === 'ArrowLeft' && path.length > 0)) back();
    else if (event.key === 'Tab') close();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={[label, ...path].join(', ')}
      onKeyDown={onKeyDown}
    >
      {path.length === 0 ? (
        <p className="menu-title" aria-hidden="true">
          {title}
        </p>
      ) : (
        <button type="button" role="menuitem" className="menu-back" onClick={back}>
          ‹ {path.at(-1)}
        </button>
      )}
      {level.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          aria-haspopup={typeof item.act === 'object' ? 'menu' : undefined}
          onClick={() => choose(item)}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
