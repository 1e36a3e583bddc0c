// Which node's menu is open, and the function by which nodes open it.

import { useCallback, useMemo, useState } from 'react';
import type { OpenMenu } from '../../session/nodeButton.ts';
import type { MenuAt } from './NodeMenu.tsx';

export function useMenu() {
  const [at, setAt] = useState<MenuAt | null>(null);
  const open = useMemo<OpenMenu>(() => (node, near) => setAt({ node, near }), []);
  const close = useCallback(() => setAt(null), []);
  return { at, open, close };
}
