// Recursion, shown by a thread of comments: the component that draws a comment draws itself for the replies, as countComments counts.

import { type ReactNode, useEffect, useId, useMemo, useReducer, useRef, useState } from 'react';
import source from '../../engine/countComments.ts?raw';
import './comments.css';
import { ActionButton } from './ActionButton.tsx';
import { CommentForm } from './CommentForm.tsx';
import { CommentNode } from './CommentNode.tsx';
import { type Counting, CountingContext, progressOf } from './counting.ts';
import { bringIntoSight } from './inSight.ts';
import { idOf, opening, reduce, totalText } from './reduce.ts';
import { sampleThread } from './sample.ts';
import { countThread, excerptOf, labelsOf, neighbour, stepsOf } from './thread.ts';
import { Walk } from './Walk.tsx';

const PLAY_MS = 1100;

const excerpt = excerptOf(source, 'countComments').split('\n');

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

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves after the thread has changed, and then only
  useEffect(() => {
    const next = focusNext.current;
    focusNext.current = null;
    if (next === 'new') newButton.current?.focus();
    else if (next !== null)
      root.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(next)}"]`)?.focus();
  }, [thread]);

  useEffect(() => {
    if (at !== null && root.current) bringIntoSight(root.current);
  }, [at]);

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => dispatch({ do: 'tick' }), PLAY_MS);
    return () => clearInterval(timer);
  }, [playing]);

  const counting = useMemo(
    (): Counting => ({
      labels,
      ...progressOf(steps, at),
      add: (to, text) => {
        focusNext.current = idOf(nextId);
        dispatch({ do: 'add', to, text });
      },
      remove: (comment) => {
        focusNext.current = neighbour(thread, comment.id) ?? 'new';
        dispatch({ do: 'delete', id: comment.id });
      },
    }),
    [thread, steps, at, labels, nextId],
  );

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

        <div className="comments-side">
          <ActionButton
            label="Count it step by step"
            isExpanded={at !== null}
            isOff={thread.length === 0}
            onPress={() => dispatch({ do: at === null ? 'open' : 'close' })}
          />
          {at !== null && (
            <Walk
              steps={steps}
              at={at}
              playing={playing}
              counting={counting}
              total={totalText(thread)}
              onStep={(by) => dispatch({ do: 'step', by })}
              onPlay={(isOn) => dispatch({ do: isOn ? 'play' : 'pause' })}
            />
          )}
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
        </div>
      </div>
    </section>
  );
}
