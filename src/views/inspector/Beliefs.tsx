// What the inspected nodes take for true, a column each, and what is true beside it.

import { useRef } from 'react';
import type { Frame } from '../../engine/frame.ts';
import type { Micros } from '../../engine/units.ts';
import { useSession } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import { type Column, compare } from './compare.ts';
import { Differs } from './Differs.tsx';
import { useMotion } from './useMotion.ts';

export function Beliefs({ columns, frame }: { columns: readonly Column[]; frame: Frame }) {
  const astray = columns.some(
    ({ node, view }) => node.driftPpm !== 0 || (view !== null && view.localClockUs !== view.time),
  );
  return (
    <table className="inspector-table">
      <caption className="visually-hidden">Beliefs beside the truth</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ node: { id } }) => (
            <th key={id} scope="col">
              {id} believes
            </th>
          ))}
          <th scope="col" className="inspector-truth">
            in truth
          </th>
        </tr>
      </thead>
      <tbody>
        {compare(columns, frame).map(({ label, beliefs, truth }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {beliefs.map((belief, index) => (
              <td
                key={columns[index]?.node.id}
                className={belief?.wrong ? 'inspector-wrong' : undefined}
              >
                {belief?.text ?? '–'}
                {belief?.wrong && <Differs />}
              </td>
            ))}
            <td className="inspector-truth">{truth}</td>
          </tr>
        ))}
        {astray && (
          <tr>
            <th scope="row">The time</th>
            {columns.map((column) => (
              <LocalClock key={column.node.id} column={column} />
            ))}
            <td className="inspector-truth">
              <Clock read={(time) => time} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function LocalClock({ column: { node, view } }: { column: Column }) {
  if (!view || node.status === 'down') return <td>–</td>;
  const { localClockUs, time: at } = view;
  const read = (time: Micros): Micros => localClockUs + (time - at) * (1 + node.driftPpm / 1e6);
  const wrong = node.driftPpm !== 0 || localClockUs !== at;
  return (
    <td className={wrong ? 'inspector-wrong' : undefined}>
      <Clock read={read} />
      {wrong && <Differs />}
    </td>
  );
}

function Clock({ read }: { read: (time: Micros) => Micros }) {
  const output = useRef<HTMLOutputElement>(null);
  const session = useSession();
  const text = (time: Micros): string => seconds(read(time), 2);
  useMotion((time) => {
    if (output.current) output.current.textContent = text(time);
  });
  return (
    <output aria-live="off" ref={output}>
      {text(session.playhead())}
    </output>
  );
}
