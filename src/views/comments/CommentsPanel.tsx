// Recursion, shown by a thread of comments: the component that draws a comment draws itself for the replies, as countComments counts.

import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { type Comment, countComments } from '../../engine/countComments.ts';
import source from '../../engine/countComments.ts?raw';
import './comments.css';
import { sampleThread } from './sample.ts';
import {
  addendsText,
  addReply,
  countThread,
  excerptOf,
  faultOf,
  find,
  type Label,
  labelsOf,
  lengthOf,
  neighbour,
  READER,
  remove,
  type Step,
  stackOf,
  stepsOf,
  sumText,
  TEXT_MOST,
  type Thread,
  withReplies,
} from './thread.ts';

/** Deeper replies are not moved in any further; their level stands beside them. */
const INDENTED_LEVELS = 8;
/** The panel is drawn by recursion too, and a page has only so much room for that. */
const LEVELS_MOST = 200;
const UNDOS_MOST = 100;
const PLAY_MS = 1100;
/** Of a deep call stack the outermost and the innermost calls are shown. */
const [CALLS_OUTER, CALLS_INNER] = [3, 5];

const excerpt = excerptOf(source, 'countComments').split('\n');

// ─── State ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface State {
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

const opening: State = {
  thread: sampleThread,
  past: [],
  nextId: countThread(sampleThread) + 1,
  at: null,
  playing: false,
  message: '',
};

const idOf = (number: number): string => `c${number}`;

