// A run that takes long to simulate: how far it is, and a way to stop it.

import { useEffect, useState } from 'react';
import { toMicros } from '../../engine/units.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';

/** Most runs are simulated before anybody has looked. */
const PATIENCE_MS = 2000;

export function Simulating() {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const { us, complete, halted } = useSessionState((state) => state.simulated);
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (complete) return;
    const timer = setTimeout(() => setLate(scenario !== null), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [scenario, complete]);
  if (complete || !(late || halted)) return null;
  const far = `${seconds(us, 1)} of ${seconds(toMicros(scenario.untilMs), 0)}`;
  return (
    <p className="notice" data-simulating={halted ? 'halted' : 'running'}>
      <span>
        {halted ? `Stopped at ${far}: so far it can be looked at.` : `Still simulating: ${far}.`}
      </span>
      <button
        type="button"
        className="button"
        onClick={() => (halted ? session.goOn() : session.halt())}
      >
        {halted ? 'Go on' : 'Stop'}
      </button>
    </p>
  );
}
