// What was done and by whom, line by line: item, node, token, and how the resource took it. A click jumps to the moment.

import { useMemo } from 'react';
import type { RunReport } from '../../engine/report.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { epochColour } from '../../ui/epochs.ts';
import { Sign } from '../../ui/Sign.tsx';
import { seconds } from '../../ui/time.ts';

type Entry = RunReport['work'][number];

/** Lines on screen at once: the newest up to the playhead. A long run does thousands. */
const WINDOW = 60;
const NONE: readonly Entry[] = [];

/** As the panel calls them; their signs are those of the timeline. */
const OUTCOMES: Readonly<Record<Entry['outcome'], string>> = {
  done: 'done',
  duplicate: 'doubled',
  missed: 'missed',
  refused: 'refused',
  lost: 'lost',
};

/** The entries up to and including an event. */
export function until(work: readonly Entry[], event: number): readonly Entry[] {
  let low = 0;
  let high = work.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((work[middle]?.event ?? 0) <= event) low = middle + 1;
    else high = middle;
  }
  return work.slice(0, low);
}

export function Ledger({ item }: { readonly item: string }) {
  const session = useSession();
  const work = useSessionState((state) => state.report?.work ?? NONE);
  const now = useSessionState((state) => state.frame?.lastEvent ?? 0);
  const past = useMemo(() => until(work, now), [work, now]);
  const shown = past.slice(-WINDOW).reverse();
  return (
    <details className="ledger">
      <summary>
        Ledger{' '}
        <small>
          {past.length === 0
            ? 'empty so far'
            : `${past.length} ${past.length === 1 ? 'line' : 'lines'} so far`}
        </small>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div className="ledger-scroll" tabIndex={0} role="region" aria-label="Ledger">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Outcome</th>
              <th scope="col">{item}</th>
              <th scope="col">Who</th>
              <th scope="col">Token</th>
            </tr>
          </thead>
          <tbody>
            {shown.length === 0 && (
              <tr>
                <td colSpan={5}>Nothing done yet</td>
              </tr>
            )}
            {shown.map((entry) => (
              <tr key={entry.event} className={`ledger-${entry.outcome}`}>
                <td>
                  <button type="button" onClick={() => session.seek(entry.atUs)}>
                    {seconds(entry.atUs, 2)}
                  </button>
                </td>
                <td>
                  <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
                    <Sign kind={entry.outcome} />
                  </svg>{' '}
                  {OUTCOMES[entry.outcome]}
                </td>
                <td>{entry.item}</td>
                <td>{entry.node ?? 'nobody'}</td>
                <td>
                  {entry.outcome !== 'missed' && (
                    <>
                      <span
                        className="ledger-swatch"
                        style={{ background: epochColour(entry.epoch) }}
                      />
                      {entry.epoch}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {past.length > shown.length && (
          <p>
            The newest {WINDOW} of {past.length}.
          </p>
        )}
      </div>
    </details>
  );
}
