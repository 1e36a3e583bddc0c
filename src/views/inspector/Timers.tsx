// The timers of the inspected nodes, running down.

import { Bar } from './Bar.tsx';
import type { Column } from './compare.ts';

export function Timers({ columns }: { columns: readonly Column[] }) {
  const several = columns.length > 1;
  return (
    <div className="inspector-timers">
      {columns.map(({ node: { id, status, timers, waiting, writingUntilUs } }) => (
        <section key={id} aria-label={`Timers of ${id}`}>
          {several && <h3>{id}</h3>}
          {status === 'paused' && <p>asleep: what is due waits</p>}
          {writingUntilUs !== null && <p>busy writing to disk</p>}
          {waiting > 0 && (
            <p>
              {waiting} {waiting === 1 ? 'thing waits' : 'things wait'} for it
            </p>
          )}
          {status !== 'down' && timers.length > 0 && (
            <ul>
              {[...timers]
                .sort((a, b) => (a.name < b.name ? -1 : 1))
                .map(({ name, title, setUs, dueUs }) => (
                  <li key={name}>
                    <Bar label={title} since={setUs} until={dueUs} />
                  </li>
                ))}
            </ul>
          )}
          {(status === 'down' || timers.length === 0) && <p>no timer is running</p>}
        </section>
      ))}
    </div>
  );
}
