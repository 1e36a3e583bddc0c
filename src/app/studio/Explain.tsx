// What happened, why, and by which lines: three tabs of one panel. Asking "why?" anywhere opens the second.

import {
  type KeyboardEvent,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Session } from '../../session/api.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { Story } from '../../views/story/Story.tsx';
import { Boundary } from '../common/Boundary.tsx';
import './explain.css';

const Why = lazy(async () => ({ default: (await import('../../views/why/Why.tsx')).Why }));
const Code = lazy(async () => ({ default: (await import('../../views/code/Code.tsx')).Code }));

const TABS = [
  ['story', 'What happens'],
  ['why', 'Why?'],
  ['code', 'Code'],
] as const;
type Tab = (typeof TABS)[number][0];

/** A rule that the reader wants to see the lines of, as it was followed in a run. */
interface Asked {
  readonly session: Session;
  readonly rule: string;
  readonly event: number;
}

/** `column`: which of several runs is told. */
export function Explain({ column }: { readonly column: string }) {
  const session = useSession();
  const [tab, setTab] = useState<Tab>('story');
  const [rule, setRule] = useState<Asked | null>(null);
  const asked = useSessionState((state) => state.why?.event ?? null);
  const panel = useRef<HTMLElement>(null);
  /** Of each run the question that was answered: turning back to it is no new question. */
  const answered = useRef(new WeakMap<Session, number | null>());
  useEffect(() => {
    const isNew = asked !== null && answered.current.get(session) !== asked;
    answered.current.set(session, asked);
    if (!isNew) return;
    setTab('why');
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [session, asked]);
  const showRule = useCallback(
    (name: string, event: number) => {
      setRule({ session, rule: name, event });
      setTab('code');
      void session.events(event, event).then(([found]) => found && session.seek(found.atUs));
    },
    [session],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const now = TABS.findIndex(([id]) => id === tab);
    const to = { ArrowRight: now + 1, ArrowLeft: now + TABS.length - 1 }[event.key];
    const next = to === undefined ? undefined : TABS[to % TABS.length];
    if (!next || event.shiftKey) return;
    event.preventDefault();
    setTab(next[0]);
    document.getElementById(`tab-${next[0]}`)?.focus();
  };
  return (
    <section ref={panel} className="explain" aria-label="The run explained">
      <div className="explain-tabs" role="tablist" aria-label="The run explained">
        {TABS.map(([id, title]) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={tab === id}
            aria-controls="explain-panel"
            tabIndex={tab === id ? 0 : -1}
            onClick={() => setTab(id)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
      <div
        className="explain-panel"
        id="explain-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
      >
        <Boundary key={`${tab} ${column}`} what="This panel">
          <Suspense fallback={null}>
            {tab === 'story' && <Story />}
            {tab === 'why' && <Why onRule={showRule} />}
            {tab === 'code' && <Code asked={rule?.session === session ? rule : null} />}
          </Suspense>
        </Boundary>
      </div>
    </section>
  );
}
