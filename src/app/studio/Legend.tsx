// What shapes and signs mean: the message types of this run from their declarations, and the signs of what is on the stage just now.

import { compile } from '../../engine/compile.ts';
import type { Frame } from '../../engine/frame.ts';
import { useSessionState } from '../../session/react.ts';
import { messagePath } from '../../ui/shapes.ts';
import type { ViewId } from '../common/address.ts';

type Sign = readonly [kind: string, path: string, words: string];

const QUESTION = 'M-3 -3a3 3 0 1 1 3.5 3q-0.5 0.5 -0.5 2M0 5v.1';
const CLUSTER: readonly Sign[] = [
  ['ballot', 'M-4 -5h8v10h-8ZM-2 0L-0.5 2L2.2 -2', 'has its vote'],
  ['votes', 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z', 'votes counted'],
  ['lease', 'M0 -6A6 6 0 1 1 -6 0', 'lease left, as it sees it'],
  ['successor', 'M-6 0H5M1 -4L5 0L1 4', 'passes on to'],
  ['log', 'M-6 -4h3v8h-3ZM-1.5 -4h3v8h-3ZM3 -4h3v8h-3Z', 'log'],
  ['suspects', QUESTION, 'suspects'],
];
const CLASSROOM: readonly Sign[] = [
  ['ballot', 'M-2 7V-1L0 -6L2 -1V7', 'hand up: stands, or votes'],
  ['lease', 'M-7 -2h14v4h-14ZM-7 -2h8v4h-8Z', 'lease left, as it sees it'],
  ['lock', 'M-4 -3h8v9h-8ZM0 -7L-3 -3M0 -7L3 -3', 'has the hall pass'],
  ['successor', 'M-6 0H5M1 -4L5 0L1 4', 'passes notes to'],
  ['log', 'M-6 5h12v-3h-12ZM-5 2h12v-3h-12ZM-6 -1h12v-3h-12Z', 'log'],
  ['suspects', QUESTION, 'thinks it is gone'],
];

/** What signs are on the stage. */
const kindsOn = ({ nodes, services }: Frame): string =>
  [
    ...new Set([
      ...nodes.flatMap(({ marks, suspectCount }) => [
        ...marks.filter((mark) => mark.kind !== 'log' || mark.length > 0).map(({ kind }) => kind),
        ...(suspectCount > 0 ? ['suspects'] : []),
      ]),
      ...services.map(({ id }) => id),
    ]),
  ].join(' ');

export function Legend({ view }: { view: ViewId }) {
  const scenario = useSessionState((state) => state.branches[0]?.scenario ?? state.scenario);
  const kinds = useSessionState(({ frame }) => (frame ? kindsOn(frame) : '')).split(' ');
  const { protocol, detector, job, types } = compile({ ...scenario, script: [] });
  const declared = { ...protocol.messages, ...detector?.messages, ...job?.messages };
  const signs = view === 'cluster' ? CLUSTER : view === 'classroom' ? CLASSROOM : [];
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
      {signs
        .filter(([kind]) => kinds.includes(kind))
        .map(([kind, path, words]) => (
          <li key={kind}>
            <svg viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
              <path className="legend-sign" d={path} />
            </svg>
            {words}
          </li>
        ))}
    </ul>
  );
}
