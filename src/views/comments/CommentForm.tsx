// The form of a new comment.

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { faultOf, lengthOf, TEXT_MOST } from './thread.ts';

export function CommentForm({
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
    else {
      field.current?.focus({ preventScroll: true });
      field.current?.form?.scrollIntoView({ block: 'nearest' });
    }
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
