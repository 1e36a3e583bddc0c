// The gallery: every built-in run as a card, its thumbnail drawn from the run itself, with what it teaches; by protocol.

import { useEffect, useRef, useState } from 'react';
import { protocols } from '../../engine/protocols/registry.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { builtinScenario, builtins } from '../../scenario/builtin/registry.ts';
import { previewRuns } from '../../session/previews.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { Thumbnail } from '../../views/gallery/Thumbnail.tsx';
import '../common/dialog.css';
import './gallery.css';

interface Card {
  readonly id: string;
  readonly teaches: string;
  readonly scenario: Scenario;
}

const cards: readonly Card[] = builtins.flatMap(({ id, teaches }) => {
  const scenario = builtinScenario(id);
  return scenario ? [{ id, teaches, scenario }] : [];
});

/** Simulated once a visit. */
const reports = new Map<string, RunReport>();

/** Open from the start; `onClose` when it was closed in whichever way. */
export function Gallery({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className="dialog gallery"
      aria-labelledby="gallery-title"
      onClose={onClose}
    >
      <div className="dialog-head">
        <h2 id="gallery-title">Runs to begin with</h2>
        <button type="button" className="button" onClick={close}>
          Close
        </button>
      </div>
      <Cards onChoose={close} />
    </dialog>
  );
}

function Cards({ onChoose }: { readonly onChoose: () => void }) {
  const session = useSession();
  const title = useSessionState((state) => state.branches[0]?.scenario.title ?? '');
  const [protocol, setProtocol] = useState('all');
  const [, redraw] = useState(0);
  useEffect(() => {
    const missing = cards.filter(({ id }) => !reports.has(id));
    return previewRuns(
      missing.map(({ scenario }) => scenario),
      (index, report) => {
        const card = missing[index];
        if (card) reports.set(card.id, report);
        redraw((count) => count + 1);
      },
    );
  }, []);
  const choices = ['all', ...new Set(cards.map(({ scenario }) => scenario.protocol.id))];
  const shown = cards.filter(
    ({ scenario }) => protocol === 'all' || scenario.protocol.id === protocol,
  );
  return (
    <>
      <div className="gallery-filter" role="group" aria-label="Protocol">
        {choices.map((id) => (
          <button
            key={id}
            type="button"
            className="button"
            aria-pressed={id === protocol}
            onClick={() => setProtocol(id)}
          >
            {id === 'all' ? 'All' : (protocols[id]?.title ?? id)}
          </button>
        ))}
      </div>
      <p className="gallery-key">
        One lane a node (of many, eight): a coloured bar while it leads, a gap while down, a dashed
        box while paused. Below: a thin grey line while nobody leads, a thick red one while two do.
      </p>
      <ul className="gallery-cards">
        {shown.map(({ id, teaches, scenario }) => {
          const report = reports.get(id);
          return (
            <li key={id}>
              <button
                type="button"
                className="gallery-card"
                data-scenario={id}
                aria-current={scenario.title === title ? 'true' : undefined}
                onClick={() => {
                  session.load(scenario);
                  onChoose();
                }}
              >
                {report ? (
                  <Thumbnail scenario={scenario} report={report} />
                ) : (
                  <span className="gallery-blank" />
                )}
                <strong>{scenario.title}</strong>
                <span className="gallery-teaches">{teaches}</span>
                <small>
                  {protocols[scenario.protocol.id]?.title}, {scenario.nodes.length} nodes
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
