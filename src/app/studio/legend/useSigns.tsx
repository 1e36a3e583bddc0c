// Which signs a view has at this moment, and which of them come first where there is no room for all.

import { type ReactNode, useMemo, useRef } from 'react';
import { compile } from '../../../engine/compile.ts';
import type { Frame } from '../../../engine/frame.ts';
import type { RunReport } from '../../../engine/report.ts';
import type { SessionState } from '../../../session/api.ts';
import { useSessionState } from '../../../session/react.ts';
import { isCall } from '../../../session/thinning.ts';
import { messageDashes, messagePath } from '../../../ui/shapes.ts';
import { FEW } from '../../../views/classroom/few.ts';
import { DETAILED, RINGS_OF_FEW } from '../../../views/cluster/sizes.ts';
import type { ViewId } from '../../common/address.ts';
import { CROWD_NOTES, classroomSigns, NOTES } from './classroom.tsx';
import { clusterSigns, crowdSigns, prioritySign } from './cluster.tsx';
import { epochOf, factsOf, flyingIn, happenedIn, timersOf, windowOf } from './facts.ts';
import { bandSigns, diagramSigns, happeningSigns } from './happenings.tsx';
import { type Example, type LegendSign, Pen } from './sign.tsx';

/** Signs under their titles, and all that the view itself has in the order in which they are wanted. */
export interface Signs {
  readonly sections: readonly (readonly [title: string, signs: readonly LegendSign[]])[];
  readonly row: readonly LegendSign[];
}

export function useSigns(view: ViewId, example: Example): Signs {
  const messages = useMessages(view);
  const flying = useAtRest(({ frame }) => (frame ? flyingAs(view, frame) : []));
  const near = useAtRest(({ frame, report }) =>
    frame && report && view === 'spacetime' ? happenedIn(report, windowOf(report, frame)) : [],
  );
  const { nodes, always } = useNodes(view, example);
  const report = useSessionState((state) => state.report);
  return useMemo(() => {
    const firstOf = (signs: readonly LegendSign[], keys: readonly string[]) => [
      signs.filter(({ key }) => keys.includes(key)),
      signs.filter(({ key }) => !keys.includes(key)),
    ];
    const [first = [], later = []] = firstOf(messages, flying);
    const bands = report ? bandSigns(report as RunReport) : [];
    if (view === 'spacetime') {
      const happened = report ? diagramSigns(report) : [];
      const [here = [], elsewhere = []] = firstOf(happened, [...ALWAYS_NEAR, ...near]);
      return {
        sections: [
          ['Messages', messages],
          ['In the diagram, and on the timeline', [...happened, ...bands]],
        ],
        row: [...here, ...first, ...later, ...elsewhere],
      };
    }
    return {
      sections: [
        ['Messages', messages],
        ['On the stage', [...nodes, ...always]],
        ['On the timeline', [...bands, ...(report ? happeningSigns(report) : [])]],
      ],
      row: [...nodes, ...first, ...later, ...always],
    };
  }, [view, messages, flying, near, nodes, always, report]);
}

/** The types that have been sent in this run, by the names that they are declared with. */
function useMessages(view: ViewId): readonly LegendSign[] {
  const scenario = useSessionState((state) => state.branches[0]?.scenario ?? state.scenario);
  const sent = useSessionState(({ report }) =>
    Object.entries(report?.summary.messages.byType ?? {}).flatMap(([type, count]) =>
      count > 0 ? type : [],
    ),
  );
  const isLost = useSessionState(({ report }) => (report?.summary.messages.dropped ?? 0) > 0);
  const notes = scenario.nodes.length > FEW ? CROWD_NOTES : NOTES;
  return useMemo(() => {
    if (view === 'classroom')
      return [
        ...(sent.some(isCall) ? [notes.call] : []),
        ...(sent.some((type) => !isCall(type))
          ? [{ ...notes.letter, words: sent.some(isCall) ? 'another message' : 'a message' }]
          : []),
        ...(isLost ? [NOTES.lost] : []),
      ];
    const { protocol, detector, job, types } = compile({ ...scenario, script: [] });
    const declared = { ...protocol.messages, ...detector?.messages, ...job?.messages };
    const signs = types.flatMap(({ name, index }): LegendSign[] =>
      sent.includes(name)
        ? [
            {
              key: name,
              words: declared[name]?.title ?? name,
              help: `${name}: ${declared[name]?.help ?? ''}`,
              drawn: drawnAs(view, index, name),
              width: view === 'cluster' ? 18 : 28,
            },
          ]
        : [],
    );
    const lost = <path d={messagePath(0, 70)} fill="none" stroke="var(--ink)" strokeWidth={1.75} />;
    return isLost && view === 'cluster'
      ? [...signs, { key: 'lost', words: 'lost on the way: hollow', drawn: lost }]
      : signs;
  }, [view, scenario, sent, isLost, notes]);
}

