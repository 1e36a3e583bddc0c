// A run in small: a lane a node, coloured where it leads, empty where it is down, dashed where it is paused; below, thin where nobody leads, thick where two do.

import type { RunReport } from '../../engine/report.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { epochColour } from '../../ui/epochs.ts';
import { lanesOf } from './lanes.ts';
import './thumbnail.css';

const WIDTH = 240;
const HEIGHT = 84;
const FOOT = 12;

export function Thumbnail({
  scenario,
  report,
}: {
  readonly scenario: Scenario;
  readonly report: RunReport;
}) {
  const lanes = lanesOf(scenario, report);
  const step = (HEIGHT - FOOT) / lanes.length;
  const thick = Math.min(9, step * 0.62);
  const x = (time: number) => Math.round((time / report.untilUs) * WIDTH * 10) / 10;
  const wide = (from: number, to: number) => Math.max(1, x(to) - x(from));
  return (
    <svg className="thumbnail" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {lanes.map(({ node, spans }, index) => {
        const y = step * (index + 0.5);
        return (
          <g key={node}>
            <line className="thumbnail-lane" x1={0} x2={WIDTH} y1={y} y2={y} />
            {spans.map(({ kind, fromUs, toUs, epoch }) => (
              <rect
                key={`${kind} ${fromUs}`}
                className={`thumbnail-${kind}`}
                x={x(fromUs)}
                y={y - thick / 2}
                width={wide(fromUs, toUs)}
                height={thick}
                {...(kind === 'leads' ? { fill: epochColour(epoch) } : {})}
              />
            ))}
          </g>
        );
      })}
      {report.noLeader.map(([from, to]) => (
        <rect
          key={from}
          className="thumbnail-nobody"
          x={x(from)}
          y={HEIGHT - 8}
          width={wide(from, to)}
          height={3}
        />
      ))}
      {report.splitBrain.map(([from, to]) => (
        <rect
          key={from}
          className="thumbnail-split"
          x={x(from)}
          y={HEIGHT - 9}
          width={Math.max(2, wide(from, to))}
          height={6}
        />
      ))}
    </svg>
  );
}
