// Two or three protocols side by side: same script, same seed, one playhead, each with what it comes to.

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { protocols } from '../../engine/protocols/registry.ts';
import { withProtocol } from '../../scenario/script.ts';
import type { Session } from '../../session/api.ts';
import { createFollower } from '../../session/follower.ts';
import { SessionProvider, useSession, useSessionState } from '../../session/react.ts';
import { Measures } from '../../views/measures/Measures.tsx';
import type { ViewId } from '../common/address.ts';
import { Menus } from '../common/Menus.tsx';
import { Stage } from '../common/Stage.tsx';
import { OWN } from './columns.ts';
import { useTurning } from './useTurning.ts';
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
  turnedTo,
  onOthers,
  onTurn,
  onFollower,
  children,
}: {
  readonly view: ViewId;
  readonly others: readonly string[];
  /** The column that the rest of the page tells of. */
  readonly turnedTo: string;
  readonly onOthers: (others: readonly string[]) => void;
  readonly onTurn: (column: string) => void;
  /** The session of a column is there, or gone. */
  readonly onFollower: (column: string, session: Session | null) => void;
  /** The stage of the run itself. */
  readonly children: ReactNode;
}) {
  const session = useSession();
  const own = useSessionState((state) => state.scenario.protocol.id);
  const next = otherThan([own, ...others]);
  useTurning(
    session,
    useCallback(() => onTurn(OWN), [onTurn]),
  );
  const turned = useRef<HTMLElement>(null);
  // Below the first one it may be out of sight, where there is one column under the other.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is turned to now.
  useEffect(() => {
    turned.current?.scrollIntoView({ block: 'start' });
  }, [turnedTo]);
  const explain = (column: string, title: string) => (
    <button
      type="button"
      className="button compare-explain"
      aria-pressed={turnedTo === column}
      aria-label={`Explain ${title}`}
      onClick={() => onTurn(column)}
    >
      Explain
    </button>
  );
  return (
    <div className="compare" data-columns={others.length + 1}>
      <section
        ref={turnedTo === OWN ? turned : null}
        className="compare-column"
        aria-label={titleOf(own)}
        data-turned={turnedTo === OWN || undefined}
      >
        <header>
          <strong>{titleOf(own)}</strong>
          <span className="compare-acts">
            {others.length < MOST && next !== null && (
              <button type="button" className="button" onClick={() => onOthers([...others, next])}>
                Add another
              </button>
            )}
            {explain(OWN, titleOf(own))}
          </span>
        </header>
        {children}
        <Measures />
      </section>
      {others.map((id, index) => (
        <section
          key={id}
          ref={turnedTo === id ? turned : null}
          className="compare-column"
          aria-label={titleOf(id)}
          data-turned={turnedTo === id || undefined}
        >
          <header>
            <select
              aria-label="Compare with"
              value={id}
              onChange={({ target: { value } }) => {
                onOthers(others.with(index, value));
                if (turnedTo === id) onTurn(value);
              }}
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
            <span className="compare-acts">
              {explain(id, titleOf(id))}
              <button
                type="button"
                className="button"
                aria-label={`Leave out ${titleOf(id)}`}
                onClick={() => onOthers(others.filter((other) => other !== id))}
              >
                ×
              </button>
            </span>
          </header>
          <Other protocol={id} view={view} onTurn={onTurn} onFollower={onFollower} />
        </section>
      ))}
    </div>
  );
}

const titleOf = (id: string): string => protocols[id]?.title ?? id;

function Other({
  protocol,
  view,
  onTurn,
  onFollower,
}: {
  readonly protocol: string;
  readonly view: ViewId;
  readonly onTurn: (column: string) => void;
  readonly onFollower: (column: string, session: Session | null) => void;
}) {
  const leader = useSession();
  const [follower, setFollower] = useState<Session | null>(null);
  useEffect(() => {
    const made = createFollower(leader, (scenario) =>
      scenario.protocol.id === protocol
        ? { ...scenario, protocol: { id: protocol, params: {} } }
        : withProtocol(scenario, protocol),
    );
    setFollower(made);
    onFollower(protocol, made);
    return () => {
      onFollower(protocol, null);
      made.dispose();
    };
  }, [leader, protocol, onFollower]);
  useTurning(
    follower,
    useCallback(() => onTurn(protocol), [onTurn, protocol]),
  );
  if (!follower) return null;
  return (
    <SessionProvider session={follower}>
      {/* Its nodes have menus of their own: what is true of them is true in this run. */}
      <Menus>
        <Stage view={view} label={`Stage, ${titleOf(protocol)}`} />
      </Menus>
      <Measures />
    </SessionProvider>
  );
}
