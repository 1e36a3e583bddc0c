// What the leader's job came to, counted by the true state of the world up to the playhead.

import { useMemo } from 'react';
import { jobs as declared } from '../../engine/work/registry.ts';
import { useSessionState } from '../../session/react.ts';
import { Ledger, until } from './Ledger.tsx';
import './work.css';

const ROWS = [
  ['run', 'done', 'Slots of the job that ran at least once'],
  ['duplicate', 'doubled', 'Runs of a slot that had run already'],
  ['missed', 'missed', 'Slots that nobody ran'],
  ['refused', 'refused', 'Runs that the resource refused, because a newer leader had written'],
] as const;

/** Few jobs lose anything: it is counted where this run does. */
const LOST = [
  'lost',
  'lost',
  'Acknowledged, and gone for all that. One that was done before it was lost stays counted as done',
] as const;

export function Work() {
  const jobs = useSessionState((state) => state.frame?.jobs ?? null);
  const entries = useSessionState((state) => state.report?.work);
  const now = useSessionState((state) => state.frame?.lastEvent ?? 0);
  const losses = useMemo(
    () => (entries ?? []).filter(({ outcome }) => outcome === 'lost'),
    [entries],
  );
  const work = useSessionState((state) => state.scenario.work);
  if (!work) return null;
  const job = declared[work.kind];
  const rows = [
    // Without fencing nothing is refused.
    ...ROWS.filter(([key]) => key !== 'refused' || work.fencing || (jobs?.refused ?? 0) > 0),
    ...(losses.length > 0 ? [LOST] : []),
  ];
  return (
    <section className="work" aria-labelledby="work-title">
      <h2 id="work-title">
        {job?.title ?? 'The job'}
        {work.fencing ? ', fenced' : ''}
      </h2>
      <dl>
        {rows.map(([key, label, help]) => {
          const count = key === 'lost' ? until(losses, now).length : (jobs?.[key] ?? 0);
          return (
            <div key={key} className={`work-${key}${count > 0 ? ' work-some' : ''}`} title={help}>
              <dt>{label}</dt>
              <dd data-job={key}>{count}</dd>
            </div>
          );
        })}
      </dl>
      {job && <p className="work-summary">{job.summary}</p>}
      <Ledger item={job?.item ?? 'item'} />
    </section>
  );
}
