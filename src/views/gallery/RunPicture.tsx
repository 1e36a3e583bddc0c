// A whole run as one still picture that stands on its own: a lane a node, who led when and in which epoch, who was away. For paper,
// and for readers without scripts. Its colours are the theme's where there is one.

import { ticks } from 'd3';
import type { RunReport } from '../../engine/report.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { epochToken } from '../../ui/epochs.ts';
import { lanesOf, type Span } from './lanes.ts';

const LEFT = 56;
/** Room for half of the last time. */
const RIGHT = 22;
const LANE = 28;
const TOP = 12;
const BAND = 16;

/** The colours of the day theme, where no theme is at hand. */
const EPOCHS = ['#8d8573', '#0b6fa8', '#b34e00', '#00735a', '#9c3f78', '#6b5b00', '#4a51a8'];

const colourOf = (epoch: number): string => {
  const token = epochToken(epoch);
  return `var(${token}, ${EPOCHS[Number(token.slice(-1))]})`;
};

export function RunPicture({
  scenario,
  report,
  width = 720,
}: {
  readonly scenario: Scenario;
  readonly report: RunReport;
  readonly width?: number;
}) {
  const lanes = lanesOf(scenario, report);
  const bottom = TOP + lanes.length * LANE;
  const x = (time: number) => LEFT + ((width - LEFT - RIGHT) * time) / report.untilUs;
  const ink = 'var(--ink, #26231d)';
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${bottom + 26}`}
      fontFamily="sans-serif"
      fontSize={13}
      fill={ink}
      role="img"
      aria-label={captionFor(report)}
    >
      {lanes.map(({ node, spans }, index) => {
        const y = TOP + LANE * (index + 0.5);
        return (
          <g key={node}>
            <text x={8} y={y + 4}>
              {node}
            </text>
            <line x1={LEFT} x2={x(report.untilUs)} y1={y} y2={y} stroke={ink} strokeWidth={1} />
            {spans.map((span) => (
              <Bar key={`${span.kind} ${span.fromUs}`} span={span} x={x} y={y} />
            ))}
          </g>
        );
      })}
      {ticks(0, report.untilUs / 1_000_000, width / 72).map((second) => (
        <g key={second}>
          <line
            x1={x(second * 1_000_000)}
            x2={x(second * 1_000_000)}
            y1={bottom}
            y2={bottom + 5}
            stroke={ink}
          />
          <text x={x(second * 1_000_000)} y={bottom + 19} textAnchor="middle" fontSize={11}>
            {second} s
          </text>
        </g>
      ))}
    </svg>
  );
}

function Bar({
  span: { kind, fromUs, toUs, epoch },
  x,
  y,
}: {
  readonly span: Span;
  readonly x: (time: number) => number;
  readonly y: number;
}) {
  const [left, width] = [x(fromUs), Math.max(1, x(toUs) - x(fromUs))];
  const words = kind === 'leads' ? [`leads, epoch ${epoch}`, `epoch ${epoch}`, `${epoch}`] : [kind];
  const word =
    words.find(({ length }) => width > length * 6.5) ?? (kind === 'leads' ? epoch : null);
  return (
    <>
      <rect
        x={left}
        y={y - BAND / 2}
        width={width}
        height={BAND}
        fill={kind === 'leads' ? colourOf(epoch) : 'var(--paper, #ffffff)'}
        {...(kind === 'leads' ? {} : { stroke: 'var(--line, #8d8573)', strokeDasharray: '3 3' })}
      />
      {word !== null && (
        <text
          x={left + 5}
          y={y + 4}
          fontSize={11}
          {...(kind === 'leads' ? { fill: 'var(--epoch-ink, #ffffff)' } : {})}
        >
          {word}
        </text>
      )}
    </>
  );
}

/** The picture in words. */
export function captionFor({ summary }: RunReport): string {
  const reigns = summary.leaders.map(
    ({ node, epoch, fromUs, toUs }) =>
      `${node} leads in epoch ${epoch} from ${(fromUs / 1e6).toFixed(1)} to ${(toUs / 1e6).toFixed(1)} s`,
  );
  return reigns.length > 0 ? `${reigns.join('; ')}.` : 'Nobody ever leads.';
}