const totalText = (thread: Thread): string => {
  const total = countThread(thread);
  return `countComments(thread) = ${thread.length > 1 ? `${sumText(thread)} = ` : ''}${total}`;
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

function reduce(state: State, action: Action): State {
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

// ─── What every comment of the thread is told ────────────────────────────────────────────────────────────────────────

type CallState = 'none' | 'not-called' | 'open' | 'returns' | 'returned';

interface Counting {
  readonly labels: ReadonlyMap<string, Label>;
  /** Where in the recursion a comment's own call is; 'none' while nothing is counted step by step. */
  readonly callState: (comment: Comment) => CallState;
  readonly isKnown: (comment: Comment) => boolean;
  readonly add: (to: string | null, text: string) => void;
  readonly remove: (comment: Comment) => void;
}

const CountingContext = createContext<Counting | null>(null);

function useCounting(): Counting {
  const counting = useContext(CountingContext);
  if (counting === null) throw new Error('a comment stands outside of its thread');
  return counting;
}

const CALL_TEXT: Record<CallState, (count: number) => string> = {
  none: () => '',
  'not-called': () => 'not called yet',
  open: () => 'waits for its replies',
  returns: (count) => `returns ${count}`,
  returned: (count) => `returned ${count}`,
};

// ─── The comment, which renders itself ───────────────────────────────────────────────────────────────────────────────

function CommentNode({
  comment,
  level,
}: {
  readonly comment: Comment;
  readonly level: number;
}): ReactNode {
  const { labels, callState, add, remove } = useCounting();
  const [isReplying, setReplying] = useState(false);
  const formId = useId();
  const replyButton = useRef<HTMLButtonElement>(null);
  const label = labels.get(comment.id)!;
  const state = callState(comment);
  const count = countComments(comment);
  const cancel = () => {
    setReplying(false);
    replyButton.current?.focus();
  };
  return (
    <li className="comments-item">
      <article
        className="comments-card"
        data-comment={comment.id}
        data-call={state}
        aria-label={`${label.phrase}${level > 1 ? `, level ${level}` : ''}`}
        tabIndex={-1}
      >
        <div className="comments-head">
          <strong className="comments-author">{label.name}</strong>
          {level > INDENTED_LEVELS && <span className="comments-level">level {level}</span>}
          <Equation comment={comment} />
        </div>
        <p className="comments-text" dir="auto">
          {comment.text}
        </p>
        <div className="comments-actions">
          {level < LEVELS_MOST ? (
            <button
              type="button"
              className="comments-button comments-quiet"
              ref={replyButton}
              aria-label={`Reply to ${label.phrase}`}
              aria-expanded={isReplying}
              aria-controls={isReplying ? formId : undefined}
              onClick={() => {
                if (isReplying) document.getElementById(formId)?.querySelector('textarea')?.focus();
                setReplying(true);
              }}
            >
              Reply
            </button>
          ) : (
            <span className="comments-note">As deep as this book goes.</span>
          )}
          <button
            type="button"
            className="comments-button comments-quiet comments-delete"
            aria-label={`Delete ${withReplies(comment, label)}`}
            onClick={() => remove(comment)}
          >
            Delete
          </button>
          {state !== 'none' && <span className="comments-call">{CALL_TEXT[state](count)}</span>}
        </div>
        {isReplying && (
          <CommentForm
            id={formId}
            label={`Reply to ${label.phrase}`}
            onCancel={cancel}
            onAdd={(text) => {
              setReplying(false);
              add(comment.id, text);
            }}
          />
        )}
      </article>
      {comment.replies.length > 0 && (
        <ul className={level < INDENTED_LEVELS ? 'comments-list comments-in' : 'comments-list'}>
          {comment.replies.map((reply) => (
            <CommentNode key={reply.id} comment={reply} level={level + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** "1 + (2 + 1) = 4": the call of a comment, in the numbers that its replies returned. */
function Equation({ comment }: { readonly comment: Comment }): ReactNode {
  const { isKnown } = useCounting();
  const count = isKnown(comment) ? countComments(comment) : null;
  return (
    <span className="comments-equation">
      <span className="comments-unseen">counts </span>
      {comment.replies.length > 0 && `${addendsText(comment, isKnown)} = `}
      <b data-count={count ?? ''}>{count ?? '?'}</b>
    </span>
  );
}

function CommentForm({
  id,
  label,
  onAdd,
  onCancel,
}: {
  readonly id: string;
  readonly label: string;
  readonly onAdd: (text: string) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = () => {
    const found = faultOf(text);
    setFault(found);
    if (found === null) onAdd(text);
    else field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isAdd = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isAdd && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!isAdd) onCancel();
    else if (!event.repeat) submit();
  };
  return (
    <form
      id={id}
      className="comments-form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={`${id}-text`}>{label}</label>
      <textarea
        id={`${id}-text`}
        ref={field}
        rows={3}
        dir="auto"
        value={text}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault ${id}-length`}
        onChange={(event) => {
          setText(event.target.value);
          if (fault !== null) setFault(null);
        }}
      />
      <p id={`${id}-fault`} className="comments-fault" role="alert">
        {fault}
      </p>
      <div className="comments-actions">
        <button type="submit" className="comments-button comments-main">
          Add
        </button>
        <button type="button" className="comments-button" onClick={onCancel}>
          Cancel
        </button>
        <span id={`${id}-length`} className="comments-note">
          {lengthOf(text)} of {TEXT_MOST}
          <span className="comments-unseen"> characters. Control and Enter adds.</span>
        </span>
      </div>
    </form>
  );
}

// ─── The panel ───────────────────────────────────────────────────────────────────────────────────────────────────────

export function CommentsPanel(): ReactNode {
  const [state, dispatch] = useReducer(reduce, opening);
  const [isWriting, setWriting] = useState(false);
  const { thread, past, at, playing, message, nextId } = state;
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const newButton = useRef<HTMLButtonElement>(null);
  /** Whom to focus once the thread has changed: a comment by its id, or the button for a new one. */
  const focusNext = useRef<string | 'new' | null>(null);

  const labels = useMemo(() => labelsOf(thread), [thread]);
  const steps = useMemo(() => stepsOf(thread), [thread]);
  const step = at === null ? undefined : steps[at];
  const rows = useMemo(() => {
    const highest = steps.reduce((most, { call }) => Math.max(most, stackOf(call).length), 0);
    return Math.min(highest, CALLS_OUTER + 1 + CALLS_INNER);
  }, [steps]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves after the thread has changed, and then only
  useEffect(() => {
    const next = focusNext.current;
    focusNext.current = null;
    if (next === 'new') newButton.current?.focus();
    else if (next !== null)
      root.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(next)}"]`)?.focus();
  }, [thread]);

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => dispatch({ do: 'tick' }), PLAY_MS);
    return () => clearInterval(timer);
  }, [playing]);

  const counting = useMemo((): Counting => {
    const returnOf = new Map(steps.map(({ call }, index) => [call.comment.id, index]));
    const open = new Set(step && stackOf(step.call).map(({ comment }) => comment.id));
    const callState = ({ id }: Comment): CallState => {
      if (at === null) return 'none';
      const returns = returnOf.get(id)!;
      if (returns === at) return 'returns';
      if (returns < at) return 'returned';
      return open.has(id) ? 'open' : 'not-called';
    };
    return {
      labels,
      callState,
      isKnown: ({ id }) => at === null || returnOf.get(id)! <= at,
      add: (to, text) => {
        focusNext.current = idOf(nextId);
        dispatch({ do: 'add', to, text });
      },
      remove: (comment) => {
        focusNext.current = neighbour(thread, comment.id) ?? 'new';
        dispatch({ do: 'delete', id: comment.id });
      },
    };
  }, [thread, steps, step, at, labels, nextId]);

  const isLast = at !== null && at === steps.length - 1;
  return (
    <section className="comments" ref={root} aria-labelledby={`${id}-title`}>
      <div className="comments-page">
        <div className="comments-top">
          <h2 id={`${id}-title`}>A thread that counts itself</h2>
          <p>
            A comment is one comment, plus all that its replies come to. A reply is a comment too,
            so the function asks itself. The thread is drawn that way as well:{' '}
            <code>CommentNode</code> renders a <code>CommentNode</code> for every reply.
          </p>
          <p className="comments-total" data-total={countThread(thread)}>
            {totalText(thread)}
          </p>
          <div className="comments-actions">
            <button
              type="button"
              className="comments-button"
              ref={newButton}
              aria-expanded={isWriting}
              onClick={() => {
                if (isWriting)
                  document.getElementById(`${id}-new`)?.querySelector('textarea')?.focus();
                setWriting(true);
              }}
            >
              New comment
            </button>
            <ActionButton
              label="Undo last change"
              isOff={past.length === 0}
              onPress={() => dispatch({ do: 'undo' })}
            />
            <ActionButton
              label="Reset thread"
              isOff={thread === sampleThread}
              onPress={() => dispatch({ do: 'reset' })}
            />
          </div>
          {isWriting && (
            <CommentForm
              id={`${id}-new`}
              label="New comment, a reply to none"
              onCancel={() => {
                setWriting(false);
                newButton.current?.focus();
              }}
              onAdd={(text) => {
                setWriting(false);
                counting.add(null, text);
              }}
            />
          )}
          <p className="comments-unseen" aria-live="polite">
            {message}
          </p>
        </div>

        <div className="comments-side">
          <figure className="comments-source">
            <figcaption>src/engine/countComments.ts</figcaption>
            <pre>
              <code>
                {excerpt.map((line) => (
                  <span key={line}>{`${line}\n`}</span>
                ))}
              </code>
            </pre>
          </figure>
          <ActionButton
            label="Count it step by step"
            isExpanded={at !== null}
            isOff={thread.length === 0}
            onPress={() => dispatch({ do: at === null ? 'open' : 'close' })}
          />
          {step !== undefined && at !== null && (
            <div className="comments-walk" role="group" aria-label="Counting step by step">
              <div className="comments-actions">
                <ActionButton
                  label="Step back"
                  isOff={at === 0}
                  onPress={() => dispatch({ do: 'step', by: -1 })}
                />
                <ActionButton
                  label="Step"
                  isOff={isLast}
                  onPress={() => dispatch({ do: 'step', by: 1 })}
                />
                <ActionButton
                  label={playing ? 'Pause' : 'Play'}
                  onPress={() => dispatch({ do: playing ? 'pause' : 'play' })}
                />
                <span className="comments-note">
                  return {at + 1} of {steps.length}
                </span>
              </div>
              <CallStack step={step} counting={counting} rows={rows} />
              {isLast && <p className="comments-end">{totalText(thread)}</p>}
            </div>
          )}
        </div>

        <div className="comments-thread">
          {thread.length === 0 ? (
            <p className="comments-empty">
              An empty thread: the sum over nothing is 0. Say something, or undo.
            </p>
          ) : (
            <CountingContext value={counting}>
              <ul className="comments-list" aria-label="Comments">
                {thread.map((comment) => (
                  <CommentNode key={comment.id} comment={comment} level={1} />
                ))}
              </ul>
            </CountingContext>
          )}
        </div>
      </div>
    </section>
  );
}

function CallStack({
  step,
  counting,
  rows,
}: {
  readonly step: Step;
  readonly counting: Counting;
  /** How many calls the stack shows at its highest: room is kept for them, so that nothing below jumps. */
  readonly rows: number;
}): ReactNode {
  const stack = stackOf(step.call);
  const hidden = stack.length - CALLS_OUTER - CALLS_INNER;
  const shown =
    hidden > 1 ? [...stack.slice(0, CALLS_OUTER), null, ...stack.slice(-CALLS_INNER)] : stack;
  const id = useId();
  return (
    <>
      <h3 id={id}>Call stack, outermost first</h3>
      <ol
        className="comments-stack"
        aria-labelledby={id}
        style={{ minHeight: `calc(${rows} * (1.5 * var(--text-s) + var(--space-4)))` }}
      >
        {shown.map((call) => {
          if (call === null) return <li key="hidden">… {hidden} more open calls …</li>;
          const { comment } = call;
          const name = counting.labels.get(comment.id)!.name;
          const isReturning = call === step.call;
          const addends = addendsText(comment, counting.isKnown);
          return (
            <li key={comment.id} data-call={counting.callState(comment)}>
              countComments({name}) <span>= {addends}</span>
              {isReturning && (
                <b>
                  {comment.replies.length > 0 && ` = ${step.value}`}, returns {step.value}
                </b>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** A button that stays in the tab order while it has nothing to do, so that a press never loses the focus. */
function ActionButton({
  label,
  isOff = false,
  isExpanded,
  onPress,
}: {
  readonly label: string;
  readonly isOff?: boolean;
  readonly isExpanded?: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className="comments-button"
      aria-disabled={isOff}
      aria-expanded={isExpanded}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {label}
    </button>
  );
}
