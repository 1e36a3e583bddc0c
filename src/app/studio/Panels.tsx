// The panels beside the stage; on a small screen a sheet over its lower edge, drawn up by its handle or by a question.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSession, useSessionState } from '../../session/react.ts';
import './panels.css';

export function Panels({
  whose,
  children,
}: {
  /** Which of several runs they tell; undefined where there is one. */
  readonly whose?: string | undefined;
  readonly children: ReactNode;
}) {
  const session = useSession();
  const [up, setUp] = useState(false);
  const asked = useSessionState((state) => state.why?.event ?? null);
  const inspected = useSessionState((state) => state.inspected.length);
  useEffect(() => {
    if (asked !== null || inspected > 0) setUp(true);
  }, [asked, inspected]);
  // Who turns to another run wants to read of it.
  const told = useRef(session);
  useEffect(() => {
    if (told.current !== session && whose !== undefined) setUp(true);
    told.current = session;
  }, [session, whose]);
  return (
    <aside
      className="studio-panels"
      aria-label={whose === undefined ? 'Panels' : `Panels: ${whose}`}
      data-up={up}
    >
      <button
        type="button"
        className="sheet-handle"
        aria-expanded={up}
        onClick={() => setUp((before) => !before)}
      >
        <span>
          {whose === undefined ? 'Story, beliefs, work, set-up' : `${whose}: story, beliefs, work`}
        </span>
        <svg viewBox="0 0 12 8" width="14" height="9" aria-hidden="true">
          <path d="M1 7l5-5 5 5" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
      {children}
    </aside>
  );
}
