// What to do first, said once at the end of the caption: until the reader has done it, or the run's own script begins to act.

import { useMemo, useState } from 'react';
import type { Range } from '../../engine/scenario.ts';
import { type Micros, toMicros } from '../../engine/units.ts';
import { useSession, useSessionState } from '../../session/react.ts';

export function Hint() {
  const session = useSession();
  const [gone, setGone] = useState(false);
  const leader = useSessionState((state) => state.frame?.leader ?? null);
  const playing = useSessionState((state) => state.playing);
  const start = useSessionState((state) => (state.frame?.time ?? 0) === 0);
  /** Once things happen by themselves, they say more than a hint, and it would promise what they break. */
  const script = useSessionState((state) => state.scenario.script);
  const firstUs = useMemo(
    () => script.reduce((first, { at }) => Math.min(first, earliest(at)), Number.POSITIVE_INFINITY),
    [script],
  );
  const acted = useSessionState(
    ({ frame, branches }) => branches.length > 1 || (frame?.time ?? 0) >= firstUs,
  );
  /** What to do with chosen nodes stands where the hint would. */
  const choosing = useSessionState((state) => state.selected !== null);
  if (gone || acted || choosing || (leader === null && !start && !playing)) return null;
  return (
    <span className="hint">
      {!playing && leader === null && start ? (
        <button type="button" className="button" onClick={() => session.play()}>
          Start the run
        </button>
      ) : (
        <span>
          {leader === null
            ? 'They listen for who is there …'
            : `${pressed()} ${leader}: the leader leaves. Who takes over?`}
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
    </span>
  );
}

const earliest = (at: Range): Micros => toMicros(typeof at === 'number' ? at : at[0]);
const pressed = (): string => (matchMedia('(pointer: coarse)').matches ? 'Tap' : 'Click');
