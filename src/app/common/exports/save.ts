// What the reader can take away of a run, as files: pictures, the trace, the diagram, the conversation. Loaded when it is asked for.

import type { Session } from '../../../session/api.ts';
import { type Layer, pngOf, standaloneSvg } from '../../../ui/standaloneSvg.ts';
import { spaceTimeSvg } from '../../../views/spacetime/exportSvg.tsx';
import { download, fileName } from '../download.ts';
import { mermaidOf } from './mermaid.ts';
import { traceLines } from './trace.ts';

/** Events that are read for a conversation; what is longer nobody draws. */
const MOST_EVENTS = 20_000;

/** The stage as SVG or as PNG, the space-time diagram as SVG, the conversation for Mermaid, the trace as JSON Lines. */
export type Export = 'picture' | 'dots' | 'diagram' | 'conversation' | 'trace';

/** Smaller drawings on the stage are icons and strips. */
const SMALLEST = { width: 200, height: 120 };

/** A view may draw in layers, one above the other. */
function stageSvg(): string | null {
  const drawings = document.querySelectorAll<Layer>('.stage-view svg, .stage-view canvas');
  const [first, ...others] = [...drawings].filter((drawing) => {
    const { width, height } = drawing.getBoundingClientRect();
    const isNested = drawing.parentElement?.closest('svg');
    return !isNested && width >= SMALLEST.width && height >= SMALLEST.height;
  });
  return first ? standaloneSvg([first, ...others]) : null;
}

async function conversation(session: Session): Promise<string> {
  const { scenario, frame } = session.getState();
  const diagram = await session.diagram(0, 0);
  return mermaidOf({
    words: diagram?.glossary ?? { rules: {}, resource: 'the resource' },
    title: scenario.title,
    participants: [
      ...scenario.nodes.map(({ id }) => ({ id, title: id })),
      ...(frame?.services ?? []).map(({ id, title }) => ({ id, title })),
    ],
    events: await session.events(1, MOST_EVENTS),
  });
}

/** Hands over the file, or says why there is none. */
export async function save(session: Session, what: Export): Promise<void> {
  const { title } = session.getState().scenario;
  const none = (why: string) => session.notify('warning', why);
  if (what === 'trace') {
    const parts = await traceLines(session);
    if (!parts) return none('The trace can be saved when the whole run is simulated.');
    return download(fileName(title, 'jsonl'), new Blob([...parts], { type: 'application/jsonl' }));
  }
  if (what === 'conversation')
    return download(fileName(title, 'mmd'), await conversation(session), 'text/plain');
  const svg = what === 'diagram' ? await spaceTimeSvg(session) : stageSvg();
  if (svg === null) return none('There is no drawing on this stage to save.');
  if (what === 'dots') return download(fileName(title, 'png'), await pngOf(svg));
  download(
    fileName(what === 'diagram' ? `${title} space-time` : title, 'svg'),
    svg,
    'image/svg+xml',
  );
}