function drawnAs(view: ViewId, index: number, name: string): ReactNode {
  const glyph = <path d={messagePath(index, view === 'cluster' ? 90 : 44)} fill="var(--ink)" />;
  if (view === 'cluster') return glyph;
  return (
    <>
      {isCall(name) ? (
        <Pen d="M-14 -6L14 6" width={0.9} />
      ) : (
        <Pen d="M-14 -6L14 6" width={1.3} dash={messageDashes(index)} />
      )}
      {!isCall(name) && glyph}
    </>
  );
}

/** Crosses of lost messages and ticks of timers are all over a diagram. */
const ALWAYS_NEAR = ['crash', 'timer'];

/** What decides the order of the signs: while the run plays it stays as it was, so that nothing changes places. */
function useAtRest(select: (state: SessionState) => readonly string[]): readonly string[] {
  const kept = useRef<readonly string[]>([]);
  return useSessionState((state) => {
    if (!state.playing) kept.current = select(state);
    return kept.current;
  });
}

/** Keys of the messages that are on their way. */
function flyingAs(view: ViewId, frame: Frame): readonly string[] {
  const { types, lost } = flyingIn(frame);
  const keyOf = (type: string) =>
    view !== 'classroom' ? type : isCall(type) ? NOTES.call.key : NOTES.letter.key;
  return [...new Set([...types].sort().map(keyOf)), ...(lost ? [NOTES.lost.key] : [])];
}

function useNodes(view: ViewId, example: Example) {
  const facts = useSessionState(({ frame }) => (frame ? [...factsOf(frame)].sort() : []));
  const count = useSessionState(({ scenario }) => scenario.nodes.length);
  const timers = useSessionState(({ frame }) =>
    frame && view === 'cluster' && count <= DETAILED
      ? [...timersOf(frame, count > FEW ? 1 : RINGS_OF_FEW)].flat()
      : [],
  );
  return useMemo(() => {
    const nodes: readonly LegendSign[] =
      view === 'classroom'
        ? classroomSigns(new Set(facts), example)
        : count > DETAILED
          ? crowdSigns(new Set(facts), example)
          : clusterSigns(new Set(facts), pairsOf(timers), example);
    return {
      nodes,
      always: view === 'cluster' && count <= DETAILED ? [prioritySign(example)] : [],
    };
  }, [view, facts, timers, count, example]);
}

function pairsOf(flat: readonly (number | string)[]): ReadonlyMap<number, string> {
  const pairs = new Map<number, string>();
  for (let at = 0; at < flat.length; at += 2) pairs.set(flat[at] as number, flat[at + 1] as string);
  return pairs;
}

/** Whom the signs name: the first of the run, in the epoch of the one that leads. */
export function useExample(): Example {
  const { name, priority } = useSessionState(({ scenario: { nodes } }) => ({
    name: nodes[0]?.id ?? 'n1',
    priority: nodes[0]?.priority ?? 1,
  }));
  const epoch = useSessionState(({ frame }) => (frame ? epochOf(frame) : 1));
  return useMemo(() => ({ name, priority, epoch }), [name, priority, epoch]);
}
