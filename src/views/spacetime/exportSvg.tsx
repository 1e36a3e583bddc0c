// The space-time diagram as a picture that stands by itself, whichever view is on screen: drawn out of sight, then written down.

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { StoryLine } from '../../engine/report.ts';
import { toMicros } from '../../engine/units.ts';
import type { Why } from '../../engine/why.ts';
import type { Session } from '../../session/api.ts';
import type { Diagram } from '../../session/diagram.ts';
import type { Range } from '../../ui/range.ts';
import { within } from '../../ui/range.ts';
import { standaloneSvg } from '../../ui/standaloneSvg.ts';
import { Above, Below } from './Drawing.tsx';
import { limitsOf } from './first.ts';
import { geometryOf } from './geometry.ts';
import { doubtsIn, lanesOf, marksOf } from './lanes.ts';
import './spacetime.css';
import { Patterns } from './Patterns.tsx';
import { spotsOf } from './spots.ts';

const WIDTH = 1400;
const LANE = 64;

/** The diagram without anything to press: lanes with their names. */
export function StillDiagram({
  diagram,
  story,
  range,
  why,
  width,
  height,
}: {
  readonly diagram: Diagram;
  readonly story: readonly StoryLine[];
  readonly range: Range;
  readonly why: Why | null;
  readonly width: number;
  readonly height: number;
}) {
  const lanes = lanesOf(diagram);
  const geometry = geometryOf(lanes, range, { width, height });
  const marks = marksOf(diagram, doubtsIn(diagram, story));
  const services = new Set(diagram.services.map(({ id }) => id));
  return (
    <svg
      width={width}
      height={geometry.height}
      viewBox={`0 0 ${width} ${geometry.height}`}
      role="img"
      aria-label="Space-time diagram"
    >
      <defs>
        <clipPath id="still-clip">
          <rect x={geometry.gutter} y={0} width={width} height={geometry.height} />
        </clipPath>
        <Patterns />
      </defs>
      <g clipPath="url(#still-clip)">
        <Below
          diagram={diagram}
          lanes={lanes}
          marks={marks}
          geometry={geometry}
          dimmed={why !== null}
          lane={null}
        />
        <Above
          lanes={lanes}
          marks={marks}
          spots={spotsOf(marks, services, geometry)}
          geometry={geometry}
          why={why}
        />
      </g>
      {lanes.map(({ id, title }) => (
        <text key={id} className="st-node-name" x={10} y={geometry.y(id)} dy="0.36em" fontSize={12}>
          {title}
        </text>
      ))}
    </svg>
  );
}

/** As much of the run as can be drawn, around the playhead; null where there is nothing to draw yet. */
export async function spaceTimeSvg(session: Session): Promise<string | null> {
  const { report, scenario, why } = session.getState();
  if (!report) return null;
  const untilUs = toMicros(scenario.untilMs);
  const limits = limitsOf(untilUs, report.simulatedUs, report.summary.events);
  const at = session.playhead();
  const range = within(limits, [at - limits.widestUs / 2, at + limits.widestUs / 2]);
  const diagram = await session.diagram(...range);
  if (!diagram) return null;
  const box = document.createElement('div');
  box.className = 'st-box st-still';
  document.body.append(box);
  const root = createRoot(box);
  try {
    flushSync(() =>
      root.render(
        <StillDiagram
          diagram={diagram}
          story={report.story}
          range={range}
          why={why?.answer ?? null}
          width={WIDTH}
          height={50 + LANE * (diagram.nodes.length + diagram.services.length)}
        />,
      ),
    );
    const svg = box.querySelector('svg');
    return svg && standaloneSvg([svg]);
  } finally {
    root.unmount();
    box.remove();
  }
}
