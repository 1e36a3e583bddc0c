// What to do first, said once: it goes when the reader has done it.

import { useState } from 'react';
import { useSession, useSessionState } from '../../session/react.ts';

export function Hint() {
  const session = useSession();
  const [gone, setGone] = useState(false);
  const leader = useSessionState((state) => state.frame?.leader ?? null);
  /** Walls and rivals say more than the hint would, and need its place. */
  const torn = useSessionState(
    ({ frame }) =>
      frame !== null &&
      (frame.leaders.length > 1 || frame.groups !== null || frame.cuts.length > 0),
  );
  const playing = useSessionState((state) => state.playing);
  const start = useSessionState((state) => (state.frame?.time ?? 0) === 0);
  const clicked = useSessionState((state) => state.branches.length > 1);
  /** What to do with chosen nodes stands where the hint would. */
  const choosing = useSessionState((state) => state.selected !== null);
  if (gone || clicked || torn || choosing || (leader === null && !start && !playing)) return null;
  return (
    <p className="hint">
      {!playing && leader === null && start ? (
        <button type="button" className="button" onClick={() => session.play()}>
          Start: the class calls its roll
        </button>
      ) : (
        <span>
          {leader === null
            ? 'They listen for who is there …'
            : `Now click ${leader}: the leader leaves, and a backup takes over.`}
        </span>
      )}
      <button
        type="button"
        className="hint-close"
        aria-label="Dismiss the hint"
        onClick={() => setGone(true)}
      >
        ×
      </button>
    </p>
  );
}
