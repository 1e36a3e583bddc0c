// What shapes and signs mean: what is on the stage just now in two rows below it, and all of it, with the timeline's, in a sheet.

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { compile } from '../../../engine/compile.ts';
import type { RunReport } from '../../../engine/report.ts';
import { useSessionState } from '../../../session/react.ts';
import { isCall } from '../../../session/thinning.ts';
import { messageDashes, messagePath } from '../../../ui/shapes.ts';
import { FEW } from '../../../views/classroom/few.ts';
import { DETAILED } from '../../../views/cluster/layout.ts';
import type { ViewId } from '../../common/address.ts';
import { CROWD_NOTES, classroomSigns, NOTES } from './classroom.tsx';
import { clusterSigns, PRIORITY } from './cluster.tsx';
import { factsOf, timersOf } from './facts.ts';
import { bandSigns, happeningSigns } from './happenings.tsx';
import { type LegendSign, Pen, SignLine } from './sign.tsx';
import './legend.css';

type Told = { readonly [title: string]: readonly LegendSign[] };

export function Legend({ view }: { view: ViewId }) {
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const messages = useMessages(view);
  const nodes = useNodes(view);
  const { happened, bands } = useHappened();
  const close = () => {
    setOpen(false);
    bar.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const onPress = ({ target }: PointerEvent) => {
      if (!bar.current?.contains(target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', onPress);
    return () => removeEventListener('pointerdown', onPress);
  }, [open]);
  const all: Told = {
    Messages: messages,
    ...(view === 'spacetime' ? {} : { 'On the stage': nodes }),
    [view === 'spacetime' ? 'In the diagram, and on the timeline' : 'On the timeline']: [
      ...bands,
      ...happened,
    ],
  };
  return (
    <div
      ref={bar}
      className="legend"
      role="group"
      aria-label="Legend"
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        className="legend-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Signs
      </button>
      <ul className="legend-row" aria-label="Signs on the stage">
        {[...messages, ...(view === 'spacetime' ? happened : nodes)].map((sign) => (
          <SignLine {...sign} key={sign.key} />
        ))}
      </ul>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <div className="legend-sheet" role="group" aria-label="All signs" tabIndex={0}>
          {Object.entries(all).map(
            ([title, signs]) =>
              signs.length > 0 && (
                <section key={title}>
                  <h2>{title}</h2>
                  <ul>
                    {signs.map((sign) => (
                      <SignLine {...sign} key={sign.key} />
                    ))}
                  </ul>
                </section>
              ),
          )}
        </div>
      )}
    </div>
  );
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

function useNodes(view: ViewId): readonly LegendSign[] {
  const facts = useSessionState(({ frame }) => (frame ? [...factsOf(frame)].sort() : []));
  const timers = useSessionState(({ frame }) =>
    frame && view === 'cluster' ? [...timersOf(frame)].flat() : [],
  );
  const detailed = useSessionState(({ scenario }) => scenario.nodes.length <= DETAILED);
  return useMemo(() => {
    if (view === 'classroom') return classroomSigns(new Set(facts));
    if (view !== 'cluster') return [];
    const running = new Map<number, string>();
    for (let at = 0; at < timers.length; at += 2)
      running.set(timers[at] as number, timers[at + 1] as string);
    return detailed
      ? [...clusterSigns(new Set(facts), running), PRIORITY]
      : clusterSigns(
          new Set(facts.filter((fact) => ['leader', 'candidate', 'wall', 'cut'].includes(fact))),
          new Map(),
        );
  }, [view, facts, timers, detailed]);
}

function useHappened() {
  const report = useSessionState((state) => state.report);
  return useMemo(
    () => ({
      happened: report ? happeningSigns(report) : [],
      bands: report ? bandSigns(report as RunReport) : [],
    }),
    [report],
  );
}
