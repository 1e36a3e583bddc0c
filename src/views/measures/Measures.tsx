// What a run comes to, in a few numbers: for comparing it with another.

import type { RunReport } from '../../engine/report.ts';
import { useSessionState } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import './measures.css';

interface Measure {
  readonly label: string;
  readonly help: string;
  readonly value: string;
}

/** The measures of a whole run, or of as much of it as is simulated. */
export function measuresOf({ summary }: RunReport, hasJob: boolean): readonly Measure[] {
  const { noLeaderUs, splitBrainUs, messages, jobs, failovers } = summary;
  const [first] = failovers;
  const elected = first?.electedUs ?? null;
  return [
    {
      label: 'Without a leader',
      help: 'Time in which nobody that is up leads',
      value: seconds(noLeaderUs),
    },
    {
      label: 'With two',
      help: 'Time in which more than one node that is up leads',
      value: seconds(splitBrainUs),
    },
    {
      label: 'First failover',
      help: 'From the first failure of a leader until the next one leads',
      value: first
        ? elected === null
          ? 'never over'
          : seconds(elected - first.failedUs, 2)
        : 'none',
    },
    { label: 'Messages', help: 'Messages sent in the whole run', value: String(messages.sent) },
    ...(hasJob
      ? [
          { label: 'Doubled', help: 'Work done twice', value: String(jobs.duplicate) },
          { label: 'Missed', help: 'Work that nobody did', value: String(jobs.missed) },
        ]
      : []),
  ];
}

export function Measures() {
  const report = useSessionState((state) => state.report);
  const hasJob = useSessionState((state) => state.scenario.work !== null);
  if (!report) return null;
  return (
    <div className="measures" role="group" aria-label="Measures of the whole run">
      <p>Over the whole run</p>
      <dl>
        {measuresOf(report, hasJob).map(({ label, help, value }) => (
          <div key={label} title={help}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
