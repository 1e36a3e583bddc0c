// The branches as branches: a line each, from where it left its parent; the one on screen is thick, and each is a way back.

import { toMicros } from '../../engine/units.ts';
import type { Branch } from '../../session/api.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { placeOn } from './places.ts';
import { KEPT_ROWS, MOST_ROWS, ROW, rowsOf } from './rows.ts';

export function BranchLines({
  fromUs,
  toUs,
  width,
}: {
  readonly fromUs: number;
  readonly toUs: number;
  readonly width: number;
}) {
  const session = useSession();
  const branches = useSessionState((state) => state.branches);
  const current = useSessionState((state) => state.branch);
  const rows = rowsOf(branches, current, MOST_ROWS);
  const x = placeOn([fromUs, toUs], width);
  const at = new Map(rows.map(({ id }, row) => [id, row * ROW + ROW / 2]));
  const hidden = branches.length - rows.length;
  return (
    <div className="branch-lines" style={{ height: Math.max(KEPT_ROWS, rows.length) * ROW }}>
      <svg width={width} height={rows.length * ROW} aria-hidden="true">
        {rows.map(({ id, parent, forkUs, scenario }) => {
          const y = at.get(id) ?? 0;
          const start = Math.max(0, x(forkUs));
          const parentY = at.get(parent ?? -1);
          return (
            <g key={id} className={id === current ? 'branch-current' : 'branch'}>
              <line x1={start} x2={Math.min(width, x(toMicros(scenario.untilMs)))} y1={y} y2={y} />
              {parentY !== undefined && x(forkUs) >= 0 && <path d={`M${start} ${parentY}V${y}`} />}
              <circle cx={start} cy={y} r={3} />
            </g>
          );
        })}
      </svg>
      {rows.map((branch) => (
        <button
          key={branch.id}
          type="button"
          className="branch-button"
          style={{
            top: (at.get(branch.id) ?? 0) - ROW / 2,
            left: Math.max(0, Math.min(x(branch.forkUs), width - 150)),
          }}
          aria-pressed={branch.id === current}
          onClick={() => session.switchBranch(branch.id)}
        >
          {nameOf(branch)}
        </button>
      ))}
      {branches.length === 1 && (
        <p className="branch-none" style={{ top: ROW, height: ROW }}>
          What you do to the run becomes a branch here, and the run as it was stays.
        </p>
      )}
      {hidden > 0 && <small className="branch-hidden">{hidden} more in the list</small>}
    </div>
  );
}

const nameOf = ({ id, label }: Branch): string => (id === 0 ? label : `${id}. ${label}`);
