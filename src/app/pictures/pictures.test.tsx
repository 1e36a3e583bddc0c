// Stored pictures: what each view draws of each built-in scenario at fixed times, as structure and geometry. `npm run golden`
// writes them anew; then read the difference. A view has one line in VIEWS.

import { type ReactNode, useContext } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Frame } from '../../engine/frame.ts';
import { simulate } from '../../engine/run.ts';
import { builtinScenario, builtins } from '../../scenario/builtin/registry.ts';
import { diagramOf } from '../../session/diagram.ts';
import { SessionProvider, useSession } from '../../session/react.ts';
import { stillSession } from '../../session/testing.ts';
import { FixedSize, type Size } from '../../ui/useSize.ts';
import { Classroom } from '../../views/classroom/Classroom.tsx';
import { Cluster } from '../../views/cluster/Cluster.tsx';
import { StillDiagram } from '../../views/spacetime/exportSvg.tsx';
import { firstRange, limitsOf } from '../../views/spacetime/first.ts';
import { movingInClassroom, movingInCluster } from './moving.ts';
import { pictureText } from './text.ts';

interface View {
  readonly view: string;
  readonly draw: () => ReactNode;
  /** What the view draws past React. */
  readonly moving?: (frame: Frame, time: number, size: Size) => string;
}

const VIEWS: readonly View[] = [
  { view: 'cluster', draw: () => <Cluster />, moving: movingInCluster },
  { view: 'classroom', draw: () => <Classroom />, moving: movingInClassroom },
  { view: 'spacetime', draw: () => <SpaceTimeAt /> },
];

/** The space-time diagram asks the worker for its stretch of the run; here it is at hand. */
function SpaceTimeAt() {
  const session = useSession();
  const size = useContext(FixedSize) ?? LARGE;
  const { scenario, report, frame } = session.getState();
  if (!report || !frame) return null;
  const { untilUs, simulatedUs, summary } = report;
  const range = firstRange(
    limitsOf(untilUs, simulatedUs, summary.events),
    summary.events / simulatedUs,
    frame.network.latencyUs[1],
    session.playhead(),
  );
  const diagram = diagramOf(simulate(scenario), ...range);
  return <StillDiagram diagram={diagram} story={report.story} range={range} why={null} {...size} />;
}

const LARGE: Size = { width: 920, height: 560 };
const SMALL: Size = { width: 360, height: 320 };

/** Milliseconds worth looking at; a built-in that is not named here is looked at in the middle. */
const MOMENTS: Readonly<Record<string, readonly number[]>> = {
  'first-day': [7500, 10_200],
  'two-monitors': [14_500],
  'empty-class': [9000],
  'big-class': [6012],
  'phi-vs-timeout': [40_000],
  'swim-gossip': [20_100],
  'bully-split-brain': [14_000],
  'ring-broken': [14_000],
  'raft-split-vote': [19_812],
  'raft-partition': [20_000],
  'lease-gc-pause': [14_700],
  'lease-fenced': [20_000],
};

it.each(VIEWS)('$view', async ({ view, draw, moving }) => {
  for (const { id } of builtins) {
    const scenario = builtinScenario(id);
    if (!scenario) throw new Error(`no built-in ${id}`);
    const scenes = (MOMENTS[id] ?? [Math.round(scenario.untilMs / 2)]).map((ms, index) => {
      const size = index % 2 === 0 ? LARGE : SMALL;
      const session = stillSession(scenario, ms * 1000);
      const { frame } = session.getState();
      const moves = frame && moving ? moving(frame, ms * 1000, size) : '';
      const markup = renderToStaticMarkup(
        <SessionProvider session={session}>
          <FixedSize value={size}>{draw()}</FixedSize>
        </SessionProvider>,
      );
      return `${id} at ${ms} ms, ${size.width} × ${size.height}\n\n${pictureText(markup)}\n${moves && `\n${moves}\n`}`;
    });
    await expect(scenes.join('\n')).toMatchFileSnapshot(`${view}/${id}.txt`);
  }
});
