// How the inspected nodes judge each other member, and how each truly is.

import type { Frame, PeerFrame } from '../../engine/frame.ts';
import { type Column, wrongAbout } from './compare.ts';
import { Judgement } from './Judgement.tsx';

/** More rows than these nobody reads, and each has a drawing that moves. */
const MOST_ROWS = 60;

export function Peers({ columns, frame }: { columns: readonly Column[]; frame: Frame }) {
  const judged = columns.map(
    ({ view }) => new Map((view?.peers ?? []).map((peer) => [peer.id, peer])),
  );
  const rows = frame.nodes.filter(({ id }) => judged.some((peers) => peers.has(id)));
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keyboard.
    <div className="inspector-peers" tabIndex={0} role="group" aria-label="Peers">
      <table className="inspector-table">
        <caption className="visually-hidden">How it judges the others</caption>
        <thead>
          <tr>
            <th scope="col">peer</th>
            {columns.map(({ node: { id } }) => (
              <th key={id} scope="col">
                {id} says
              </th>
            ))}
            <th scope="col" className="inspector-truth">
              in truth
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ id, status }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              {columns.map(({ node }, index) => (
                <td key={node.id}>
                  <Cell
                    peer={judged[index]?.get(id)}
                    self={node.id === id}
                    up={status === 'up'}
                    driftPpm={node.driftPpm}
                  />
                </td>
              ))}
              <td className="inspector-truth">{status}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p>and {rows.length - MOST_ROWS} more</p>}
    </div>
  );
}

function Cell({
  peer,
  self,
  up,
  driftPpm,
}: {
  peer: PeerFrame | undefined;
  self: boolean;
  up: boolean;
  driftPpm: number;
}) {
  if (!peer) return <>{self ? 'itself' : '–'}</>;
  return <Judgement peer={peer} wrong={wrongAbout(peer, up)} driftPpm={driftPpm} />;
}
