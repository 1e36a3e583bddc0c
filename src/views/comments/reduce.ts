// What a reader can do with the thread, and to the counting of it: a reducer over the panel's state.

import { sampleThread } from './sample.ts';
import {
  addendsText,
  addReply,
  countThread,
  find,
  labelsOf,
  READER,
  remove,
  type Step,
  stepsOf,
  sumText,
  type Thread,
  withReplies,
} from './thread.ts';

const UNDOS_MOST = 100;

export interface State {
  readonly thread: Thread;
  readonly past: readonly Thread[];
  readonly nextId: number;
  /** The return that is shown while counting step by step. */
  readonly at: number | null;
  readonly playing: boolean;
  readonly message: string;
}

type Action =
  | { readonly do: 'add'; readonly to: string | null; readonly text: string }
  | { readonly do: 'delete'; readonly id: string }
  | { readonly do: 'undo' | 'reset' | 'open' | 'close' | 'play' | 'pause' | 'tick' }
  | { readonly do: 'step'; readonly by: 1 | -1 };

export const opening: State = {
  thread: sampleThread,
  past: [],
  nextId: countThread(sampleThread) + 1,
  at: null,
  playing: false,
  message: '',
};

export const idOf = (number: number): string => `c${number}`;

export const totalText = (thread: Thread): string => {
  const total = countThread(thread);
  return `Comments in all: ${thread.length > 1 ? `${sumText(thread)} = ` : ''}${total}`;
};

/** Another thread. It ends the counting, which was of the one before. */
function changed(state: State, thread: Thread, what: string): State {
  const past = [...state.past, state.thread].slice(-UNDOS_MOST);
  return {
    ...state,
    thread,
    past,
    at: null,
    playing: false,
    message: `${what} ${totalText(thread)}.`,
  };
}

function returnText({ thread }: State, { call, value }: Step): string {
  const { comment } = call;
  const name = labelsOf(thread).get(comment.id)!.name;
  return `countComments(${name}) returns ${addendsText(comment)}${
    comment.replies.length > 0 ? ` = ${value}` : ''
  }.`;
}

function moved(state: State, at: number, playing: boolean): State {
  const steps = stepsOf(state.thread);
  const step = steps[at];
  if (step === undefined) return { ...state, playing: false };
  const isLast = at === steps.length - 1;
  const text = `${returnText(state, step)}${isLast ? ` ${totalText(state.thread)}.` : ''}`;
  // While it plays, only the end is said: a reader's voice would lag behind.
  const message = playing && !isLast ? state.message : text;
  return { ...state, at, playing: playing && !isLast, message };
}

export function reduce(state: State, action: Action): State {
  const { thread, past, nextId, at } = state;
  switch (action.do) {
    case 'add': {
      const reply = {
        id: idOf(nextId),
        author: READER,
        text: action.text.trim(),
        replies: [],
      };
      const after = addReply(thread, action.to, reply);
      return after === thread
        ? state
        : changed({ ...state, nextId: nextId + 1 }, after, 'Comment added.');
    }
    case 'delete': {
      const comment = find(thread, action.id);
      if (comment === undefined) return state;
      const what = withReplies(comment, labelsOf(thread).get(comment.id)!);
      return changed(state, remove(thread, comment.id), `Deleted ${what}.`);
    }
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return state;
      const undone = changed(state, before, 'Undone.');
      return { ...undone, past: past.slice(0, -1) };
    }
    case 'reset':
      return thread === sampleThread ? state : changed(state, sampleThread, 'Reset.');
    case 'open':
      return moved(state, 0, false);
    case 'close':
      return { ...state, at: null, playing: false };
    case 'step':
      return at === null || at + action.by < 0 ? state : moved(state, at + action.by, false);
    case 'play':
      if (at === null) return state;
      return at === stepsOf(thread).length - 1
        ? moved({ ...state, message: '' }, 0, true)
        : { ...state, playing: true };
    case 'pause':
      return { ...state, playing: false };
    case 'tick':
      return at === null ? state : moved(state, at + 1, true);
  }
}
