// The branches as branches: a line each, from where it left its parent; the one on screen is thick, and each is a way back.

import { toMicros } from '../../engine/units.ts';
import type { Branch } from '../../session/api.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { placeOn } from './places.ts';
import { hangsFrom, KEPT_ROWS, LOW, LOW_ROWS, MOST_ROWS, ROW, rowsOf } from './rows.ts';

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
  const rows = rowsOf(branches, current, matchMedia(LOW).matches ? LOW_ROWS : MOST_ROWS);
  const x = placeOn([fromUs, toUs], width);
  const at = new Map(rows.map(({ id }, row) => [id, row * ROW + ROW / 2]));
  const hidden = branches.length - rows.length;
  const startOf = ({ forkUs }: Branch) => Math.max(0, x(forkUs));
  const lookOf = ({ id }: Branch) => (id === current ? 'branch-current' : 'branch');
  return (
    <div className="branch-lines" style={{ height: Math.max(KEPT_ROWS, rows.length) * ROW }}>
      <svg width={width} height={rows.length * ROW} aria-hidden="true">
        {rows.map((branch) => {
          const { id, forkUs, scenario } = branch;
          const y = at.get(id) ?? 0;
          const start = startOf(branch);
          const from = hangsFrom(branch, branches, rows);
          return (
            <g key={id} className={lookOf(branch)}>
              <line x1={start} x2={Math.min(width, x(toMicros(scenario.untilMs)))} y1={y} y2={y} />
              {from && x(forkUs) >= 0 && <path d={`M${start} ${at.get(from.id)}V${y}`} />}
            </g>
          );
        })}
        {/* Above every line that passes. */}
        {rows.map((branch) => (
          <g key={branch.id} className={lookOf(branch)}>
            <circle cx={startOf(branch)} cy={at.get(branch.id)} r={3} />
          </g>
        ))}
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
          What you do to the run becomes a branch here, and the original run is kept.
        </p>
      )}
      {hidden > 0 && <small className="branch-hidden">{hidden} more</small>}
    </div>
  );
}

const nameOf = ({ id, label }: Branch): string => (id === 0 ? label : `${id}. ${label}`);
