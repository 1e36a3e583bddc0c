// Two or three protocols side by side: same script, same seed, one playhead, each with what it comes to.

import { type ReactNode, useEffect, useState } from 'react';
import { protocols } from '../../engine/protocols/registry.ts';
import { withProtocol } from '../../scenario/script.ts';
import type { Session } from '../../session/api.ts';
import { createFollower } from '../../session/follower.ts';
import { SessionProvider, useSession, useSessionState } from '../../session/react.ts';
import { Measures } from '../../views/measures/Measures.tsx';
import type { ViewId } from '../common/address.ts';
import { Stage } from '../common/Stage.tsx';
import './compare.css';

/** Beside the run itself. */
const MOST = 2;

/** A protocol to compare with that is not on screen yet. */
function otherThan(shown: readonly string[]): string | null {
  return Object.keys(protocols).find((id) => !shown.includes(id)) ?? null;
}

export function Compare({
  view,
  others,
  onOthers,
  children,
}: {
  readonly view: ViewId;
  readonly others: readonly string[];
  readonly onOthers: (others: readonly string[]) => void;
  /** The stage of the run itself. */
  readonly children: ReactNode;
}) {
  const own = useSessionState((state) => state.scenario.protocol.id);
  const next = otherThan([own, ...others]);
  return (
    <div className="compare" data-columns={others.length + 1}>
      <section className="compare-column" aria-label={titleOf(own)}>
        <header>
          <strong>{titleOf(own)}</strong>
          {others.length < MOST && next !== null && (
            <button type="button" className="button" onClick={() => onOthers([...others, next])}>
              Add another
            </button>
          )}
        </header>
        {children}
        <Measures />
      </section>
      {others.map((id, index) => (
        <section key={id} className="compare-column" aria-label={titleOf(id)}>
          <header>
            <select
              aria-label="Compare with"
              value={id}
              onChange={(event) => onOthers(others.with(index, event.target.value))}
            >
              {Object.keys(protocols)
                .filter((other) => other === id || !others.includes(other))
                .map((other) => (
                  <option key={other} value={other}>
                    {titleOf(other)}
                    {other === own ? ' (with its defaults)' : ''}
                  </option>
                ))}
            </select>
            <button
              type="button"
              className="button"
              aria-label={`Leave out ${titleOf(id)}`}
              onClick={() => onOthers(others.filter((other) => other !== id))}
            >
              ×
            </button>
          </header>
          <Other protocol={id} view={view} />
        </section>
      ))}
    </div>
  );
}

const titleOf = (id: string): string => protocols[id]?.title ?? id;

function Other({ protocol, view }: { readonly protocol: string; readonly view: ViewId }) {
  const leader = useSession();
  const [follower, setFollower] = useState<Session | null>(null);
  useEffect(() => {
    const made = createFollower(leader, (scenario) =>
      scenario.protocol.id === protocol
        ? { ...scenario, protocol: { id: protocol, params: {} } }
        : withProtocol(scenario, protocol),
    );
    setFollower(made);
    return () => made.dispose();
  }, [leader, protocol]);
  if (!follower) return null;
  return (
    <SessionProvider session={follower}>
      <Stage view={view} label={`Stage, ${titleOf(protocol)}`} />
      <Measures />
    </SessionProvider>
  );
}
