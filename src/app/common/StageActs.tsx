// Acts on the stage as a whole, beside its caption: healing what is cut, and what to do with chosen nodes.

import { listed } from '../../engine/names.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import './stageActs.css';

export function StageActs() {
  const session = useSession();
  const selected = useSessionState((state) => state.selected);
  const names = useSessionState((state) => state.scenario.nodes.map(({ id }) => id));
  const isCut = useSessionState(
    ({ frame }) => frame !== null && (frame.cuts.length > 0 || frame.groups !== null),
  );
  const rest = names.filter((name) => !selected?.includes(name));
  const count = selected?.length ?? 0;
  return (
    <span className="stage-acts">
      {selected && (
        <>
          <span role="status" className={count === 0 ? 'stage-acts-how' : undefined}>
            {count > 0 ? (
              `${listed(selected)} chosen`
            ) : (
              <>
                Choose nodes<span className="stage-acts-more">: tap, click or Enter</span>
              </>
            )}
          </span>
          <button
            type="button"
            className="button"
            disabled={count === 0 || rest.length === 0}
            onClick={() => {
              session.intervene({ do: 'partition', groups: [selected, rest] });
              session.select(null);
            }}
          >
            Partition
          </button>
          <button
            type="button"
            className="button"
            disabled={count === 0}
            onClick={() => {
              const alone = selected.map((name) => [name]);
              session.intervene(
                count === 1
                  ? { do: 'isolate', node: selected[0] as string }
                  : { do: 'partition', groups: rest.length > 0 ? [...alone, rest] : alone },
              );
              session.select(null);
            }}
          >
            Isolate
          </button>
          <button type="button" className="button" onClick={() => session.select(null)}>
            Done
          </button>
        </>
      )}
      {isCut && !selected && (
        <button
          type="button"
          className="button"
          aria-label="Heal the network"
          onClick={() => session.intervene({ do: 'heal' })}
        >
          Heal<span className="stage-acts-more"> the network</span>
        </button>
      )}
    </span>
  );
}
