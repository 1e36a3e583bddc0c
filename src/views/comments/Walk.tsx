// The counting, step by step: its controls and its call stack.

import { type ReactNode, useId, useMemo } from 'react';
import { ActionButton } from './ActionButton.tsx';
import type { Counting } from './counting.ts';
import { addendsText, type Step, stackOf } from './thread.ts';

/** Of a deep call stack the outermost and the innermost calls are shown. */
const [CALLS_OUTER, CALLS_INNER] = [3, 5];

export function Walk({
  steps,
  at,
  playing,
  counting,
  total,
  onStep,
  onPlay,
}: {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly playing: boolean;
  readonly counting: Counting;
  /** What it comes to, said at the end. */
  readonly total: string;
  readonly onStep: (by: 1 | -1) => void;
  readonly onPlay: (isOn: boolean) => void;
}): ReactNode {
  const rows = useMemo(() => {
    const highest = steps.reduce((most, { call }) => Math.max(most, stackOf(call).length), 0);
    return Math.min(highest, CALLS_OUTER + 1 + CALLS_INNER);
  }, [steps]);
  const step = steps[at];
  if (step === undefined) return null;
  const isLast = at === steps.length - 1;
  return (
    <div className="comments-walk" role="group" aria-label="Counting step by step">
      <div className="comments-actions">
        <ActionButton label="Step back" isOff={at === 0} onPress={() => onStep(-1)} />
        <ActionButton label="Step" isOff={isLast} onPress={() => onStep(1)} />
        <ActionButton label={playing ? 'Pause' : 'Play'} onPress={() => onPlay(!playing)} />
        <span className="comments-note">
          return {at + 1} of {steps.length}
        </span>
      </div>
      <CallStack step={step} counting={counting} rows={rows} />
      {isLast && <p className="comments-end">{total}</p>}
    </div>
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
        style={{ '--rows': rows } as Record<string, number>}
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
