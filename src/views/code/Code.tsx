// The protocol's real source, with the rule that just fired lit up; and from firing to firing of a rule, on a node or on any.

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Rules } from '../../engine/declare.ts';
import { detectors } from '../../engine/detectors/registry.ts';
import { fillIn } from '../../engine/narrate.ts';
import { protocols } from '../../engine/protocols/registry.ts';
import type { TraceEvent } from '../../engine/report.ts';
import { jobs } from '../../engine/work/registry.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import './code.css';
import { placesOf, type RulePlace } from './places.ts';
import { type Part, type Source, sourcesOf } from './sources.ts';
import { tokensOf } from './tokens.ts';
import { useFiring } from './useFiring.ts';

/** The rules of a run, by who declares them. */
interface Chapter {
  readonly title: string;
  readonly rules: Rules;
  readonly part: Part;
}

function useChapters(): readonly Chapter[] {
  const scenario = useSessionState((state) => state.scenario);
  return useMemo(() => {
    const protocol = protocols[scenario.protocol.id];
    const detector = protocol?.usesDetector ? detectors[scenario.detector.id] : undefined;
    const job = scenario.work ? jobs[scenario.work.kind] : undefined;
    const chapter = (of: typeof protocol | typeof detector | typeof job, part: Part): Chapter[] =>
      of ? [{ title: of.title, rules: of.rules, part }] : [];
    return [
      ...chapter(protocol, ['protocols', scenario.protocol.id]),
      ...chapter(detector, ['detectors', scenario.detector.id]),
      ...chapter(job, ['work', scenario.work?.kind ?? '']),
    ];
  }, [scenario]);
}

/** `asked`: a rule that the reader wants to see, as it was followed at an event. */
export function Code({
  asked,
}: {
  readonly asked: { readonly rule: string; readonly event: number } | null;
}) {
  const session = useSession();
  const chapters = useChapters();
  const nodes = useSessionState((state) => state.scenario.nodes);
  const [node, setNode] = useState('');
  const [chosen, setChosen] = useState('');
  const [sources, setSources] = useState<readonly Source[]>([]);
  const fired = useFiring(node || null, chosen || null);
  const firing = fired?.event ?? null;
  const atStart = useSessionState((state) => (state.frame?.time ?? 0) === 0);

  useEffect(() => {
    if (asked) setChosen(asked.rule);
  }, [asked]);
  useEffect(() => {
    let current = true;
    void sourcesOf(chapters.map(({ part }) => part)).then((loaded) => {
      if (current) setSources(loaded);
    });
    return () => {
      current = false;
    };
  }, [chapters]);

  const name = chosen || (firing?.rule ?? '');
  const rule = chapters.map(({ rules }) => rules[name]).find((one) => one !== undefined);
  /** To the nearest firing that is not now; its moment is the playhead's. */
  const step = async (direction: 1 | -1) => {
    const last = session.getState().frame?.lastEvent ?? 0;
    const ask = (start: number) => session.firing(start, direction, node || null, name || null);
    let found = await ask(direction > 0 ? last : last + 1);
    if (direction < 0)
      while (found && found.atUs >= Math.floor(session.playhead())) found = await ask(found.id);
    if (found) session.seek(found.atUs);
  };
  return (
    <section className="code" aria-label="Code">
      <div className="code-controls">
        <label>
          <span>Rule</span>
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">the one that just fired</option>
            {chapters.map(({ title, rules }) => (
              <optgroup key={title} label={title}>
                {Object.entries(rules).map(([id, one]) => (
                  <option key={id} value={id}>
                    {one.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label>
          <span>Node</span>
          <select value={node} onChange={(event) => setNode(event.target.value)}>
            <option value="">any node</option>
            {nodes.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      </div>
      {rule && (
        <div className="code-rule">
          <h2>{rule.title}</h2>
          <p>{fired && firing?.rule === name ? fillIn(rule, fired.telling) : rule.explain}</p>
          <p>
            <cite>{rule.source}</cite>
          </p>
        </div>
      )}
      <div className="code-steps">
        <button
          type="button"
          className="button"
          aria-disabled={atStart || firing === null}
          onClick={() => void step(-1)}
        >
          ‹ Previous
        </button>
        <p role="status">{whenText(firing, name)}</p>
        <button type="button" className="button" onClick={() => void step(1)}>
          Next ›
        </button>
      </div>
      <Listing sources={sources} rule={name} />
    </section>
  );
}

function whenText(firing: TraceEvent | null, rule: string): string {
  if (rule === '') return 'no rule has fired yet';
  if (!firing || firing.rule !== rule) return 'not fired so far';
  return `${firing.node ?? firing.to ?? ''} at ${seconds(firing.atUs, 3)}`;
}

const NOWHERE: readonly RulePlace[] = [];

function Listing({
  sources,
  rule,
}: {
  readonly sources: readonly Source[];
  readonly rule: string;
}) {
  const places = useMemo(
    () => new Map(sources.map(({ name, text }) => [name, placesOf(text, rule)])),
    [sources, rule],
  );
  const [open, setOpen] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const seen = useRef(false);
  const home = sources.find(({ name }) => (places.get(name)?.length ?? 0) > 0)?.name;
  const shown = sources.find(({ name }) => name === (open || home)) ?? sources[0];
  const lit = places.get(shown?.name ?? '') ?? NOWHERE;
  const first = lit[0]?.line ?? 0;
  // Another rule may live in another file: what was opened by hand gives way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rule is what it waits for.
  useEffect(() => setOpen(''), [rule]);
  useEffect(() => {
    const box = list.current;
    const line = box?.querySelector<HTMLElement>(`[data-code-line="${first}"]`);
    if (!box || !line || !shown) return;
    // A third down the box, and the topmost line is whole.
    const above = Math.floor(box.clientHeight / 3 / line.offsetHeight);
    box.scrollTop = line.offsetTop - above * line.offsetHeight;
    // Once: who reads on elsewhere while the run plays is left there.
    if (!seen.current) box.scrollIntoView({ block: 'nearest' });
    seen.current = true;
  }, [first, shown]);
  if (!shown) return <p className="code-empty">The source is on its way.</p>;
  return (
    <>
      <label className="code-file">
        <span>File</span>
        <select value={shown.name} onChange={(event) => setOpen(event.target.value)}>
          {sources.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reached by keyboard. */}
      <ol className="code-lines" ref={list} tabIndex={0} aria-label={`Source of ${shown.name}`}>
        <Lines text={shown.text} lit={lit} />
      </ol>
    </>
  );
}

function Lines({ text, lit }: { readonly text: string; readonly lit: readonly RulePlace[] }) {
  return useMemo<ReactNode>(
    () =>
      text
        .trimEnd()
        .split('\n')
        .map((line, index) => {
          const number = index + 1;
          const place = lit.find(({ line: from, to }) => from <= number && number <= to);
          const kind = !place ? '' : place.line === number ? 'code-call' : 'code-lit';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file keep their places.
            <li key={index} data-code-line={number} className={kind}>
              <code>
                {tokensOf(line).map(({ text: token, kind: tone }, at) =>
                  tone === 'plain' ? (
                    token
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: so do the words of a line.
                    <span key={at} className={`code-${tone}`}>
                      {token}
                    </span>
                  ),
                )}
              </code>
            </li>
          );
        }),
    [text, lit],
  );
}
