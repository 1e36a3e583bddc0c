// A comment, which draws itself for each of its replies.

import { type ReactNode, useId, useRef, useState } from 'react';
import { type Comment, countComments } from '../../engine/countComments.ts';
import { CommentForm } from './CommentForm.tsx';
import { type CallState, useCounting } from './counting.ts';
import { addendsText, withReplies } from './thread.ts';

/** Deeper replies are not moved in any further; their level stands beside them. */
const INDENTED_LEVELS = 8;
/** The panel is drawn by recursion too, and a page has only so much room for that. */
const LEVELS_MOST = 200;

const CALL_TEXT: Record<CallState, (count: number) => string> = {
  none: () => '',
  'not-called': () => 'not called yet',
  open: () => 'waits for its replies',
  returns: (count) => `returns ${count}`,
  returned: (count) => `returned ${count}`,
};

export function CommentNode({
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
