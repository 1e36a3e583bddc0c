// Which menu is open: of a node, or of a message on its way. The menus are loaded when one is asked for.

import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { MenuContext, type MenuTarget } from '../../session/nodeButton.ts';
import { useSession } from '../../session/react.ts';

const NodeMenu = lazy(async () => ({ default: (await import('./NodeMenu.tsx')).NodeMenu }));
const MessageMenu = lazy(async () => ({
  default: (await import('./MessageMenu.tsx')).MessageMenu,
}));

interface Opened {
  readonly target: MenuTarget;
  readonly near: Element | DOMRect;
}

export function Menus({ children }: { children: ReactNode }) {
  const session = useSession();
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback(
    (target: MenuTarget, near: Element | DOMRect) => {
      // A message does not wait to be chosen.
      if ('message' in target) session.pause();
      setOpened({ target, near });
    },
    [session],
  );
  const close = useCallback(() => setOpened(null), []);
  return (
    <MenuContext value={open}>
      {children}
      <Suspense fallback={null}>
        {opened &&
          ('node' in opened.target ? (
            <NodeMenu node={opened.target.node} near={opened.near} onClose={close} />
          ) : (
            <MessageMenu message={opened.target.message} near={opened.near} onClose={close} />
          ))}
      </Suspense>
    </MenuContext>
  );
}
