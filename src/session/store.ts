// The state of a session as a zustand store, and the small changes of it that stand on their own.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Scenario } from '../engine/scenario.ts';
import type { Notice, SessionState } from './api.ts';

/** More lines than anybody reads; the oldest go first. */
const MOST_NOTICES = 8;

/** Never used twice, so that nobody dismisses a line that came in the place of another. */
let lastNotice = 0;

/** Of a run that was just loaded. */
export const UNBEGUN: SessionState['simulated'] = { us: 0, complete: false, halted: false };

export type Store = StoreApi<SessionState>;

export function createSessionStore(scenario: Scenario): Store {
  return createStore<SessionState>(() => ({
    scenario,
    branches: [],
    branch: 0,
    playing: false,
    speed: 1,
    report: null,
    simulated: UNBEGUN,
    fingerprint: '',
    frame: null,
    inspected: [],
    inspections: [],
    notices: [],
    highlight: { node: null, event: null },
    why: null,
    selected: null,
    mismatch: null,
  }));
}

/** A line for people. The same line twice is one line. */
export function addNotice(store: Store, tone: Notice['tone'], text: string, line = text): void {
  const { notices } = store.getState();
  if (notices.at(-1)?.text === text) return;
  const others = notices.filter((notice) => notice.text !== text);
  store.setState({
    notices: [...others, { id: ++lastNotice, tone, text, line }].slice(-MOST_NOTICES),
  });
}

export function removeNotice(store: Store, id: number): void {
  const { notices } = store.getState();
  if (notices.some((notice) => notice.id === id))
    store.setState({ notices: notices.filter((notice) => notice.id !== id) });
}
