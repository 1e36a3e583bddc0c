// What the shapes and rings mean: the message types and timers of this run, from their declarations.

import { compile } from '../../engine/compile.ts';
import { useSessionState } from '../../session/react.ts';
import { messagePath } from '../../ui/shapes.ts';
import type { ViewId } from '../common/address.ts';

export function Legend({ view }: { view: ViewId }) {
  const scenario = useSessionState((state) => state.branches[0]?.scenario ?? state.scenario);
  const { protocol, detector, job, types } = compile({ ...scenario, script: [] });
  const declared = { ...protocol.messages, ...detector?.messages, ...job?.messages };
  return (
    <ul className="legend" aria-label="Legend">
      {(view === 'cluster' || view === 'spacetime') &&
        types.map(({ name, index }) => (
          <li key={name} title={declared[name]?.help}>
            <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
              <path d={messagePath(index, 90)} />
            </svg>
            {name}
          </li>
        ))}
    </ul>
  );
}
