// The panels beside the stage; on a small screen a sheet over its lower edge, drawn up by its handle or by a question.

import { type ReactNode, useEffect, useState } from 'react';
import { useSessionState } from '../../session/react.ts';
import './panels.css';

export function Panels({ children }: { readonly children: ReactNode }) {
  const [up, setUp] = useState(false);
  const asked = useSessionState((state) => state.why?.event ?? null);
  const inspected = useSessionState((state) => state.inspected.length);
  useEffect(() => {
    if (asked !== null || inspected > 0) setUp(true);
  }, [asked, inspected]);
  return (
    <aside className="studio-panels" aria-label="Panels" data-up={up}>
      <button
        type="button"
        className="sheet-handle"
        aria-expanded={up}
        onClick={() => setUp((before) => !before)}
      >
        <span>Story, beliefs, work, set-up</span>
        <svg viewBox="0 0 12 8" width="14" height="9" aria-hidden="true">
          <path d="M1 7l5-5 5 5" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
      {children}
    </aside>
  );
}
