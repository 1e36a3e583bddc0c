// On paper the run is one still picture, with its story below it: who led when, and what happened.

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { protocols } from '../../engine/protocols/registry.ts';
import { useSessionState } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import { captionFor, RunPicture } from '../../views/gallery/RunPicture.tsx';

/** A long run fills no more paper than this. */
const MOST_LINES = 200;

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    const media = matchMedia('print');
    // The paper is laid out right after the event.
    const tell = () => flushSync(() => setPrinting(media.matches));
    media.addEventListener('change', tell);
    return () => media.removeEventListener('change', tell);
  }, []);
  return printing;
}

export function Printed() {
  return usePrinting() ? <Paper /> : null;
}

function Paper() {
  const scenario = useSessionState((state) => state.scenario);
  const report = useSessionState((state) => state.report);
  if (!report) return null;
  const { story, summary } = report;
  const { run, duplicate, missed, refused } = summary.jobs;
  return (
    <section className="printed">
      <figure>
        <RunPicture scenario={scenario} report={report} />
        <figcaption>{captionFor(report)}</figcaption>
      </figure>
      {scenario.work && (
        <p>
          In the whole run: {run} done, {duplicate} doubled, {missed} missed, {refused} refused.
        </p>
      )}
      <ol>
        {story.slice(0, MOST_LINES).map(({ event, atUs, text }) => (
          <li key={event}>
            {seconds(atUs, 2)}: {text}
          </li>
        ))}
      </ol>
      {story.length > MOST_LINES && <p>… and {story.length - MOST_LINES} lines more.</p>}
      <p>
        {protocols[scenario.protocol.id]?.title}, seed {scenario.seed}, fingerprint{' '}
        {summary.fingerprint}.
      </p>
    </section>
  );
}
