// A run as lanes, one a node: when it led and in which epoch, when it was down, when it was paused. From the run's own report.

import type { RunReport } from '../../engine/report.ts';
import type { Scenario } from '../../engine/scenario.ts';
import type { Micros } from '../../engine/units.ts';

export interface Span {
  readonly kind: 'leads' | 'down' | 'paused';
  readonly fromUs: Micros;
  readonly toUs: Micros;
  readonly epoch: number;
}

export interface Lane {
  readonly node: string;
  readonly spans: readonly Span[];
}

/** More lanes than these are not told apart at the size of a thumbnail: those come first that something happened to. */
const MOST_LANES = 8;

const STARTS = { crash: 'down', pause: 'paused' } as const;
const ENDS = { revive: 'down', resume: 'paused' } as const;

/** What befell a node, from the story: from each crash to the revival, from each pause to the end of it (or the crash). */
function absences(node: string, { story, untilUs }: RunReport): Span[] {
  const spans: Span[] = [];
  let open: Omit<Span, 'toUs'> | null = null;
  const close = (toUs: Micros) => {
    if (open && toUs > open.fromUs) spans.push({ ...open, toUs });
    open = null;
  };
  for (const line of story) {
    if (line.node !== node) continue;
    if (line.kind === 'crash' || line.kind === 'pause') {
      close(line.atUs);
      open = { kind: STARTS[line.kind], fromUs: line.atUs, epoch: 0 };
    } else if (line.kind === 'revive' || line.kind === 'resume') {
      if (open?.kind === ENDS[line.kind]) close(line.atUs);
    }
  }
  close(untilUs);
  return spans;
}

export function lanesOf({ nodes }: Pick<Scenario, 'nodes'>, report: RunReport): readonly Lane[] {
  const lanes = nodes.map(({ id }) => ({
    node: id,
    spans: [
      ...report.summary.leaders
        .filter(({ node }) => node === id)
        .map(({ fromUs, toUs, epoch }) => ({ kind: 'leads' as const, fromUs, toUs, epoch })),
      ...absences(id, report),
    ],
  }));
  if (lanes.length <= MOST_LANES) return lanes;
  const eventful = lanes.filter(({ spans }) => spans.length > 0);
  const quiet = lanes.filter(({ spans }) => spans.length === 0);
  const kept = new Set([...eventful, ...quiet].slice(0, MOST_LANES));
  return lanes.filter((lane) => kept.has(lane));
}
