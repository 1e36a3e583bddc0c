// The other faults of a node, as a menu: right click, long press or Shift+F10.

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Intervention } from '../../engine/scenario.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import './menu.css';

export interface MenuAt {
  readonly node: string;
  readonly near: Element;
}

interface Item {
  readonly label: string;
  readonly act: Intervention | null;
}

function itemsFor(
  node: string,
  status: string,
  priority: number,
  slow: number,
  drift: number,
  whole: boolean,
): Item[] {
  const down = status === 'down';
  return [
    down
      ? { label: 'Revive', act: { do: 'revive', node } }
      : { label: 'Crash', act: { do: 'crash', node } },
    ...(down
      ? [
          {
            label: 'Revive without its memory',
            act: { do: 'revive', node, amnesia: true } as const,
          },
        ]
      : []),
    ...(status === 'paused' ? [{ label: 'Resume', act: { do: 'resume', node } as const }] : []),
    ...(status === 'up'
      ? [
          { label: 'Pause', act: { do: 'pause', node } as const },
          { label: 'Time out now', act: { do: 'timeout', node } as const },
        ]
      : []),
    { label: 'Isolate', act: { do: 'isolate', node } },
    ...(whole ? [] : [{ label: 'Heal the network', act: { do: 'heal' } as const }]),
    slow === 1
      ? { label: 'Slow it 3 times', act: { do: 'slow', node, factor: 3 } }
      : { label: 'Full speed again', act: { do: 'slow', node, factor: 1 } },
    drift === 0
      ? { label: 'Let its clock run 20 % fast', act: { do: 'drift', node, ppm: 200_000 } }
      : { label: 'Let its clock run true', act: { do: 'drift', node, ppm: 0 } },
    {
      label: `Raise its priority to ${priority + 1}`,
      act: { do: 'priority', node, value: priority + 1 },
    },
    {
      label: `Lower its priority to ${priority - 1}`,
      act: { do: 'priority', node, value: priority - 1 },
    },
    { label: 'What does it believe?', act: null },
  ];
}

export function NodeMenu({ at, onClose }: { at: MenuAt; onClose: () => void }) {
  const session = useSession();
  const menu = useRef<HTMLDivElement>(null);
  const node = useSessionState(
    (state) => state.frame?.nodes.find(({ id }) => id === at.node) ?? null,
  );
  const whole = useSessionState(
    (state) =>
      state.frame === null || (state.frame.cuts.length === 0 && state.frame.groups === null),
  );
  const box = at.near.getBoundingClientRect();

  useEffect(() => {
    const element = menu.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    const x = Math.min(box.right, innerWidth - width - 8);
    const y = Math.min(box.top, innerHeight - height - 8);
    element.style.left = `${Math.max(8, x)}px`;
    element.style.top = `${Math.max(8, y)}px`;
    element.querySelector('button')?.focus();
    const outside = (event: Event) => {
      if (!(event.target instanceof Element && element.contains(event.target))) onClose();
    };
    addEventListener('pointerdown', outside, true);
    return () => removeEventListener('pointerdown', outside, true);
  }, [box, onClose]);

  const close = () => {
    onClose();
    if (at.near instanceof HTMLElement || at.near instanceof SVGElement) at.near.focus();
  };
  const choose = ({ act }: Item) => {
    close();
    if (act) session.intervene(act);
    else session.inspect([at.node]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = {
      ArrowDown: now + 1,
      ArrowUp: now - 1 + buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      buttons[to % buttons.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
    }
  };
  if (!node) return null;
  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={`Faults of ${at.node}`}
      onKeyDown={onKeyDown}
    >
      {itemsFor(node.id, node.status, node.priority, node.slow, node.driftPpm, whole).map(
        (item) => (
          <button key={item.label} type="button" role="menuitem" onClick={() => choose(item)}>
            {item.label}
          </button>
        ),
      )}
    </div>
  );
}
