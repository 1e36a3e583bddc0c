// The thin skin by which React subscribes to a session.

import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useSyncExternalStore,
} from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Session, SessionState } from './api.ts';

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session;
  readonly children?: ReactNode;
}): ReactNode {
  return createElement(SessionContext.Provider, { value: session }, children);
}

/** The session of the page. It never changes; read motion from it, and state by `useSessionState`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession stands outside of a SessionProvider');
  return session;
}

/** Renders anew when what is selected changes, compared shallowly: a selector may make a new object or list. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  const session = useSession();
  const selected = useShallow(select);
  const read = () => selected(session.getState());
  return useSyncExternalStore(session.subscribe, read, read);
}
