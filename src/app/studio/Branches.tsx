// The branches of the run: what was clicked away is kept, and one step back.

import { useSession, useSessionState } from '../../session/react.ts';

export function Branches() {
  const session = useSession();
  const branches = useSessionState((state) => state.branches);
  const branch = useSessionState((state) => state.branch);
  const canUndo = branches[branch]?.parent !== null && branches[branch] !== undefined;
  const canRedo = branches.some(({ parent }) => parent === branch);
  return (
    <div className="branches" role="group" aria-label="Branches">
      <button type="button" className="button" disabled={!canUndo} onClick={() => session.undo()}>
        Undo
      </button>
      <button type="button" className="button" disabled={!canRedo} onClick={() => session.redo()}>
        Redo
      </button>
      <label>
        <span>Branch</span>
        <select
          value={branch}
          onChange={(event) => session.switchBranch(Number(event.target.value))}
        >
          {branches.map(({ id, label }) => (
            <option key={id} value={id}>
              {id === 0 ? label : `${id}. ${label}`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
