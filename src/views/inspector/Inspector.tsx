// One node from the inside, or two side by side: what it believes beside what is true, what it keeps, whom it trusts, and how
// long until it loses patience.

import type { NodeFrame } from '../../engine/frame.ts';
import { shownRole } from '../../session/nodeButton.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Beliefs } from './Beliefs.tsx';
import type { Column } from './compare.ts';
import { Keeps } from './Keeps.tsx';
import { Peers } from './Peers.tsx';
import { Timers } from './Timers.tsx';
import './inspector.css';

export function Inspector() {
  const inspected = useSessionState((state) => state.inspected.slice(0, 2));
  const frame = useSessionState((state) => state.frame);
  const inspections = useSessionState((state) => state.inspections);
  const columns = inspected.flatMap((id): Column[] => {
    const node = frame?.nodes.find((one) => one.id === id);
    return node ? [{ node, view: inspections.find((one) => one.node === id) ?? null }] : [];
  });
  return (
    <section className="inspector" aria-labelledby="inspector-title">
      <h2 id="inspector-title">What does it believe?</h2>
      <Choice inspected={inspected} />
      {frame && columns.length > 0 ? (
        <>
          <div className="inspector-who">
            {columns.map(({ node }) => (
              <Who key={node.id} node={node} />
            ))}
          </div>
          <Beliefs columns={columns} frame={frame} />
          <Keeps columns={columns} />
          <Timers columns={columns} />
          <Peers columns={columns} frame={frame} />
        </>
      ) : (
        <p className="inspector-empty">
          Each node knows only what it was told. Choose one and look at the world through its eyes.
        </p>
      )}
    </section>
  );
}

/** Which node, and which one beside it. */
function Choice({ inspected: [first = '', second = ''] }: { inspected: readonly string[] }) {
  const session = useSession();
  const nodes = useSessionState((state) => state.scenario.nodes);
  const choose = (...ids: string[]) => session.inspect(ids.filter((id) => id !== ''));
  return (
    <div className="inspector-choice">
      <select
        aria-label="Inspected node"
        value={first}
        onChange={(event) => choose(event.target.value, second)}
      >
        <option value="">choose a node</option>
        {nodes.map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </select>
      {first !== '' && (
        <select
          aria-label="Node beside it"
          value={second}
          onChange={(event) => choose(first, event.target.value)}
        >
          <option value="">compare with …</option>
          {nodes
            .filter(({ id }) => id !== first)
            .map(({ id }) => (
              <option key={id} value={id}>
                compare with {id}
              </option>
            ))}
        </select>
      )}
    </div>
  );
}

function Who({ node }: { node: NodeFrame }) {
  const session = useSession();
  const { id, status, epoch, priority, slow, driftPpm } = node;
  const facts = [
    status === 'down' ? 'down' : `${shownRole(node)}, ${status}`,
    `priority\u00a0${priority}`,
    ...(slow === 1 ? [] : [`slow\u00a0×\u00a0${slow}`]),
    ...(driftPpm === 0
      ? []
      : [`clock ${Math.abs(driftPpm)} ppm ${driftPpm > 0 ? 'fast' : 'slow'}`]),
  ];
  return (
    <p style={{ borderColor: status === 'down' ? 'var(--down)' : epochColour(epoch) }}>
      <strong>{id}</strong> {facts.join(', ')}
      {node.lastChange > 0 && (
        <button
          type="button"
          aria-label={`Why? ${id} is as it is`}
          onClick={() => session.explain(node.lastChange)}
        >
          why?
        </button>
      )}
    </p>
  );
}
