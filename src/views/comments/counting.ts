// What every comment of the thread is told: how far the counting has come, and what can be done to it.

import { createContext, useContext } from 'react';
import type { Comment } from '../../engine/countComments.ts';
import { type Label, type Step, stackOf } from './thread.ts';

export type CallState = 'none' | 'not-called' | 'open' | 'returns' | 'returned';

export interface Counting {
  readonly labels: ReadonlyMap<string, Label>;
  /** Where in the recursion a comment's own call is; 'none' while nothing is counted step by step. */
  readonly callState: (comment: Comment) => CallState;
  readonly isKnown: (comment: Comment) => boolean;
  readonly add: (to: string | null, text: string) => void;
  readonly remove: (comment: Comment) => void;
}

export const CountingContext = createContext<Counting | null>(null);

export function useCounting(): Counting {
  const counting = useContext(CountingContext);
  if (counting === null) throw new Error('a comment stands outside of its thread');
  return counting;
}

/** Where the counting is at the step `at`; null = it is not going on, and everything is known. */
export function progressOf(
  steps: readonly Step[],
  at: number | null,
): Pick<Counting, 'callState' | 'isKnown'> {
  const returnOf = new Map(steps.map(({ call }, index) => [call.comment.id, index]));
  const step = at === null ? undefined : steps[at];
  const open = new Set(step && stackOf(step.call).map(({ comment }) => comment.id));
  return {
    callState: ({ id }) => {
      if (at === null) return 'none';
      const returns = returnOf.get(id)!;
      if (returns === at) return 'returns';
      if (returns < at) return 'returned';
      return open.has(id) ? 'open' : 'not-called';
    },
    isKnown: ({ id }) => at === null || returnOf.get(id)! <= at,
  };
}
