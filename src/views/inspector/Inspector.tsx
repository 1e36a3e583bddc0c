// One node from the inside: what it believes, whom it trusts, how long until it loses patience. Beside it, what is true.

import { useEffect, useRef } from 'react';
import type { InspectionFrame, NodeFrame, PeerFrame } from '../../engine/frame.ts';
import { shownRole } from '../../session/nodeButton.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { epochColour } from '../../ui/epochs.ts';
import { seconds } from '../../ui/time.ts';
import './inspector.css';

export function Inspector() {
  const session = useSession();
  const nodes = useSessionState((state) => state.scenario.nodes);
  const inspected = useSessionState((state) => state.inspected[0] ?? '');
  const node = useSessionState(
    (state) => state.frame?.nodes.find(({ id }) => id === inspected) ?? null,
  );
  const frame = useSessionState((state) => state.frame);
  const view = useSessionState(
    (state) => state.inspections.find((one) => one.node === inspected) ?? null,
  );
  return (
    <section className="inspector" aria-labelledby="inspector-title">
      <div className="inspector-head">
        <h2 id="inspector-title">What does it believe?</h2>
        <label>
          <span className="visually-hidden">Inspected node</span>
          <select
            value={inspected}
            onChange={(event) =>
              session.inspect(event.target.value === '' ? [] : [event.target.value])
            }
          >
            <option value="">choose a node</option>
            {nodes.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      </div>
      {node && frame && (
        <Beliefs node={node} view={view} leader={frame.leader} peers={frame.nodes} />
      )}
      {!node && (
        <p className="inspector-empty">
          Each node knows only what it was told. Choose one and look at the world through its eyes.
        </p>
      )}
    </section>
  );
}

function Beliefs({
  node,
  view,
  leader,
  peers,
}: {
  node: NodeFrame;
  view: InspectionFrame | null;
  leader: string | null;
  peers: readonly NodeFrame[];
}) {
  const wrong = node.status === 'up' && node.follows !== leader;
  return (
    <>
      <dl className="inspector-facts">
        <Fact label="It is" text={`${shownRole(node)}, ${node.status}`} />
        <Fact
          label="It follows"
          text={node.status === 'down' ? '—' : (node.follows ?? 'nobody')}
          note={wrong ? `in truth ${leader ?? 'nobody'} leads` : ''}
        />
        <Fact label="Epoch" text={String(node.epoch)} colour={epochColour(node.epoch)} />
        <Fact label="Priority" text={String(node.priority)} />
        {node.slow !== 1 && <Fact label="Slow" text={`${node.slow} times`} />}
        {node.driftPpm !== 0 && <Fact label="Clock drifts" text={`${node.driftPpm} ppm`} />}
        {node.waiting > 0 && (
          <Fact label="Waiting for it" text={`${node.waiting} messages or timers`} />
        )}
        {view?.beliefs.map(({ label, text, durable }) => (
          <Fact key={label} label={durable ? `${label} (on disk)` : label} text={text} />
        ))}
      </dl>
      {node.status !== 'down' && <Timers node={node} />}
      {node.status !== 'down' && view && view.peers.length > 0 && (
        <Peers view={view} truth={peers} />
      )}
      {node.status === 'down' && (
        <p className="inspector-empty">
          It is down: it believes nothing, and will remember only what is on disk.
        </p>
      )}
    </>
  );
}

function Fact({
  label,
  text,
  note = '',
  colour,
}: {
  label: string;
  text: string;
  note?: string;
  colour?: string;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd style={colour ? { borderBottom: `3px solid ${colour}` } : undefined}>{text}</dd>
      {note !== '' && <dd className="inspector-wrong">{note}</dd>}
    </div>
  );
}

/** Bars that run down, moved in each animation frame. */
function Timers({ node }: { node: NodeFrame }) {
  const session = useSession();
  const list = useRef<HTMLUListElement>(null);
  const { id } = node;
  useEffect(
    () =>
      session.onMotion((frame, time) => {
        const timers = frame.nodes.find((one) => one.id === id)?.timers ?? [];
        for (const { name, setUs, dueUs } of timers) {
          const row = list.current?.querySelector<HTMLElement>(
            `[data-timer="${CSS.escape(name)}"]`,
          );
          const left = Math.max(0, dueUs - time);
          row?.style.setProperty('--left', (dueUs > setUs ? left / (dueUs - setUs) : 0).toFixed(3));
          const text = row?.querySelector('output');
          if (text) text.textContent = seconds(left);
        }
      }),
    [session, id],
  );
  const timers = [...node.timers].sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <ul className="inspector-timers" ref={list} aria-label="Timers">
      {timers.map(({ name, title }) => (
        <li key={name} data-timer={name}>
          <span>{title}</span>
          <output aria-live="off" />
        </li>
      ))}
    </ul>
  );
}

const MOST_PEERS = 100;

function Peers({ view, truth }: { view: InspectionFrame; truth: readonly NodeFrame[] }) {
  const statusOf = new Map(truth.map(({ id, status }) => [id, status]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keyboard.
    <div className="inspector-peers" tabIndex={0} role="group" aria-label="Peers">
      <table>
        <thead>
          <tr>
            <th scope="col">peer</th>
            <th scope="col">it says</th>
            <th scope="col">last heard</th>
            <th scope="col">in truth</th>
          </tr>
        </thead>
        <tbody>
          {view.peers.slice(0, MOST_PEERS).map((peer) => {
            const status = statusOf.get(peer.id) ?? 'down';
            const wrong = peer.trusted !== (status === 'up') && (peer.trusted || peer.suspected);
            return (
              <tr key={peer.id} className={wrong ? 'inspector-wrong-row' : ''}>
                <th scope="row">{peer.id}</th>
                <td>{verdict(peer)}</td>
                <td>
                  {peer.heardUs === null ? 'never' : `${seconds(view.time - peer.heardUs)} ago`}
                </td>
                <td>
                  {status}
                  {wrong && <span className="inspector-wrong"> ≠</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const verdict = ({ trusted, suspected }: PeerFrame): string =>
  trusted ? 'healthy' : suspected ? 'failed' : 'not heard yet';
